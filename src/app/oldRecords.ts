import * as v from 'valibot';
import { entities, isListKey } from '../model';
import type { Fields } from '../model/json';
import { cellsIn, toJson } from '../model/json';
import type { FieldConflict } from '../sync/merge';
import type { Operation } from '../sync/operation';
import type { CommandName } from './commands';

// Reads the outbox records of version 0.1.0, which named list and item in one text. This file may be deleted once no
// device can hold such a record any more: a year after the first version without that format was rolled out.

const fields = v.record(v.string(), v.unknown());
const oldShape = v.looseObject({
  id: v.string(),
  item: v.string(),
  kind: v.picklist(['create', 'edit', 'remove', 'restore']),
  body: fields,
  base: v.optional(fields),
  etag: v.optional(v.string()),
  then: v.optional(v.unknown()),
  yields: v.optional(v.array(v.string())),
  createdAt: v.string()
});
const oldState = v.looseObject({ id: v.string(), fields });
const oldStep = v.looseObject({ kind: v.string(), theirs: v.optional(oldState) });
const oldRecord = v.looseObject({
  operation: oldShape,
  pending: v.looseObject({ body: fields, base: fields, etag: v.optional(v.string()) }),
  place: v.looseObject({
    kind: v.string(),
    step: v.optional(oldStep),
    theirs: v.optional(oldState),
    body: v.optional(fields),
    fields: v.optional(v.array(v.object({ field: v.string(), mine: v.unknown(), theirs: v.unknown() })))
  })
});

/** The fields that had another name in version 0.1.0, by list: old name to new name. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  updates: { plan: 'planId', action: 'actionId' }
};

/** Values under today's field names, with null for an empty text, as values are compared today. */
function upgradeFields(list: string, old: Fields): Fields {
  const names = renamed[list] ?? {};
  const named = Object.fromEntries(Object.entries(old).map(([name, value]) => [names[name] ?? name, value]));
  const cells = isListKey(list) ? cellsIn(entities[list], named) : undefined;
  return cells ? toJson(cells) : named;
}

/** The two values of a field in conflict, in today's form. */
function upgradeConflict(list: string, old: FieldConflict): readonly FieldConflict[] {
  const theirs = upgradeFields(list, { [old.field]: old.theirs });
  return Object.entries(upgradeFields(list, { [old.field]: old.mine })).map(([field, mine]) => ({
    field,
    mine,
    theirs: theirs[field]
  }));
}

/**
 * The list and the item that an old operation named in one text: `actions/12`, `updates/55`, or `updates/of/12` for a
 * new update of action 12.
 */
function targetOf(item: string, body: Fields): Pick<Operation, 'list' | 'item' | 'parent'> | undefined {
  const [, list, of, id] = /^(actions|updates)\/(of\/)?(\d+)$/.exec(item) ?? [];
  if (list === undefined) return undefined;
  const parentOf = (action: unknown): Pick<Operation, 'parent'> =>
    typeof action === 'number' ? { parent: { list: 'actions', item: action } } : {};
  if (of !== undefined) return { list, ...parentOf(Number(id)) };
  return { list, item: Number(id), ...(list === 'updates' && parentOf(body['action'])) };
}

function commandOf(list: string, kind: Operation['kind'], body: Fields): CommandName {
  if (list === 'updates')
    return kind === 'create' ? 'update.add' : kind === 'remove' ? 'update.remove' : 'update.restore';
  if (kind === 'edit') return 'latest' in body ? 'action.copyLatest' : 'action.edit';
  return kind === 'remove' ? 'action.remove' : 'action.restore';
}

function upgradeOperation(old: unknown, act?: string): Operation | undefined {
  const read = v.safeParse(oldShape, old);
  const target = read.success ? targetOf(read.output.item, read.output.body) : undefined;
  if (!read.success || !target) return undefined;
  const { id, kind, body, base, etag, then, yields, createdAt } = read.output;
  const mine = act ?? id;
  const follower = then === undefined ? undefined : upgradeOperation(then, mine);
  // Without its follower the operation would do only half of its work, so the whole record is left as it is.
  if (then !== undefined && !follower) return undefined;
  return {
    id,
    act: mine,
    command: commandOf(target.list, kind, body),
    ...target,
    kind,
    values: kind === 'create' || kind === 'edit' ? upgradeFields(target.list, body) : {},
    base: base && upgradeFields(target.list, base),
    etag,
    then: follower && [follower],
    theirsWin: yields,
    createdAt
  };
}

/** Converts an outbox record of version 0.1.0 into one of today's; gives anything else back unchanged. */
export function upgradeRecord(record: unknown): unknown {
  const read = v.safeParse(oldRecord, record);
  const operation = read.success ? upgradeOperation(read.output.operation) : undefined;
  if (!read.success || !operation) return record;
  const { operation: _operation, pending, place, ...rest } = read.output;
  const { list, kind } = operation;
  const stateOf = (old: v.InferOutput<typeof oldState>) => ({
    ...old,
    id: Number(old.id),
    fields: upgradeFields(list, old.fields)
  });
  const { step, theirs, body, fields: asked, ...state } = place;
  const isWrite = kind === 'create' || kind === 'edit';
  return {
    ...rest,
    operation,
    pending: {
      values: isWrite ? upgradeFields(list, pending.body) : {},
      base: upgradeFields(list, pending.base),
      etag: pending.etag
    },
    state: {
      ...state,
      ...(step && {
        step: {
          ...step,
          kind: step.kind === 'look' ? 'check' : step.kind,
          ...(step.theirs && { theirs: stateOf(step.theirs) })
        }
      }),
      ...(theirs && { theirs: stateOf(theirs) }),
      ...(asked && { fields: asked.flatMap(one => upgradeConflict(list, one)) }),
      ...(body && { merged: upgradeFields(list, body) })
    }
  };
}
