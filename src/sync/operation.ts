import * as v from 'valibot';
import type { CreatedBy, Fields } from '../model/json';
import { createdByIn, withIds } from '../model/json';
import type { Instant } from '../model/values';

/** An item's id, or the operation that makes the item and isn't saved yet. */
export type ItemRef = number | CreatedBy;

/** Something that a person did and that is to reach the server once. */
export interface Operation {
  /** A lower-case GUID made on the device: the client key of a create, the `LastOpId` of what is written. */
  id: string;
  /** What the person did as a whole: the operations of one act have the same. */
  act: string;
  /** The name of the command that made it, such as `action.edit`. */
  command: string;
  /** The key of the list that it writes. */
  list: string;
  /** `restore` takes an item out of the recycle bin; doing it twice does no harm. */
  kind: 'create' | 'edit' | 'remove' | 'restore';
  /** The item that it writes; undefined for a create. Operations on one item go one after the other. */
  item?: ItemRef | undefined;
  /** The item that this one belongs to. Creates that belong to one item go one after the other. */
  parent?: { list: string; item: ItemRef } | undefined;
  /** What it writes, by field. */
  values: Fields;
  /** The values that the person had before them: those of `values` for an edit, all that matter for a removal. */
  base?: Fields | undefined;
  /** The version that `base` is of; without one the item is read before it is written. */
  etag?: string | undefined;
  /** What is to follow once this one is on the server, and not without it. */
  then?: readonly Operation[] | undefined;
  /** Fields in which somebody else's value stays without asking: copies, and what is written once. */
  theirsWin?: readonly string[] | undefined;
  createdAt: Instant;
}

const fields = v.record(v.string(), v.unknown());
const itemRef = v.union([v.number(), v.object({ createdBy: v.string() })]);

/** The shape of an operation, as it comes back from the disk. */
export const operationShape: v.GenericSchema<unknown, Operation> = v.object({
  id: v.string(),
  act: v.string(),
  command: v.string(),
  list: v.string(),
  kind: v.picklist(['create', 'edit', 'remove', 'restore']),
  item: v.optional(itemRef),
  parent: v.optional(v.object({ list: v.string(), item: itemRef })),
  values: fields,
  base: v.optional(fields),
  etag: v.optional(v.string()),
  then: v.optional(v.array(v.lazy(() => operationShape))),
  theirsWin: v.optional(v.array(v.string())),
  createdAt: v.string()
});

/** The operations whose items this one names and that aren't saved yet, by id; what follows it counts by itself. */
export function awaitedBy({ item, parent, values }: Operation): readonly string[] {
  const named = [item, parent?.item].flatMap(ref => (typeof ref === 'object' ? [ref.createdBy] : []));
  return [...named, ...createdByIn(values)];
}

/** The creates that an operation, its base or what follows it names, by id. */
export function namedIn(operation: Operation): readonly string[] {
  const { base = {}, then = [] } = operation;
  return [...awaitedBy(operation), ...createdByIn(base), ...then.flatMap(namedIn)];
}

/** The ids of an operation and of what follows it. */
export function idsIn({ id, then }: Operation): readonly string[] {
  return [id, ...(then ?? []).flatMap(idsIn)];
}

/** The operation with the id of an item that `operationId` has made. */
export function withCreated(operation: Operation, operationId: string, id: number): Operation {
  const idOf = (asked: string): number | undefined => (asked === operationId ? id : undefined);
  const refOf = (ref: ItemRef): ItemRef => (typeof ref === 'object' ? (idOf(ref.createdBy) ?? ref) : ref);
  const { item, parent, values, base, then } = operation;
  return {
    ...operation,
    ...(item !== undefined && { item: refOf(item) }),
    ...(parent && { parent: { ...parent, item: refOf(parent.item) } }),
    values: withIds(values, idOf),
    ...(base && { base: withIds(base, idOf) }),
    ...(then && { then: then.map(one => withCreated(one, operationId, id)) })
  };
}

function keyOf(list: string, item: ItemRef): string {
  return `${list}/${typeof item === 'object' ? `new/${item.createdBy}` : String(item)}`;
}

/** The queue in which an operation has its turn: one at a time goes out of each. */
export function queueOf({ id, list, item, parent }: Operation): string {
  if (item !== undefined) return keyOf(list, item);
  return parent ? `${list}/of/${keyOf(parent.list, parent.item)}` : keyOf(list, { createdBy: id });
}

/** The queues of an operation and of what follows it: what was typed later on those items was typed on top. */
export function queuesOf(operation: Operation): readonly string[] {
  return [queueOf(operation), ...(operation.then ?? []).flatMap(queuesOf)];
}
