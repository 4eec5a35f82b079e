import * as v from 'valibot';
import '@pnp/sp/regional-settings/web';
import '@pnp/sp/site-users/web';
import type { PlanFound } from '../app/ports';
import type { Instant } from '../domain/dates';
import { dayIn } from '../domain/dates';
import { byNumber } from '../domain/order';
import type { MissingColumn, Person, Rights, Update } from '../domain/plan';
import { actions, allLists, areas, evaluations, inspections, plans, updates } from '../lists';
import type { ListDeclaration } from '../lists/list';
import type { Connection } from './connection';
import { listOf, listPath } from './connection';
import { sharePointError } from './errors';
import type { Row } from './rows';
import { readRows, selection } from './rows';
import { timeZoneOf } from './timeZones';
import { toAction, toArea, toEvaluation, toInspection, toPlan, toUpdate } from './toDomain';

/** The most that SharePoint gives in one page of items. */
const pageSize = 5000;
/** Enough to catch the updates whose copy beside the action isn't written. */
const recentUpdates = 200;

const permissions = v.object({ High: v.string(), Low: v.string() });
const listFacts = v.array(
  v.object({
    Id: v.string(),
    RootFolder: v.object({ ServerRelativeUrl: v.string() }),
    EffectiveBasePermissions: permissions
  })
);
const webFacts = v.object({
  EffectiveBasePermissions: permissions,
  CurrentChangeToken: v.object({ StringValue: v.string() })
});
const currentUser = v.object({ Id: v.number(), Title: v.string(), Email: v.nullish(v.string(), '') });
const zoneFacts = v.object({ Id: v.number() });

type Permissions = v.InferOutput<typeof permissions>;

/** Bits of SharePoint's base permissions, all in the low word. */
const may = {
  addItems: 0x2,
  editItems: 0x4,
  deleteItems: 0x8,
  manageLists: 0x800,
  managePermissions: 0x2000000
} as const;

function has(held: Permissions | undefined, bit: number): boolean {
  // Bitwise on a signed 32-bit number: shift the sign away, since the highest bits are in use.
  return held !== undefined && (Number(held.Low) & bit) >>> 0 === bit;
}

/** Items of a list, all pages, in order of id. */
async function readAll(
  connection: Connection,
  list: ListDeclaration,
  without: ReadonlySet<string>,
  filter?: string
): Promise<unknown[]> {
  const { select, expand } = selection(list, without);
  const query = listOf(connection.reader, connection.webUrl, list)
    .items.select(...select)
    .expand(...expand)
    .top(pageSize);
  const all: unknown[] = [];
  for await (const page of filter === undefined ? query : query.filter(filter))
    all.push(...v.parse(v.array(v.unknown()), page));
  return all;
}

/** Which declared columns a list lacks, with their internal names. Throws what the request throws. */
export async function missingIn(
  connection: Connection,
  list: ListDeclaration
): Promise<(MissingColumn & { name: string })[]> {
  await import(/* webpackChunkName: 'columns' */ '@pnp/sp/fields/list');
  const found: unknown = await listOf(connection.reader, connection.webUrl, list).fields.select('InternalName')();
  const names = new Set(
    v.parse(v.array(v.object({ InternalName: v.string() })), found).map(field => field.InternalName)
  );
  return Object.values(list.columns)
    .filter(column => !names.has(column.name))
    .map(column => ({ list: list.title, column: column.title, name: column.name }));
}

interface ItemsRead {
  items: unknown[];
  missing: MissingColumn[];
}

/** Reads items of a list; where the site lacks a column, reads again `without` it (internal names) and names it. */
export async function readDespiteMissing(
  connection: Connection,
  list: ListDeclaration,
  read: (without: ReadonlySet<string>) => Promise<unknown[]>
): Promise<ItemsRead> {
  try {
    return { items: await read(new Set()), missing: [] };
  } catch (error) {
    const said = await sharePointError(error);
    if (said?.status !== 400) throw error;
    const missing = await missingIn(connection, list);
    if (missing.length === 0) throw error;
    return { items: await read(new Set(missing.map(one => one.name))), missing };
  }
}

/** From where changes are asked for: SharePoint's change token of the site, and its lists by id with our key. */
export interface Since {
  token: string;
  lists: ReadonlyMap<string, string>;
  planId: number;
}

/** All items of a list. */
function readList(connection: Connection, list: ListDeclaration, filter?: string): Promise<ItemsRead> {
  return readDespiteMissing(connection, list, without => readAll(connection, list, without, filter));
}

/** The newest updates of the whole site; they may be more than the plan's. */
function readRecent(connection: Connection): Promise<ItemsRead> {
  return readDespiteMissing(connection, updates, async without => {
    const { select, expand } = selection(updates, without);
    const found: unknown = await listOf(connection.reader, connection.webUrl, updates)
      .items.select(...select)
      .expand(...expand)
      .orderBy('ID', false)
      .top(recentUpdates)();
    return v.parse(v.array(v.unknown()), found);
  });
}

/** The newest of each action's updates. */
export function newestByAction(all: readonly Update[]): Map<number, Update> {
  const newest = new Map<number, Update>();
  for (const update of all) {
    const known = newest.get(update.actionId);
    if (!known || update.at > known.at) newest.set(update.actionId, update);
  }
  return newest;
}

/** The site's time zone as an IANA name. */
export async function readZone(connection: Connection): Promise<string> {
  return timeZoneOf(v.parse(zoneFacts, await connection.reader.web.regionalSettings.timeZone.select('Id')()).Id);
}

/**
 * Reads a plan with all that the first view and the scorecard show, in one round of requests side
 * by side. `planId` undefined takes the site's first plan. Throws what a request throws.
 */
export async function readPlan(
  connection: Connection,
  planId: number | undefined
): Promise<{ found: PlanFound; zone: string; since?: Since }> {
  const { reader, webUrl } = connection;
  const ofPlan = planId === undefined ? undefined : `APPlanId eq ${String(planId)}`;
  const zone = readZone(connection);
  const facts = reader.web.lists
    .select('Id', 'RootFolder/ServerRelativeUrl', 'EffectiveBasePermissions')
    .expand('RootFolder')();
  const web = reader.web.select('EffectiveBasePermissions', 'CurrentChangeToken')();
  const user = reader.web.currentUser.select('Id', 'Title', 'Email')();
  const contents = Promise.all([
    readList(connection, plans),
    readList(connection, inspections, ofPlan),
    readList(connection, evaluations),
    readList(connection, areas, ofPlan),
    readList(connection, actions, ofPlan),
    readRecent(connection)
  ]);
  // Answered for below, one after the other: the first that fails speaks for all, and the rest fail unheard.
  for (const asked of [zone, facts, web, user, contents]) asked.catch(() => undefined);

  const held = new Map(
    v.parse(listFacts, await facts).map(one => [one.RootFolder.ServerRelativeUrl.toLowerCase(), one])
  );
  const {
    EffectiveBasePermissions: onWeb,
    CurrentChangeToken: { StringValue: token }
  } = v.parse(webFacts, await web);
  const factsOf = (list: ListDeclaration) => held.get(decodeURI(listPath(webUrl, list)).toLowerCase());
  const rightsOn = (list: ListDeclaration): Permissions | undefined => factsOf(list)?.EffectiveBasePermissions;
  const setUp = has(onWeb, may.managePermissions) && has(onWeb, may.manageLists);
  if (allLists.some(list => rightsOn(list) === undefined))
    return { found: { kind: 'notSetUp', maySetUp: setUp }, zone: await zone };

  const [planList, inspectionList, evaluationList, areaList, actionList, recent] = await contents;
  const inZone = await zone;
  const planRows = readRows(plans, planList.items, inZone).map(toPlan);
  const plan = planId === undefined ? planRows[0] : planRows.find(one => one.id === planId);
  const managePlan = has(rightsOn(plans), may.editItems);
  if (!plan) return { found: { kind: 'noPlan', mayAdd: managePlan }, zone: inZone };

  const rights: Rights = {
    addUpdates: has(rightsOn(updates), may.addItems),
    editActions: has(rightsOn(actions), may.editItems),
    removeActions: managePlan && has(rightsOn(actions), may.deleteItems),
    managePlan,
    setUp
  };
  const newest = newestByAction(readRows(updates, recent.items, inZone).map(toUpdate));
  const found = readRows(inspections, inspectionList.items, inZone)
    .map(toInspection)
    .filter(one => one.planId === plan.id);
  const inspected = new Set(found.map(one => one.id));
  const content = {
    plan,
    inspections: found,
    evaluations: readRows(evaluations, evaluationList.items, inZone)
      .map(toEvaluation)
      .filter(one => inspected.has(one.inspectionId)),
    areas: readRows(areas, areaList.items, inZone)
      .map(toArea)
      .filter(one => one.planId === plan.id)
      .sort((a, b) => byNumber(a.ref, b.ref)),
    actions: readRows(actions, actionList.items, inZone)
      .filter(row => row.values.plan === plan.id)
      .map((row: Row<typeof actions>) => toAction(row, newest.get(row.id)))
      .sort((a, b) => byNumber(a.number, b.number)),
    rights,
    me: toPerson(await user),
    today: dayIn(inZone, nowOf(connection)),
    missingColumns: [planList, inspectionList, evaluationList, areaList, actionList, recent]
      .flatMap(one => one.missing)
      .map(({ list, column }) => ({ list, column }))
  };
  const lists = new Map(
    allLists.flatMap(list => {
      const id = factsOf(list)?.Id.toLowerCase();
      return id === undefined ? [] : [[id, list.key] as const];
    })
  );
  return { found: { kind: 'plan', content }, zone: inZone, since: { token, lists, planId: plan.id } };
}

function toPerson(answer: unknown): Person {
  const { Id, Title, Email } = v.parse(currentUser, answer);
  return { id: Id, name: Title, email: Email };
}

/** The server's time now. */
export function nowOf(connection: Connection): Instant {
  return new Date(connection.now()).toISOString();
}
