import type { Action, PlanContent, Update } from '../domain/plan';
import { latestOf } from '../domain/plan';
import type { Operation } from '../sync/outbox';
import type { Shown } from '../sync/status';
import { actionFieldsIn, updateIn } from './fields';
import { actionIdOf, itemOf } from './operations';

/** True for what is on its way, or will be: it is shown as if it were there, with a word that says how it stands. */
function isUnderWay({ status }: Shown): boolean {
  return status.kind !== 'conflict' && status.kind !== 'setAside';
}

/** An action with what is on its way to it. */
function applied(action: Action, { kind, body }: Operation): Action {
  if (kind === 'create') {
    const update = updateIn(body, 0);
    return update ? { ...action, latest: latestOf(update) } : action;
  }
  return { ...action, ...actionFieldsIn(body) };
}

/** The plan as its lists have it, with what this person has done and is still on its way. */
export function withPending(content: PlanContent, operations: readonly Shown[]): PlanContent {
  const underWay = operations.filter(isUnderWay).map(({ operation }) => operation);
  if (underWay.length === 0) return content;
  const removed = new Set(underWay.filter(({ kind }) => kind === 'remove').map(({ item }) => item));
  const all = underWay
    .flatMap(operation => (operation.kind === 'create' && operation.then ? [operation, operation.then] : [operation]))
    .filter(({ kind }) => kind === 'create' || kind === 'edit');
  if (all.length === 0 && removed.size === 0) return content;
  const actions = content.actions
    .filter(action => !removed.has(itemOf.action(action.id)))
    .map(action => {
      const mine = all.filter(operation => actionIdOf(operation) === action.id);
      return mine.length === 0 ? action : mine.reduce(applied, action);
    });
  return { ...content, actions };
}

/** An update that is not in its list yet, or not by the server's word. */
export interface PendingUpdate extends Shown {
  update: Update;
}

/** The updates of an action that are not saved yet, the newest first. */
export function pendingUpdates(operations: readonly Shown[], actionId: number): PendingUpdate[] {
  return operations
    .flatMap(shown => {
      const { operation, status } = shown;
      if (operation.kind !== 'create' || status.kind === 'saved' || actionIdOf(operation) !== actionId) return [];
      const update = updateIn(operation.body, 0);
      return update ? [{ ...shown, update }] : [];
    })
    .reverse();
}

/** The update of an action that was saved last, for as long as the outbox tells of it. */
export function savedUpdate(operations: readonly Shown[], actionId: number): Update | undefined {
  const saved = operations.flatMap(({ operation, status }) =>
    operation.kind === 'create' && status.kind === 'saved' && actionIdOf(operation) === actionId
      ? (updateIn(operation.body, Number(status.written?.id)) ?? [])
      : []
  );
  return saved[saved.length - 1];
}

/** What concerns an action itself: edits and removals. The copy of an update beside it is nobody's business while it goes well. */
export function pendingEdits(operations: readonly Shown[], actionId: number): Shown[] {
  return operations.filter(shown => {
    const { kind, item, body } = shown.operation;
    return kind !== 'create' && item === itemOf.action(actionId) && !('latest' in body && isUnderWay(shown));
  });
}

/** Ids of updates that are on their way to the recycle bin. */
export function removedUpdates(operations: readonly Shown[]): ReadonlySet<string> {
  return new Set(
    operations
      .filter(shown => shown.operation.kind === 'remove' && isUnderWay(shown))
      .map(({ operation }) => operation.item)
  );
}
