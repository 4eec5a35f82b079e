import * as v from 'valibot';
import type { ActionFields } from '../domain/checks';
import type { Action, LatestUpdate, Update } from '../domain/plan';
import { brags, priorities, stages } from '../domain/plan';
import type { Fields } from '../sync/outbox';

// An operation keeps its values as JSON, where an empty one is null: here is the way there and back.

const text = v.nullish(v.string(), '');
const choice = <const T extends readonly string[]>(names: T) => v.nullable(v.picklist(names));

const actionShape = v.partial(
  v.object({
    areaId: v.nullable(v.number()),
    number: text,
    action: text,
    outcome: text,
    measure: text,
    baseline: text,
    target: text,
    lead: v.nullable(v.object({ id: v.number(), name: v.string(), email: v.string() })),
    leadRole: text,
    leadAgency: text,
    partnerAgencies: v.array(v.string()),
    priority: choice(priorities),
    start: v.nullable(v.string()),
    originalDue: v.nullable(v.string()),
    currentDue: v.nullable(v.string()),
    stage: v.picklist(stages),
    stageReason: text,
    chosenBrag: choice(brags),
    bragReason: text,
    locality: text,
    absorbedInto: text,
    nextUpdateDue: v.nullable(v.string()),
    latest: v.nullable(v.object({ text: v.string(), at: v.string(), author: v.string(), barrier: v.boolean() }))
  })
);

const updateShape = v.object({
  action: v.number(),
  narrative: text,
  brag: v.optional(choice(brags), null),
  stage: v.optional(choice(stages), null),
  barrier: text,
  author: text,
  at: text
});

/** What an operation writes of an action. */
export type WrittenFields = Partial<ActionFields & Pick<Action, 'originalDue'> & { latest: LatestUpdate | undefined }>;

/** As an operation keeps them: JSON, with null for what is empty. */
export function toJson(values: object): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}

/** What an operation's body says of an action; what it says of nothing that an action has is left out. */
export function actionFieldsIn(body: Fields): WrittenFields {
  const parsed = v.safeParse(actionShape, body);
  if (!parsed.success) return {};
  const given = Object.entries(parsed.output).map(([name, value]) => [name, value ?? undefined]);
  return Object.fromEntries(given);
}

/** The update that an operation's body makes; undefined where it makes none. `id` is the item's once it is there. */
export function updateIn(body: Fields, id: number): Update | undefined {
  const parsed = v.safeParse(updateShape, body);
  if (!parsed.success) return undefined;
  const { action, brag, stage, ...words } = parsed.output;
  return { id, etag: '', problems: [], actionId: action, brag: brag ?? undefined, stage: stage ?? undefined, ...words };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The fields of the panel in which two versions of an action differ, as `after` has them and as `before` had them. */
export function changesBetween(before: ActionFields, after: ActionFields): { body: Fields; base: Fields } {
  const was = toJson(before);
  const is = toJson(after);
  // Only those: a whole action is a version of its fields too.
  const names = Object.keys(was).filter(name =>
    name === 'lead' ? before.lead?.id !== after.lead?.id : !isSame(was[name], is[name])
  );
  const pick = (values: Fields): Fields => Object.fromEntries(names.map(name => [name, values[name] ?? null]));
  return { body: pick(is), base: pick(was) };
}
