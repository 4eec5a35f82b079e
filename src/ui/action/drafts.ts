import type { App } from '../../app/store';
import type { Action, Brag } from '../../domain/plan';
import type { EditValues } from './editValues';

/** An update that was begun. Its key goes with it, so that sending it again can't double it. */
export interface UpdateDraft {
  clientKey: string;
  narrative: string;
  brag: Brag | undefined;
  bragReason: string;
  barrier: string;
}

/** An edit that was begun, with the version of the action it was begun on. */
export interface EditDraft {
  loaded: Action;
  values: EditValues;
}

/** What was typed and not saved, by action. It outlives the panel: the browser's Back must not lose words. */
export interface Drafts {
  updates: Map<number, UpdateDraft>;
  edits: Map<number, EditDraft>;
}

const kept = new WeakMap<App, Drafts>();

/** The drafts of this app, in memory only. */
export function draftsOf(app: App): Drafts {
  const known = kept.get(app);
  if (known) return known;
  const made: Drafts = { updates: new Map(), edits: new Map() };
  kept.set(app, made);
  return made;
}

/** True where something was typed for the action and not saved. */
export function hasDraft(app: App, actionId: number): boolean {
  const drafts = draftsOf(app);
  return drafts.updates.has(actionId) || drafts.edits.has(actionId);
}

/** Forgets what was typed for the action; only after the person said so, or it was saved. */
export function forgetDrafts(app: App, actionId: number): void {
  draftsOf(app).updates.delete(actionId);
  draftsOf(app).edits.delete(actionId);
}

/** A new update, with nothing typed yet. */
export function newUpdateDraft(): UpdateDraft {
  return { clientKey: crypto.randomUUID(), narrative: '', brag: undefined, bragReason: '', barrier: '' };
}

/** True where the person has given anything of the update. */
export function isBegun(draft: UpdateDraft): boolean {
  return draft.brag !== undefined || [draft.narrative, draft.bragReason, draft.barrier].some(text => text.trim() !== '');
}
