import type { Action, ActionFields } from '../../model/action';
import { action as entity } from '../../model/action';
import { differenceOf } from '../../model/difference';
import { editedNames, editedPart } from '../../model/entity';
import { toJson } from '../../model/json';
import { isUnreadable, known } from '../../model/values';
import type { Operation } from '../../sync/operation';
import type { Command } from './command';
import { given, operationOn } from './command';

export interface EditActionArgs {
  /** The version that the form was opened on. */
  loaded: Action;
  fields: ActionFields;
  guardReason?: string;
}

/**
 * Saves the fields that differ from the loaded version. A reason for the guard is saved too; where none is given an
 * earlier one stays.
 */
export const editAction: Command<EditActionArgs> = {
  may: rights => rights.editActions,
  guardReason: ({ guardReason = '' }) => guardReason,
  operations: ({ loaded, fields, guardReason = '' }, { now, isZoneUnknown = false }) => {
    const { values, base } = differenceOf(entity, editedPart(entity, loaded), fields, editedNames(entity));
    if (Object.keys(values).length === 0) return [];
    // The first due date is also saved as the original one, which never changes after that. In an unknown time zone it
    // waits for an edit after the zone is put right.
    const first = loaded.originalDue === undefined ? (known(loaded.currentDue) ?? known(fields.currentDue)) : undefined;
    const isFirst = first !== undefined && !isZoneUnknown;
    const original = isFirst ? { originalDue: first } : {};
    return [
      operationOn(entity, 'action.edit', 'edit', now, {
        item: loaded.id,
        values: { ...values, ...original, ...given('guardReason', guardReason) },
        base: { ...base, ...(isFirst && { originalDue: null }) },
        etag: loaded.etag
      })
    ];
  },
  undoKind: ({ values }) => ('stage' in values ? 'stage' : 'areaId' in values ? 'move' : undefined),
  form: 'edit'
};

/** Moves an action to the recycle bin, provided it is still the version `loaded`. */
export const removeAction: Command<{ loaded: Action }> = {
  may: rights => rights.removeActions,
  operations: ({ loaded }, { now }) => [
    operationOn(entity, 'action.remove', 'remove', now, {
      item: loaded.id,
      base: toJson({ ...editedPart(entity, loaded), latest: loaded.latest }),
      etag: loaded.etag
    })
  ],
  undoKind: () => 'action'
};

/** Restores an action from the recycle bin. */
export const restoreAction: Command<{ actionId: number }> = {
  may: rights => rights.editActions,
  operations: ({ actionId }, { now }) => [operationOn(entity, 'action.restore', 'restore', now, { item: actionId })]
};

/** Saves the copy of its newest update with an action. People can't run it: its operation follows those on updates. */
export const copyLatest: Command<never> = {
  may: rights => rights.editActions,
  operations: () => [],
  isSilent: true
};

/**
 * What may be written of a new cell over the one that is there: without the parts of a group that can't be read.
 * Undefined where nothing may.
 */
function withoutUnreadable(there: unknown, cell: unknown): { cell: unknown } | undefined {
  if (isUnreadable(there)) return undefined;
  const unreadable = new Set(
    typeof there === 'object' && there !== null
      ? Object.entries(there).flatMap(([part, found]) => (isUnreadable(found) ? [part] : []))
      : []
  );
  if (unreadable.size === 0) return { cell };
  if (typeof cell !== 'object' || cell === null) return undefined;
  return { cell: Object.fromEntries(Object.entries(cell).filter(([part]) => !unreadable.has(part))) };
}

/**
 * The operation that follows one on an update: it saves the copy of the newest update, and the BRAG given with it, with
 * the action. A cell of the action that can't be read stays as it is: where nothing else is left, there are no values.
 */
export function copyToAction(
  action: Action,
  given: Partial<Pick<Action, 'latest' | 'chosenBrag' | 'bragReason'>>,
  at: string
): Operation {
  const there = new Map<string, unknown>(Object.entries(action));
  const cells = Object.fromEntries(
    Object.entries(given).flatMap(([name, cell]) => {
      const left = withoutUnreadable(there.get(name), cell);
      return left ? [[name, left.cell]] : [];
    })
  );
  const before = Object.fromEntries(Object.entries(action).filter(([name]) => Object.hasOwn(cells, name)));
  return operationOn(entity, 'action.copyLatest', 'edit', at, {
    item: action.id,
    values: toJson(cells),
    base: toJson({ ...Object.fromEntries(Object.keys(cells).map(name => [name, undefined])), ...before }),
    etag: action.etag
  });
}
