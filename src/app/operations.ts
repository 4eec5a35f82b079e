import type { ActionFields } from '../domain/checks';
import { panelFields } from '../domain/checks';
import type { Instant } from '../domain/dates';
import type { Action, Update } from '../domain/plan';
import { latestOf } from '../domain/plan';
import type { Fields, Operation } from '../sync/outbox';
import { changesBetween, toJson } from './fields';
import type { NewUpdate } from './ports';

/** Which item an operation is about, as the transport reads it. */
export const itemOf = {
  action: (id: number): string => `actions/${String(id)}`,
  update: (id: number): string => `updates/${String(id)}`,
  /** A new update: those of one action go one after the other. */
  newUpdate: (actionId: number): string => `updates/of/${String(actionId)}`
};

/** The action that an operation is about, or whose update it makes; undefined for another one. */
export function actionIdOf({ item }: Operation): number | undefined {
  const found = /^(?:actions|updates\/of)\/(\d+)$/.exec(item);
  return found ? Number(found[1]) : undefined;
}

/** The action whose update an operation removes or restores; undefined for another one. */
export function updatedActionOf({ item, body }: Operation): number | undefined {
  const { action } = body;
  return /^updates\/\d+$/.test(item) && typeof action === 'number' ? action : undefined;
}

/** A copy of what stands elsewhere, and what is written once and never again: there theirs stays. */
const yielding = ['latest', 'originalDue'];

function operation(
  kind: Operation['kind'],
  item: string,
  at: Instant,
  body: Fields,
  more: Partial<Operation> = {}
): Operation {
  return { id: crypto.randomUUID(), item, kind, body, createdAt: at, yields: yielding, ...more };
}

/** An edit of what differs from `loaded`; undefined where nothing does. A reason is recorded with it, and an earlier one stays where none is given. */
export function editAction(
  loaded: Action,
  fields: ActionFields,
  guardReason: string,
  at: Instant
): Operation | undefined {
  const { body, base } = changesBetween(panelFields(loaded), fields);
  if (Object.keys(body).length === 0) return undefined;
  // The first due date is the original one, and is never written again.
  const first = loaded.originalDue === undefined ? (loaded.currentDue ?? fields.currentDue) : undefined;
  const reason = guardReason.trim();
  return operation(
    'edit',
    itemOf.action(loaded.id),
    at,
    {
      ...body,
      ...(first === undefined ? {} : { originalDue: first }),
      ...(reason === '' ? {} : { guardReason: reason })
    },
    {
      base: { ...base, ...(first === undefined ? {} : { originalDue: null }) },
      etag: loaded.etag
    }
  );
}

/**
 * A new update and, once it is there, its copy beside the action where this person may write that: the update is the
 * truth and goes first. `at` is the server's time in whole seconds, which is what SharePoint keeps.
 */
export function addUpdate(
  action: Action,
  update: NewUpdate,
  author: string,
  at: Instant,
  mayEditAction: boolean
): Operation {
  const { clientKey, brag } = update;
  const [narrative, barrier, bragReason, guardReason] = [
    update.narrative.trim(),
    update.barrier.trim(),
    update.bragReason.trim(),
    (update.guardReason ?? '').trim()
  ];
  const values = toJson({
    actionNumber: action.number,
    plan: action.planId,
    action: action.id,
    narrative,
    brag,
    stage: action.stage,
    barrier,
    author,
    at,
    ...(guardReason === '' ? {} : { guardReason })
  });
  const latest = latestOf({ narrative, at, author, barrier });
  const beside = operation('edit', itemOf.action(action.id), at, toJson({ latest, chosenBrag: brag, bragReason }), {
    base: toJson({ latest: action.latest, chosenBrag: action.chosenBrag, bragReason: action.bragReason }),
    etag: action.etag
  });
  return {
    ...operation('create', itemOf.newUpdate(action.id), at, values, mayEditAction ? { then: beside } : {}),
    id: clientKey
  };
}

/** Moves an action to the recycle bin; whoever removes it has seen `loaded`. */
export function removeAction(loaded: Action, at: Instant): Operation {
  return operation(
    'remove',
    itemOf.action(loaded.id),
    at,
    {},
    { base: toJson({ ...panelFields(loaded), latest: loaded.latest }), etag: loaded.etag }
  );
}

/** Moves an update to the recycle bin and, where it was the newest, puts the one before it (`earlier`) beside its action. */
export function removeUpdate(
  action: Action,
  update: Update,
  earlier: Update | undefined,
  at: Instant,
  mayEditAction: boolean
): Operation {
  const { narrative, brag, stage, barrier } = update;
  const isNewest = action.latest?.at === update.at;
  const latest = earlier && latestOf(earlier);
  const beside = operation('edit', itemOf.action(action.id), at, toJson({ latest }), {
    base: toJson({ latest: action.latest }),
    etag: action.etag
  });
  return operation('remove', itemOf.update(update.id), at, toJson({ action: action.id }), {
    base: toJson({ narrative, brag, stage, barrier }),
    etag: update.etag === '' ? undefined : update.etag,
    ...(isNewest && mayEditAction ? { then: beside } : {})
  });
}

/** Takes an action out of the recycle bin. */
export function restoreAction(actionId: number, at: Instant): Operation {
  return operation('restore', itemOf.action(actionId), at, {});
}

/** What takes back a saved operation; undefined where nothing does. `etag` is that of the saved version. */
export function reverseOf(done: Operation, etag: string | undefined, at: Instant): Operation | undefined {
  switch (done.kind) {
    case 'edit': {
      const { base = {} } = done;
      // What is written once stays; an action's copy of its newest update goes with the update.
      const names = Object.keys(done.body).filter(name => Object.hasOwn(base, name) && name !== 'originalDue');
      const pick = (values: Fields): Fields => Object.fromEntries(names.map(name => [name, values[name] ?? null]));
      return operation('edit', done.item, at, pick(base), { base: pick(done.body), etag });
    }
    case 'remove':
      return operation(
        'restore',
        done.item,
        at,
        done.body,
        done.then ? { then: reverseOf(done.then, undefined, at) } : {}
      );
    case 'create':
    case 'restore':
      return undefined;
  }
}
