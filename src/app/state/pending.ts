import type { ListKey, PerList } from '../../model';
import { entities, isListKey } from '../../model';
import type { Entity, Stored } from '../../model/entity';
import type { Fields } from '../../model/json';
import { cellsIn, itemIn, withIds } from '../../model/json';
import type { Update } from '../../model/update';
import { update as updateEntity } from '../../model/update';
import type { Operation } from '../../sync/operation';
import type { Entry } from '../../sync/status';
import { commandOf } from '../commands';

/**
 * True for an operation that will be saved without the person's help, or is. It is shown as if it were saved, with its
 * status.
 */
function isUnderWay({ status }: Entry): boolean {
  return status.kind !== 'conflict' && status.kind !== 'setAside';
}

/** The items of all lists, by the list's key. */
export type Items = PerList<readonly Stored[]>;

/** The id of the item that an operation creates: a negative one until it is saved. */
type IdOf = (operationId: string) => number | undefined;

function idsOf(entries: readonly Entry[]): IdOf {
  const creates = entries.filter(({ operation }) => operation.kind === 'create');
  const ids = new Map(
    creates.map(({ operation, status }, index) => [
      operation.id,
      status.kind === 'saved' && status.written ? status.written.id : -1 - index
    ])
  );
  return id => ids.get(id);
}

/** The items of a list with one operation applied. */
function withOperation(items: readonly Stored[], key: ListKey, operation: Operation, idOf: IdOf): readonly Stored[] {
  const entity: Entity = entities[key];
  const { item } = operation;
  const id = typeof item === 'object' ? idOf(item.createdBy) : item;
  const values: Fields = withIds(operation.values, idOf);
  switch (operation.kind) {
    case 'create': {
      const made = itemIn(entity, values, idOf(operation.id) ?? 0);
      return made ? [...items, made] : items;
    }
    case 'edit': {
      const cells = cellsIn(entity, values);
      return items.map(one => (one.id === id ? { ...one, ...cells } : one));
    }
    case 'remove':
      return items.filter(one => one.id !== id);
    case 'restore':
      return items;
  }
}

/**
 * An operation with those that follow it, as far as they show already: the followers of a removal show once it is
 * saved.
 */
function withFollowers(operation: Operation): readonly Operation[] {
  return operation.kind === 'remove' ? [operation] : [operation, ...(operation.then ?? []).flatMap(withFollowers)];
}

/** The items of all lists with this person's unsaved operations applied. */
export function withPending(items: Items, entries: readonly Entry[]): Items {
  const underWay = entries.filter(isUnderWay);
  if (underWay.length === 0) return items;
  const idOf = idsOf(underWay);
  const shown: Record<ListKey, readonly Stored[]> = { ...items };
  for (const operation of underWay.flatMap(entry => withFollowers(entry.operation))) {
    const { list } = operation;
    if (isListKey(list)) shown[list] = withOperation(shown[list], list, operation, idOf);
  }
  return shown;
}

/**
 * The id of the action that an operation is about: the one that it writes, or the one whose update it writes. Undefined
 * for any other operation.
 */
export function actionOf({ list, item, parent }: Operation): number | undefined {
  if (list === 'actions') return typeof item === 'number' ? item : undefined;
  return parent?.list === 'actions' && typeof parent.item === 'number' ? parent.item : undefined;
}

/** An update that a queued operation will create. */
export interface PendingUpdate extends Entry {
  update: Update;
}

function updateIn({ operation }: Entry, id: number): Update | undefined {
  const isUpdate = operation.list === updateEntity.list && operation.kind === 'create';
  return isUpdate ? itemIn(updateEntity, operation.values, id) : undefined;
}

/** The unsaved updates of an action, newest first. */
export function pendingUpdates(entries: readonly Entry[], actionId: number): PendingUpdate[] {
  return entries
    .flatMap(entry => {
      if (entry.status.kind === 'saved' || actionOf(entry.operation) !== actionId) return [];
      const update = updateIn(entry, 0);
      return update ? [{ ...entry, update }] : [];
    })
    .reverse();
}

/** The update of an action that was saved last, as long as its operation is still in the queue. */
export function savedUpdate(entries: readonly Entry[], actionId: number): Update | undefined {
  const saved = entries.flatMap(entry => {
    const { operation, status } = entry;
    if (status.kind !== 'saved' || !status.written || actionOf(operation) !== actionId) return [];
    return updateIn(entry, status.written.id) ?? [];
  });
  return saved[saved.length - 1];
}

/** The queued operations on an action itself, without those of silent commands unless they need the person. */
export function pendingEdits(entries: readonly Entry[], actionId: number): Entry[] {
  return entries.filter(entry => {
    const { list, item, command } = entry.operation;
    return list === 'actions' && item === actionId && !(commandOf(command)?.isSilent === true && isUnderWay(entry));
  });
}

/** The ids of the items of a list that a queued operation removes. */
export function removedItems(entries: readonly Entry[], list: ListKey): ReadonlySet<number> {
  const removals = entries.filter(
    entry => entry.operation.list === list && entry.operation.kind === 'remove' && isUnderWay(entry)
  );
  return new Set(removals.flatMap(({ operation }) => (typeof operation.item === 'number' ? [operation.item] : [])));
}

/** Operations that were queued together, as one act. */
export interface Act {
  id: string;
  /** How many operations it has, saved ones included. */
  count: number;
  /** Those that aren't saved. */
  open: readonly Entry[];
}

/** The acts with an unsaved operation, in the order in which they were queued. */
export function openActs(entries: readonly Entry[]): readonly Act[] {
  const acts = new Map<string, Entry[]>();
  for (const entry of entries) acts.set(entry.operation.act, [...(acts.get(entry.operation.act) ?? []), entry]);
  return [...acts]
    .map(([id, all]) => ({ id, count: all.length, open: all.filter(({ status }) => status.kind !== 'saved') }))
    .filter(({ open }) => open.length > 0);
}
