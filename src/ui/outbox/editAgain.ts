import type { App } from '../../app/store';
import { commandOf } from '../../app/commands';
import { isMendable } from '../../app/outbox';
import { actionOf } from '../../app/state/pending';
import { action as actionEntity } from '../../model/action';
import { cellsIn } from '../../model/json';
import { update as updateEntity } from '../../model/update';
import { known, textOf } from '../../model/values';
import type { Operation } from '../../sync/operation';
import type { Entry } from '../../sync/status';
import type { DraftFormName } from '../forms/draftKeys';
import type { EditDraft, UpdateDraft } from '../forms/drafts';
import { draftsOf, newUpdateDraft } from '../forms/drafts';
import { valuesOf } from '../forms/editValues';

/** True where an entry that was set aside can be edited in its form again. */
export function canEditAgain({ operation, status }: Entry): boolean {
  return (
    status.kind === 'setAside' &&
    isMendable(status.failure) &&
    commandOf(operation.command)?.form !== undefined &&
    actionOf(operation) !== undefined
  );
}

function reasonIn(values: Operation['values'], name: string): string {
  const reason = values[name];
  return typeof reason === 'string' ? reason : '';
}

function updateDraftOf({ values, then = [] }: Operation): UpdateDraft {
  const cells = cellsIn(updateEntity, values) ?? {};
  return {
    ...newUpdateDraft(),
    narrative: textOf(cells.narrative),
    brag: known(cells.brag),
    barrier: textOf(cells.barrier),
    bragReason: then.map(one => reasonIn(one.values, 'bragReason')).join(''),
    guardReason: reasonIn(values, 'guardReason')
  };
}

function editDraftOf({ values, base = {}, etag }: Operation, action: EditDraft['loaded']): EditDraft {
  const loaded = { ...action, ...cellsIn(actionEntity, base), etag: etag ?? action.etag };
  return {
    loaded,
    values: valuesOf({ ...loaded, ...cellsIn(actionEntity, values) }),
    guardReason: reasonIn(values, 'guardReason')
  };
}

/**
 * Turns an entry that was set aside back into a draft of its form, and discards the entry. Returns which form;
 * undefined where the action is gone.
 */
export function editAgain(app: App, { operation }: Entry): DraftFormName | undefined {
  const screen = app.screen();
  const id = actionOf(operation);
  const form = commandOf(operation.command)?.form;
  const action = screen.kind === 'ready' ? screen.content.actions.find(one => one.id === id) : undefined;
  if (!action || !form) return undefined;
  const drafts = draftsOf(app, action.id);
  if (form === 'update') drafts.update.set(updateDraftOf(operation));
  else drafts.edit.set(editDraftOf(operation, action));
  void app.resolve(operation.id, { kind: 'discard' });
  return form;
}
