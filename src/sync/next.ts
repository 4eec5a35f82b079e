import type { Failure, Result } from '../domain/failure';
import { backOff } from './backOff';
import { changedSince, merge } from './merge';
import type { Fields } from '../model/json';
import type { CreateAnswer, ItemState, Random, WriteAnswer, Written } from './ports';
import type { QueuedOperation, Resolution, Step } from './queue';

/** What the answer to one request makes of an operation. Pure: the engine does what it says. */
export type Next =
  /** `basedOn` is the ETag of the version that it was written on, where that is known for certain. */
  | { kind: 'saved'; written: Written | undefined; basedOn?: string | undefined }
  /** `busyUntil`: the server asks that nothing at all is sent before, in milliseconds since 1970. */
  | { kind: 'goOn'; one: QueuedOperation; busyUntil?: number };

/** The moment of an answer, and the luck that its wait is drawn with. */
export interface Moment {
  now: number;
  random: Random;
}

const mostSaveConflicts = 5;
/** A server that breaks ten times in a row over one operation won't take it. */
const mostBroken = 10;

/** After a create: a doubtful outcome is settled by its key, and so is "this value is there already". */
export function afterCreate(one: QueuedOperation, answer: CreateAnswer, at: Moment): Next {
  switch (answer.kind) {
    case 'done':
      return { kind: 'saved', written: answer.written };
    case 'duplicate':
      return go(one, { kind: 'check', otherwise: answer.failure });
    case 'notSent':
      return wait(one, { kind: 'offline' }, 'send', at);
    case 'failed':
      return afterFailure(one, answer.failure, 'check', at);
  }
}

/** After the client key was looked up. A duplicate that isn't ours is another unique column's, and a refusal. */
export function afterFindByKey(
  one: QueuedOperation,
  otherwise: Failure | undefined,
  found: Result<Written | undefined>,
  at: Moment
): Next {
  if (!found.ok) return afterFailure(one, found.failure, 'check', at);
  if (found.value) return { kind: 'saved', written: found.value };
  return otherwise ? setAside(one, otherwise) : go(one, { kind: 'send' });
}

/** After an edit or a removal. */
export function afterWrite(one: QueuedOperation, answer: WriteAnswer, at: Moment): Next {
  switch (answer.kind) {
    case 'done':
      return { kind: 'saved', written: answer.written, basedOn: one.pending.etag };
    case 'changed':
      return go(one, { kind: 'check' });
    case 'notSent':
      return wait(one, { kind: 'offline' }, 'send', at);
    case 'saveConflict': {
      const saveConflicts = one.saveConflicts + 1;
      if (saveConflicts > mostSaveConflicts) return setAside(one, { kind: 'stale' });
      return wait({ ...one, saveConflicts }, { kind: 'stale' }, 'check', at);
    }
    case 'failed':
      return isGone(one, answer.failure)
        ? { kind: 'saved', written: undefined }
        : afterFailure(one, answer.failure, 'check', at);
  }
}

/** After an item was read: the operation is the last in it, or has not been there, or may be in its past. */
export function afterRead(one: QueuedOperation, found: Result<ItemState>, at: Moment): Next {
  if (!found.ok)
    return isGone(one, found.failure)
      ? { kind: 'saved', written: undefined }
      : afterFailure(one, found.failure, 'check', at);
  const theirs = found.value;
  if (theirs.lastOpId === one.operation.id) return { kind: 'saved', written: theirs };
  if (theirs.etag === one.pending.etag) return go(one, { kind: 'send' });
  return one.operation.kind === 'remove' ? removeFrom(one, theirs) : go(one, { kind: 'history', theirs });
}

/** After an item's versions were read: the operation is among them, and was superseded, or is merged. */
export function afterVersions(
  one: QueuedOperation,
  theirs: ItemState,
  found: Result<readonly (string | undefined)[]>,
  at: Moment
): Next {
  if (!found.ok) return afterFailure(one, found.failure, 'check', at);
  if (found.value.includes(one.operation.id)) return { kind: 'saved', written: theirs };
  const { values, conflicts } = merge(one.pending.base, one.pending.values, theirs.fields, one.operation.theirsWin);
  if (conflicts.length > 0)
    return { kind: 'goOn', one: { ...one, state: { kind: 'conflict', theirs, fields: conflicts, merged: values } } };
  // Everything that I wanted is there already.
  if (Object.keys(values).length === 0) return { kind: 'saved', written: theirs };
  return go(rebased(one, values, theirs), { kind: 'send' });
}

/** What a person's resolution makes of an operation; undefined where nothing is left of it. */
export function afterResolution(one: QueuedOperation, resolution: Resolution): QueuedOperation | undefined {
  const { state } = one;
  switch (resolution.kind) {
    case 'discard':
      return undefined;
    case 'retry':
      return state.kind === 'conflict' ? one : again(one, state.kind === 'open' ? state.step : { kind: 'check' });
    case 'choose':
      return state.kind === 'conflict' && state.theirs.etag === resolution.etag
        ? chosen(one, state, resolution.choices)
        : one;
  }
}

function chosen(
  one: QueuedOperation,
  { theirs, fields, merged }: Extract<QueuedOperation['state'], { kind: 'conflict' }>,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>
): QueuedOperation | undefined {
  if (!fields.every(({ field }) => Object.hasOwn(choices, field))) return one;
  const mine = fields.filter(({ field }) => choices[field] === 'mine');
  if (one.operation.kind === 'remove')
    return mine.length === fields.length ? again(rebased(one, merged, theirs), { kind: 'send' }) : undefined;
  const wanted = { ...merged, ...Object.fromEntries(mine.map(one => [one.field, one.mine])) };
  return Object.keys(wanted).length > 0 ? again(rebased(one, wanted, theirs), { kind: 'send' }) : undefined;
}

function removeFrom(one: QueuedOperation, theirs: ItemState): Next {
  const fields = changedSince(one.pending.base, theirs.fields);
  if (fields.length > 0)
    return { kind: 'goOn', one: { ...one, state: { kind: 'conflict', theirs, fields, merged: {} } } };
  return go(rebased(one, one.pending.values, theirs), { kind: 'send' });
}

/** What may pass is waited for; what won't is set aside, so that it holds up nobody. Nothing that may have arrived counts as failed. */
function afterFailure(one: QueuedOperation, failure: Failure, then: 'send' | 'check', at: Moment): Next {
  switch (failure.kind) {
    case 'offline':
    case 'signedOut':
    case 'stale':
      return wait({ ...one, broken: 0 }, failure, then, at);
    case 'broken': {
      const broken = one.broken + 1;
      return broken < mostBroken ? wait({ ...one, broken }, failure, then, at) : setAside(one, failure);
    }
    case 'busy': {
      const until = Date.parse(failure.until ?? '');
      const busyUntil = Number.isNaN(until) ? at.now + backOff(one.tries + 1, at.random) : until;
      return { ...open({ ...one, tries: one.tries + 1, broken: 0 }, { kind: then }, busyUntil, failure), busyUntil };
    }
    case 'forbidden':
    case 'notFound':
    case 'locked':
    case 'tooLarge':
    case 'missingColumns':
    case 'guarded':
    case 'unknownZone':
    case 'notGranted':
    case 'notInTeam':
    case 'mentionRefused':
    case 'unsure':
    case 'orphaned':
    case 'refused':
      return setAside(one, failure);
  }
}

function isGone(one: QueuedOperation, failure: Failure): boolean {
  return one.operation.kind === 'remove' && failure.kind === 'notFound' && failure.what === 'item';
}

function rebased(one: QueuedOperation, values: Fields, theirs: ItemState): QueuedOperation {
  return { ...one, pending: { values, base: theirs.fields, etag: theirs.etag } };
}

function again(one: QueuedOperation, step: Step): QueuedOperation {
  return { ...one, state: { kind: 'open', step, notBefore: 0 }, tries: 0, saveConflicts: 0, broken: 0 };
}

function open(
  one: QueuedOperation,
  step: Step,
  notBefore: number,
  failure?: Failure
): { kind: 'goOn'; one: QueuedOperation } {
  return { kind: 'goOn', one: { ...one, state: { kind: 'open', step, notBefore, failure } } };
}

function go(one: QueuedOperation, step: Step): Next {
  return open(one, step, 0);
}

function wait(one: QueuedOperation, failure: Failure, then: 'send' | 'check', at: Moment): Next {
  const tries = one.tries + 1;
  return open({ ...one, tries }, { kind: then }, at.now + backOff(tries, at.random), failure);
}

function setAside(one: QueuedOperation, failure: Failure): Next {
  return { kind: 'goOn', one: { ...one, state: { kind: 'setAside', failure } } };
}
