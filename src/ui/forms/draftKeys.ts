/** The forms that store a draft for an action. */
export type DraftFormName = 'update' | 'edit';

/** The storage key for the draft of one form of an action. */
export function draftKey(form: DraftFormName, actionId: number): string {
  return `${form}-${String(actionId)}`;
}

/** Parses a storage key; undefined for the draft of anything else. */
export function readDraftKey(key: string): { form: DraftFormName; actionId: number } | undefined {
  const [, form, id] = /^(update|edit)-(\d+)$/.exec(key) ?? [];
  return form === undefined ? undefined : { form: form === 'edit' ? 'edit' : 'update', actionId: Number(id) };
}
