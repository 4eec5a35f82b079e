/** The forms whose drafts are kept for an action. */
export type DraftForm = 'update' | 'edit';

/** The key under which what was typed in a form for an action is kept. */
export function draftKey(form: DraftForm, actionId: number): string {
  return `${form}-${String(actionId)}`;
}

/** What a key says; undefined for a draft of anything else. */
export function readDraftKey(key: string): { form: DraftForm; actionId: number } | undefined {
  const [, form, id] = /^(update|edit)-(\d+)$/.exec(key) ?? [];
  return form === undefined ? undefined : { form: form === 'edit' ? 'edit' : 'update', actionId: Number(id) };
}
