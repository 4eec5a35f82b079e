import * as v from 'valibot';
import '@pnp/sp/regional-settings/web';
import '@pnp/sp/site-users/web';
import type { ListRead, SiteRead } from '../app/ports';
import { dayIn } from '../domain/dates';
import type { Result } from '../domain/failure';
import type { HeldRights } from '../domain/rights';
import type { ListKey } from '../model';
import { eachList, eachListAwaited, entities, listKeys } from '../model';
import type { Entity } from '../model/entity';
import type { Cell, Instant, Person } from '../model/values';
import { known } from '../model/values';
import type { Connection } from './connection';
import { listPath } from './connection';
import { attempt } from './errors';
import type { RawListRead } from './readLists';
import { readAll, readNewest } from './readLists';
import { readItems } from './rows';
import type { SiteZone } from './timeZones';
import { zoneFacts, zoneOf } from './timeZones';

/** How many of the site's newest updates are read: enough to find those whose copy wasn't saved with the action. */
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

type Permissions = v.InferOutput<typeof permissions>;
type ListFacts = v.InferOutput<typeof listFacts>[number];

/** Bits of SharePoint's base permissions, all in the lower 32 bits. */
const may = {
  addItems: 0x2,
  editItems: 0x4,
  deleteItems: 0x8,
  manageLists: 0x800,
  managePermissions: 0x2000000
} as const;

function has(held: Permissions | undefined, bit: number): boolean {
  // Bitwise operators give a signed number; `>>> 0` makes it unsigned, since the highest bit may be in use.
  return held !== undefined && (Number(held.Low) & bit) >>> 0 === bit;
}

function heldRights(held: Permissions | undefined): HeldRights {
  return { add: has(held, may.addItems), edit: has(held, may.editItems), remove: has(held, may.deleteItems) };
}

/**
 * From where to ask for changes: SharePoint's change token of the site, and the keys of its lists by their GUIDs in
 * lower case.
 */
export interface ChangeCursor {
  token: string;
  lists: ReadonlyMap<string, ListKey>;
}

/** Reads the site's time zone. Throws what the request throws. */
export async function readZone(connection: Connection): Promise<SiteZone> {
  const answer: unknown = await connection.reader.web.regionalSettings.timeZone.select(
    'Id',
    'Description',
    'Information'
  )();
  return zoneOf(v.parse(zoneFacts, answer), new Date(connection.now()).getUTCFullYear());
}

/** Requests the items of one list; where the plan's id is given only the plan's, in lists that have the column. */
function requestList(connection: Connection, key: ListKey, planId: number | undefined): Promise<RawListRead> {
  const entity: Entity = entities[key];
  // There may be very many updates: only the newest of the site are read, whatever plan they belong to.
  if (key === 'updates') return readNewest(connection, entity, recentUpdates);
  const field = entity.fields['planId'];
  const isOfPlan = planId !== undefined && field && field.kind !== 'group';
  return readAll(connection, entity, isOfPlan ? { field, id: planId } : undefined);
}

async function readList(
  connection: Connection,
  key: ListKey,
  asked: Promise<RawListRead>,
  zone: string
): Promise<Result<ListRead>> {
  return attempt(connection.now, async () => {
    const { items, missing } = await asked;
    return {
      items: readItems<Entity>(entities[key], items, zone),
      missing: missing.map(({ list, column, isRetyped }) => ({
        list,
        column,
        ...(isRetyped === true && { isRetyped })
      }))
    };
  });
}

/**
 * Reads a site's lists, as far as the plan's table and the scorecard show them, with requests that all go out at the same
 * time. Without a `planId` it reads every plan. Throws what a request throws, except the requests for lists' items: each
 * list has a result of its own.
 */
export async function readSite(
  connection: Connection,
  planId: Cell<number>
): Promise<{ read: SiteRead; zone: SiteZone; cursor?: ChangeCursor }> {
  const { reader, webUrl } = connection;
  const zone = readZone(connection);
  const facts = reader.web.lists
    .select('Id', 'RootFolder/ServerRelativeUrl', 'EffectiveBasePermissions')
    .expand('RootFolder')();
  const web = reader.web.select('EffectiveBasePermissions', 'CurrentChangeToken')();
  const user = reader.web.currentUser.select('Id', 'Title', 'Email')();
  const answers = eachList(key => requestList(connection, key, known(planId)));
  // Each is awaited below, one after the other. The first that fails is thrown; this keeps the others from being
  // reported
  // as unhandled rejections.
  for (const asked of [zone, facts, web, user, ...Object.values(answers)]) asked.catch(() => undefined);

  const there = new Map(
    v.parse(listFacts, await facts).map(one => [one.RootFolder.ServerRelativeUrl.toLowerCase(), one])
  );
  const factsOf = (key: ListKey): ListFacts | undefined => there.get(listPath(webUrl, entities[key]).toLowerCase());
  const {
    EffectiveBasePermissions: onWeb,
    CurrentChangeToken: { StringValue: token }
  } = v.parse(webFacts, await web);
  const maySetUp = has(onWeb, may.managePermissions) && has(onWeb, may.manageLists);
  const inZone = await zone;
  const lists = await eachListAwaited(key => readList(connection, key, answers[key], inZone.name));
  if (listKeys.every(key => isNotThere(lists[key]))) return { read: { kind: 'notSetUp', maySetUp }, zone: inZone };
  const site = {
    planId,
    me: toPerson(await user),
    today: dayIn(inZone.name, nowOf(connection)),
    ...(inZone.unknown !== undefined && { unknownZone: inZone.unknown }),
    rights: eachList(key => heldRights(factsOf(key)?.EffectiveBasePermissions)),
    maySetUp
  };
  const keysById = listKeys.flatMap(key => {
    const list = factsOf(key);
    return list ? [[list.Id.toLowerCase(), key] as const] : [];
  });
  return { read: { kind: 'lists', site, lists }, zone: inZone, cursor: { token, lists: new Map(keysById) } };
}

function isNotThere(read: Result<ListRead>): boolean {
  return !read.ok && read.failure.kind === 'notFound';
}

function toPerson(answer: unknown): Person {
  const { Id, Title, Email } = v.parse(currentUser, answer);
  return { id: Id, name: Title, email: Email };
}

/** The server's time as an ISO 8601 text. */
export function nowOf(connection: Connection): Instant {
  return new Date(connection.now()).toISOString();
}
