import type { StoreApi } from 'zustand/vanilla';
import { latestOf } from '../domain/plan';
import type { Operation } from '../sync/outbox';
import type { Clock } from '../sync/ports';
import { actionFieldsIn, updateIn } from './fields';
import { actionIdOf, itemOf, updatedActionOf } from './operations';
import type { Saved } from './outbox';
import type { PlanInView } from './planInView';
import type { AppState } from './state';

/** Puts what the server has acknowledged into what was read of the plan; where more may have changed, that part is read again. */
export async function takeOver(
  state: StoreApi<AppState>,
  plan: PlanInView,
  clock: Clock,
  operation: Operation,
  { written, onto }: Saved
): Promise<void> {
  const { kind, body, item } = operation;
  const { screen } = state.getState();
  if (screen.kind !== 'ready') return;
  const { me, actions } = screen.asRead;

  const ofUpdates = updatedActionOf(operation);
  if (kind === 'create') {
    const update = updateIn(body, Number(written?.id));
    if (!update) return;
    const { actionId } = update;
    plan.changeUpdates(actionId, updates => [
      { ...update, etag: written?.etag ?? '', madeBy: me.id },
      ...updates.filter(one => one.id !== update.id)
    ]);
    plan.changeActions(all => all.map(one => (one.id === actionId ? { ...one, latest: latestOf(update) } : one)));
    return;
  }
  if (ofUpdates !== undefined && kind === 'remove') {
    plan.changeUpdates(ofUpdates, updates => updates.filter(one => itemOf.update(one.id) !== item));
    return;
  }
  const actionId = actionIdOf(operation);
  if (actionId === undefined) {
    const open = ofUpdates ?? state.getState().view.actionId;
    if (open !== undefined && state.getState().updates[open]) await plan.readUpdates(open);
    return;
  }
  if (kind === 'remove') {
    plan.changeActions(all => all.filter(one => one.id !== actionId));
    return;
  }
  const read = actions.find(one => one.id === actionId);
  // Written just as it was done and onto the version in view: nobody else's change came in between.
  if (kind === 'edit' && read && written && onto === operation.etag && read.etag === onto) {
    const changed = { by: me.name, at: new Date(clock.now()).toISOString() };
    plan.changeActions(all =>
      all.map(one => (one.id === actionId ? { ...one, ...actionFieldsIn(body), etag: written.etag, changed } : one))
    );
    return;
  }
  await plan.readAction(actionId);
}
