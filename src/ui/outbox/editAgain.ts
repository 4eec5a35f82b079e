import type { App } from '../../app/store';
import { actionFieldsIn, updateIn } from '../../app/fields';
import { actionIdOf } from '../../app/operations';
import { isMendable } from '../../app/outbox';
import type { Shown } from '../../sync/status';
import { draftsOf, newUpdateDraft } from '../action/drafts';
import { valuesOf } from '../action/editValues';

/** Whether what was set aside can go back into its form. */
export function canEditAgain({ operation, status }: Shown): boolean {
  return (
    status.kind === 'setAside' &&
    isMendable(status.failure) &&
    (operation.kind === 'create' || operation.kind === 'edit') &&
    actionIdOf(operation) !== undefined
  );
}

/** Puts what was set aside back into its form as a draft and takes it out of the outbox; gives which form, undefined where its action is gone. */
export function editAgain(app: App, { operation }: Shown): 'update' | 'edit' | undefined {
  const { screen } = app.state.getState();
  const id = actionIdOf(operation);
  const action = screen.kind === 'ready' ? screen.content.actions.find(one => one.id === id) : undefined;
  if (!action) return undefined;
  const drafts = draftsOf(app);
  const { guardReason } = operation.body;
  const reason = typeof guardReason === 'string' ? guardReason : '';
  const update = operation.kind === 'create' ? updateIn(operation.body, 0) : undefined;
  if (update) {
    const { narrative, brag, barrier } = update;
    const bragReason = operation.then?.body['bragReason'];
    drafts.updates.set(action.id, {
      ...newUpdateDraft(),
      narrative,
      brag,
      barrier,
      bragReason: typeof bragReason === 'string' ? bragReason : '',
      guardReason: reason
    });
  } else {
    const loaded = { ...action, ...actionFieldsIn(operation.base ?? {}), etag: operation.etag ?? action.etag };
    drafts.edits.set(action.id, {
      loaded,
      values: valuesOf({ ...loaded, ...actionFieldsIn(operation.body) }),
      guardReason: reason
    });
  }
  void app.ask(operation.id, { kind: 'discard' });
  return update ? 'update' : 'edit';
}
