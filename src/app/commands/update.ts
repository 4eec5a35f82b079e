import type { UpdateFields } from '../../domain/checks';
import { newestFirst } from '../../domain/order';
import { latestOf, timeOf } from '../../domain/plan';
import { action as actionEntity } from '../../model/action';
import type { Action, LatestUpdate } from '../../model/action';
import { toJson } from '../../model/json';
import type { Update } from '../../model/update';
import { update as entity } from '../../model/update';
import { known } from '../../model/values';
import { copyToAction } from './action';
import type { Operation } from '../../sync/operation';
import type { Command } from './command';
import { followedBy, given, operationOn } from './command';

/** True where an operation has anything to write. */
const hasValues = ({ values }: Operation): boolean => Object.keys(values).length > 0;

/** A new update. SharePoint refuses a second item with the same `clientKey`, so sending it twice is harmless. */
export interface NewUpdate extends UpdateFields {
  /** A lower-case GUID made when the form was opened. */
  clientKey: string;
  /** Why a number that the guard stops is saved all the same; recorded with the update. */
  guardReason?: string;
}

/** The parent of an update is its action: operations with the same parent are sent one after the other. */
const ofAction = (action: Pick<Action, 'id'>) => ({ list: actionEntity.list, item: action.id });

/**
 * Adds an update and, once that is saved, its copy to the action, where the person may edit actions. The update is the
 * original, so it goes first.
 */
export const addUpdate: Command<{ action: Action; update: NewUpdate }> = {
  may: rights => rights.addUpdates,
  guardReason: ({ update }) => update.guardReason ?? '',
  operations: ({ action, update }, { now, author, rights }) => {
    const [narrative, barrier, bragReason] = [update.narrative.trim(), update.barrier.trim(), update.bragReason.trim()];
    const { brag } = update;
    const written = { narrative, barrier: barrier === '' ? undefined : barrier, author, at: now };
    const created = operationOn(entity, 'update.add', 'create', now, {
      id: update.clientKey,
      parent: ofAction(action),
      values: {
        ...toJson({
          actionNumber: known(action.number),
          planId: known(action.planId),
          actionId: action.id,
          brag,
          // A stage that can't be read is recorded as none: an empty cell, where no cell would take the column's default.
          stage: known(action.stage),
          ...written
        }),
        ...given('guardReason', update.guardReason ?? '')
      }
    });
    const copied = copyToAction(action, { latest: latestOf(written), chosenBrag: brag, bragReason }, now);
    return [rights.editActions && hasValues(copied) ? followedBy(created, copied) : created];
  },
  form: 'update'
};

/** The newest update of the action, apart from the given one. */
function newestExcept(update: Update, updates: readonly Update[]): Update | undefined {
  const others = updates.filter(one => one.actionId === update.actionId && one.id !== update.id);
  return others.sort(newestFirst)[0];
}

/** The copy of an update for its action, with unreadable cells left empty. */
function copyOf(update: Update): LatestUpdate | undefined {
  const latest = latestOf(update);
  return latest && { ...latest, text: known(latest.text), author: known(latest.author) };
}

/**
 * Moves an update to the recycle bin and, where it was the newest, replaces the action's copy by the update before it.
 */
export const removeUpdate: Command<{ action: Action; update: Update }> = {
  may: rights => rights.addUpdates,
  operations: ({ action, update }, { now, rights, updates }) => {
    const { narrative, brag, stage, barrier } = update;
    const removed = operationOn(entity, 'update.remove', 'remove', now, {
      item: update.id,
      parent: ofAction(action),
      base: toJson({ narrative, brag, stage, barrier }),
      ...(update.etag !== '' && { etag: update.etag })
    });
    const isNewest = known(action.latest)?.at === timeOf(update);
    if (!isNewest || !rights.editActions) return [removed];
    const earlier = newestExcept(update, updates);
    const copied = copyToAction(action, { latest: earlier && copyOf(earlier) }, now);
    return [hasValues(copied) ? followedBy(removed, copied) : removed];
  },
  undoKind: () => 'update'
};

/** Restores an update from the recycle bin. People can't run it: its operation is made as the undo of a removal. */
export const restoreUpdate: Command<never> = {
  may: rights => rights.addUpdates,
  operations: () => []
};
