import * as v from 'valibot';
import type { App } from '../../app/store';
import type { Instant } from '../../domain/dates';
import type { Action, Brag } from '../../domain/plan';
import { brags, priorities, stages } from '../../domain/plan';
import { draftKey } from '../drafts/keys';
import type { EditValues } from './editValues';
import { fieldsOf, valuesOf } from './editValues';

/** An update that was begun. Its key goes with it, so that sending it again can't double it. */
export interface UpdateDraft {
  clientKey: string;
  narrative: string;
  brag: Brag | undefined;
  bragReason: string;
  barrier: string;
  /** Why a number that the guard stops must be kept. */
  guardReason: string;
}

/** An edit that was begun, with the version of the action it was begun on. */
export interface EditDraft {
  loaded: Action;
  values: EditValues;
  /** Why a number that the guard stops must be kept. */
  guardReason: string;
}

/** The drafts of one kind of form, by action. */
export interface DraftsOf<Draft> {
  get(actionId: number): Draft | undefined;
  has(actionId: number): boolean;
  set(actionId: number, draft: Draft): void;
  delete(actionId: number): void;
  /** When it was last typed in. */
  keptAt(actionId: number): Instant | undefined;
}

const missing = v.optional(v.undefined());
const maybe = <const T extends readonly string[]>(names: T) => v.optional(v.picklist(names));
const text = v.string();

const updateShape = v.object({
  clientKey: v.pipe(text, v.uuid()),
  narrative: text,
  brag: maybe(brags),
  bragReason: text,
  barrier: text,
  guardReason: v.optional(text, '')
});

const valuesShape = v.object({
  areaId: v.optional(v.number()),
  number: text,
  action: text,
  outcome: text,
  measure: text,
  baseline: text,
  target: text,
  lead: v.union([missing, v.object({ id: v.number(), name: text, email: text })]),
  leadTyped: text,
  leadRole: text,
  leadAgency: text,
  partnerAgencies: v.array(text),
  priority: maybe(priorities),
  start: text,
  currentDue: text,
  nextUpdateDue: text,
  stage: v.picklist(stages),
  stageReason: text,
  chosenBrag: maybe(brags),
  bragReason: text,
  locality: text,
  absorbedInto: text
});

/** An edit is kept as what was loaded and what was typed; the rest of the action is read anew. */
const editShape = v.object({ etag: text, base: valuesShape, values: valuesShape, guardReason: v.optional(text, '') });

function read<T>(app: App, key: string, parse: (value: unknown) => T | undefined): T | undefined {
  const kept = app.drafts.get(key);
  return kept && parse(kept.value);
}

function parsed<S extends v.GenericSchema>(shape: S, value: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(shape, value);
  return result.success ? result.output : undefined;
}

/** The drafts of this app; they outlive the panel, the page and a tab that was ended. */
export function draftsOf(app: App): { updates: DraftsOf<UpdateDraft>; edits: DraftsOf<EditDraft> } {
  const updates = (actionId: number): UpdateDraft | undefined =>
    read(app, draftKey('update', actionId), value => {
      const draft = parsed(updateShape, value);
      return draft && { ...draft, brag: draft.brag };
    });
  const edits = (actionId: number): EditDraft | undefined =>
    read(app, draftKey('edit', actionId), value => {
      const draft = parsed(editShape, value);
      const { screen } = app.state.getState();
      const action = screen.kind === 'ready' ? screen.content.actions.find(one => one.id === actionId) : undefined;
      if (!draft || !action) return undefined;
      const base: EditValues = { ...valuesOf(action), ...draft.base };
      const loaded = action.etag === draft.etag ? action : { ...action, ...fieldsOf(base), etag: draft.etag };
      return { loaded, values: { ...base, ...draft.values }, guardReason: draft.guardReason };
    });
  return {
    updates: {
      get: updates,
      has: actionId => updates(actionId) !== undefined,
      set: (actionId, draft) => app.drafts.set(draftKey('update', actionId), draft),
      delete: actionId => app.drafts.forget(draftKey('update', actionId)),
      keptAt: actionId => app.drafts.get(draftKey('update', actionId))?.at
    },
    edits: {
      get: edits,
      has: actionId => edits(actionId) !== undefined,
      set: (actionId, { loaded, values, guardReason }) =>
        app.drafts.set(draftKey('edit', actionId), { etag: loaded.etag, base: valuesOf(loaded), values, guardReason }),
      delete: actionId => app.drafts.forget(draftKey('edit', actionId)),
      keptAt: actionId => app.drafts.get(draftKey('edit', actionId))?.at
    }
  };
}

/** True where something was typed for the action and not saved. */
export function hasDraft(app: App, actionId: number): boolean {
  const { updates, edits } = draftsOf(app);
  return updates.has(actionId) || edits.has(actionId);
}

/** Forgets what was typed for the action; only after the person said so, or it was saved. */
export function forgetDrafts(app: App, actionId: number): void {
  const { updates, edits } = draftsOf(app);
  updates.delete(actionId);
  edits.delete(actionId);
}

/** A new update, with nothing typed yet. */
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

/** True where the person has given anything of the update. */
export function isBegun(draft: UpdateDraft): boolean {
  return (
    draft.brag !== undefined || [draft.narrative, draft.bragReason, draft.barrier].some(words => words.trim() !== '')
  );
}
