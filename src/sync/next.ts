import type { Failure, Result } from '../domain/failure';
import { backOff } from './backOff';
import { changedSince, merge } from './merge';
import type { Ask, Fields, Kept, Step } from './outbox';
import type { CreateAnswer, ItemState, Random, WriteAnswer, Written } from './ports';

/** What the answer to one request makes of an operation. Pure: the engine does what it says. */
export type Next =
  /** `onto` is the version that it was written onto, where that is known for certain. */
  | { kind: 'saved'; written: Written | undefined; onto?: string | undefined }
  /** `busyUntil`: the server asks that nothing at all is sent before, in milliseconds since 1970. */
  | { kind: 'goOn'; kept: Kept; busyUntil?: number };

/** The moment of an answer, and the luck that its wait is drawn with. */
export interface Moment {
  now: number;
  random: Random;
}

const mostSaveConflicts = 5;
/** A server that breaks ten times in a row over one operation won't take it. */
const mostBroken = 10;

/** After a create: a doubtful outcome is settled by its key, and so is "this value is there already". */
export function afterCreate(kept: Kept, answer: CreateAnswer, at: Moment): Next {
  switch (answer.kind) {
    case 'done':
      return { kind: 'saved', written: answer.written };
    case 'duplicate':
      return go(kept, { kind: 'look', otherwise: answer.failure });
    case 'notSent':
      return wait(kept, { kind: 'offline' }, 'send', at);
    case 'failed':
      return afterFailure(kept, answer.failure, 'look', at);
  }
}

/** After the client key was looked up. A duplicate that isn't ours is another unique column's, and a refusal. */
export function afterFindByKey(
  kept: Kept,
  otherwise: Failure | undefined,
  found: Result<Written | undefined>,
  at: Moment
): Next {
  if (!found.ok) return afterFailure(kept, found.failure, 'look', at);
  if (found.value) return { kind: 'saved', written: found.value };
  return otherwise ? setAside(kept, otherwise) : go(kept, { kind: 'send' });
}

/** After an edit or a removal. */
export function afterWrite(kept: Kept, answer: WriteAnswer, at: Moment): Next {
  switch (answer.kind) {
    case 'done':
      return { kind: 'saved', written: answer.written, onto: kept.pending.etag };
    case 'changed':
      return go(kept, { kind: 'look' });
    case 'notSent':
      return wait(kept, { kind: 'offline' }, 'send', at);
    case 'saveConflict': {
      const saveConflicts = kept.saveConflicts + 1;
      if (saveConflicts > mostSaveConflicts) return setAside(kept, { kind: 'stale' });
      return wait({ ...kept, saveConflicts }, { kind: 'stale' }, 'look', at);
    }
    case 'failed':
      return isGone(kept, answer.failure)
        ? { kind: 'saved', written: undefined }
        : afterFailure(kept, answer.failure, 'look', at);
  }
}

/** After an item was read: the operation is the last in it, or has not been there, or may be in its past. */
export function afterRead(kept: Kept, found: Result<ItemState>, at: Moment): Next {
  if (!found.ok)
    return isGone(kept, found.failure)
      ? { kind: 'saved', written: undefined }
      : afterFailure(kept, found.failure, 'look', at);
  const theirs = found.value;
  if (theirs.lastOpId === kept.operation.id) return { kind: 'saved', written: theirs };
  if (theirs.etag === kept.pending.etag) return go(kept, { kind: 'send' });
  return kept.operation.kind === 'remove' ? removeFrom(kept, theirs) : go(kept, { kind: 'history', theirs });
}

/** After an item's versions were read: the operation is among them, and was superseded, or is merged. */
export function afterVersions(
  kept: Kept,
  theirs: ItemState,
  found: Result<readonly (string | undefined)[]>,
  at: Moment
): Next {
  if (!found.ok) return afterFailure(kept, found.failure, 'look', at);
  if (found.value.includes(kept.operation.id)) return { kind: 'saved', written: theirs };
  const { body, conflicts } = merge(kept.pending.base, kept.pending.body, theirs.fields, kept.operation.yields);
  if (conflicts.length > 0)
    return { kind: 'goOn', kept: { ...kept, place: { kind: 'conflict', theirs, fields: conflicts, body } } };
  // Everything that I wanted is there already.
  if (Object.keys(body).length === 0) return { kind: 'saved', written: theirs };
  return go(onto(kept, body, theirs), { kind: 'send' });
}

/** What a person's wish makes of an operation; undefined where nothing is left of it. */
export function afterAsk(kept: Kept, asked: Ask): Kept | undefined {
  const { place } = kept;
  switch (asked.kind) {
    case 'discard':
      return undefined;
    case 'retry':
      return place.kind === 'conflict' ? kept : again(kept, place.kind === 'open' ? place.step : { kind: 'look' });
    case 'choose':
      return place.kind === 'conflict' && place.theirs.etag === asked.etag ? chosen(kept, place, asked.choices) : kept;
  }
}

function chosen(
  kept: Kept,
  { theirs, fields, body }: Extract<Kept['place'], { kind: 'conflict' }>,
  choices: Readonly<Record<string, 'mine' | 'theirs'>>
): Kept | undefined {
  if (!fields.every(({ field }) => Object.hasOwn(choices, field))) return kept;
  const mine = fields.filter(({ field }) => choices[field] === 'mine');
  if (kept.operation.kind === 'remove')
    return mine.length === fields.length ? again(onto(kept, body, theirs), { kind: 'send' }) : undefined;
  const wanted = { ...body, ...Object.fromEntries(mine.map(one => [one.field, one.mine])) };
  return Object.keys(wanted).length > 0 ? again(onto(kept, wanted, theirs), { kind: 'send' }) : undefined;
}

function removeFrom(kept: Kept, theirs: ItemState): Next {
  const fields = changedSince(kept.pending.base, theirs.fields);
  if (fields.length > 0)
    return { kind: 'goOn', kept: { ...kept, place: { kind: 'conflict', theirs, fields, body: {} } } };
  return go(onto(kept, kept.pending.body, theirs), { kind: 'send' });
}

/** What may pass is waited for; what won't is set aside, so that it holds up nobody. Nothing that may have arrived counts as failed. */
function afterFailure(kept: Kept, failure: Failure, then: 'send' | 'look', at: Moment): Next {
  switch (failure.kind) {
    case 'offline':
    case 'signedOut':
    case 'stale':
      return wait({ ...kept, broken: 0 }, failure, then, at);
    case 'broken': {
      const broken = kept.broken + 1;
      return broken < mostBroken ? wait({ ...kept, broken }, failure, then, at) : setAside(kept, failure);
    }
    case 'busy': {
      const until = Date.parse(failure.until ?? '');
      const busyUntil = Number.isNaN(until) ? at.now + backOff(kept.tries + 1, at.random) : until;
      return { ...open({ ...kept, tries: kept.tries + 1, broken: 0 }, { kind: then }, busyUntil, failure), busyUntil };
    }
    case 'forbidden':
    case 'notFound':
    case 'locked':
    case 'tooLarge':
    case 'missingColumns':
    case 'guarded':
    case 'notGranted':
    case 'notInTeam':
    case 'mentionRefused':
    case 'unsure':
    case 'refused':
      return setAside(kept, failure);
  }
}

function isGone(kept: Kept, failure: Failure): boolean {
  return kept.operation.kind === 'remove' && failure.kind === 'notFound' && failure.what === 'item';
}

function onto(kept: Kept, body: Fields, theirs: ItemState): Kept {
  return { ...kept, pending: { body, base: theirs.fields, etag: theirs.etag } };
}

function again(kept: Kept, step: Step): Kept {
  return { ...kept, place: { kind: 'open', step, notBefore: 0 }, tries: 0, saveConflicts: 0, broken: 0 };
}

function open(kept: Kept, step: Step, notBefore: number, failure?: Failure): { kind: 'goOn'; kept: Kept } {
  return { kind: 'goOn', kept: { ...kept, place: { kind: 'open', step, notBefore, failure } } };
}

function go(kept: Kept, step: Step): Next {
  return open(kept, step, 0);
}

function wait(kept: Kept, failure: Failure, then: 'send' | 'look', at: Moment): Next {
  const tries = kept.tries + 1;
  return open({ ...kept, tries }, { kind: then }, at.now + backOff(tries, at.random), failure);
}

function setAside(kept: Kept, failure: Failure): Next {
  return { kind: 'goOn', kept: { ...kept, place: { kind: 'setAside', failure } } };
}
