import type { Action, Brag } from '../../model/action';
import { action as entity, brags } from '../../model/action';
import type { Fields } from '../../model/json';
import { cellsIn, toJson } from '../../model/json';
import type { Instant } from '../../model/values';
import * as v from 'valibot';
import type { App } from '../../app/store';
import type { DraftFormName } from './draftKeys';
import { draftKey } from './draftKeys';
import type { EditValues } from './editValues';
import { fieldsOf, valuesOf } from './editValues';

/** The draft of an update. It carries the client key, so that sending it twice can't create two items. */
export interface UpdateDraft {
  clientKey: string;
  narrative: string;
  brag: Brag | undefined;
  bragReason: string;
  barrier: string;
  /** The reason for saving a number that the guard stops. */
  guardReason: string;
}

/** The draft of an edit, with the version of the action that it was begun on. */
export interface EditDraft {
  loaded: Action;
  values: EditValues;
  /** The reason for saving a number that the guard stops. */
  guardReason: string;
}

/** Reads and writes the stored draft of one form for one action. */
export interface DraftSlot<Draft> {
  get(): Draft | undefined;
  set(draft: Draft): void;
  delete(): void;
  /** When the draft was last typed in. */
  at(): Instant | undefined;
}

const text = v.string();
const updateShape = v.object({
  clientKey: v.pipe(text, v.uuid()),
  narrative: text,
  brag: v.nullish(v.picklist(brags)),
  bragReason: text,
  barrier: text,
  guardReason: v.optional(text, '')
});
const fields = v.record(v.string(), v.unknown());

/** An edit is stored as the loaded values and the typed values. The rest of the action is read from the plan. */
const editShape = v.object({ etag: text, base: fields, values: fields, guardReason: v.optional(text, '') });

/** Makes the slot for a form's draft. `toStored` converts a draft to JSON, and `read` converts the JSON back. */
function draftSlot<S extends v.GenericSchema, Draft>(
  { drafts }: App,
  key: string,
  shape: S,
  read: (stored: v.InferOutput<S>) => Draft | undefined,
  toStored: (draft: Draft) => unknown
): DraftSlot<Draft> {
  return {
    get: () => {
      const stored = v.safeParse(shape, drafts.get(key)?.value);
      return stored.success ? read(stored.output) : undefined;
    },
    set: draft => drafts.set(key, toStored(draft)),
    delete: () => drafts.forget(key),
    at: () => drafts.get(key)?.at
  };
}

function valuesIn(stored: Fields, under: EditValues): EditValues | undefined {
  const cells = cellsIn(entity, stored);
  const { leadTyped } = stored;
  return cells && { ...under, ...cells, leadTyped: typeof leadTyped === 'string' ? leadTyped : '' };
}

/** The drafts of an action. They survive closing the panel, the page and the tab. */
export function draftsOf(app: App, actionId: number): { update: DraftSlot<UpdateDraft>; edit: DraftSlot<EditDraft> } {
  return {
    update: draftSlot(
      app,
      draftKey('update', actionId),
      updateShape,
      stored => ({ ...stored, brag: stored.brag ?? undefined }),
      (draft: UpdateDraft) => draft
    ),
    edit: draftSlot(
      app,
      draftKey('edit', actionId),
      editShape,
      ({ etag, base, values, guardReason }) => {
        const screen = app.screen();
        const action = screen.kind === 'ready' ? screen.content.actions.find(one => one.id === actionId) : undefined;
        const before = action && valuesIn(base, valuesOf(action));
        const typed = before && valuesIn(values, before);
        if (!action || !before || !typed) return undefined;
        const loaded = action.etag === etag ? action : { ...action, ...fieldsOf(before), etag };
        return { loaded, values: typed, guardReason };
      },
      ({ loaded, values, guardReason }: EditDraft) => ({
        etag: loaded.etag,
        base: toJson(valuesOf(loaded)),
        values: toJson(values),
        guardReason
      })
    )
  };
}

/** True where this form has an unsaved draft for the action. */
export function hasDraft(app: App, actionId: number, form: DraftFormName): boolean {
  return draftsOf(app, actionId)[form].get() !== undefined;
}

/** True where any form has an unsaved draft for the action. */
export function hasAnyDraft(app: App, actionId: number): boolean {
  return hasDraft(app, actionId, 'update') || hasDraft(app, actionId, 'edit');
}

/** Deletes the drafts of the action. Call it only after the person has confirmed, or the change is saved. */
export function forgetDrafts(app: App, actionId: number): void {
  const { update, edit } = draftsOf(app, actionId);
  update.delete();
  edit.delete();
}

/** An empty update with a new client key. */
export function newUpdateDraft(): UpdateDraft {
  return {
    clientKey: crypto.randomUUID(),
    narrative: '',
    brag: undefined,
    bragReason: '',
    barrier: '',
    guardReason: ''
  };
}

/** True where the person has filled in any part of the update. */
export function isBegun(draft: UpdateDraft): boolean {
  return (
    draft.brag !== undefined || [draft.narrative, draft.bragReason, draft.barrier].some(words => words.trim() !== '')
  );
}
