import * as v from 'valibot';
import type { GroupKey, HeldRight, Holder, RecycledList } from '../../app/setUp';
import type { Failure } from '../../domain/failure';
import type { ListKey } from '../../model';
import { entities, groups, listKeys } from '../../model';
import type { Connection } from '../connection';
import { listPath } from '../connection';
import type { PartAnswer, PartRequest, Wait } from './send';
import { inSeconds, sendAll } from './send';

/** SharePoint's `RoleTypeKind` of the levels that are given. */
const roleKinds = { read: 2, contribute: 3, full: 5 } as const satisfies Record<HeldRight, number>;
/** `RoleTypeKind.Guest`, “Limited Access”: SharePoint gives and takes it by itself. */
const limitedAccess = 1;
/** `RecycleBinItemType.List`. */
const recycledList = 4;
/** `PrincipalType.User`. */
const userType = 1;
/** A read whose answer was lost is asked again this often. */
const mostReads = 3;

export interface ColumnFacts {
  type: string;
  heading: string;
  indexed: boolean;
  unique: boolean;
  /** The GUID of the list that a lookup points at, in lower case without braces; '' for other columns. */
  target: string;
}

export interface ViewFacts {
  id: string;
  title: string;
  /** The last segment of its address, which stays when the view is renamed. */
  page: string;
  isDefault: boolean;
  query: string;
  columns: readonly string[];
}

/** What one principal holds in a list. */
export interface Holding {
  principal: number;
  name: string;
  isPerson: boolean;
  levels: readonly { id: number; name: string }[];
}

export interface ListFacts {
  /** In lower case. */
  id: string;
  title: string;
  description: string;
  versioning: boolean;
  quickLaunch: boolean;
  writeSecurity: number;
  /** The list has rights of its own, not its site's. */
  ownRights: boolean;
  items: number;
  columns: ReadonlyMap<string, ColumnFacts>;
  views: readonly ViewFacts[];
  rights: readonly Holding[];
}

export interface GroupFacts {
  id: number;
  description: string;
  owner: number | undefined;
}

/** Everything of a site that set-up compares with what is declared. */
export interface SiteFacts {
  lists: ReadonlyMap<ListKey, ListFacts>;
  groups: ReadonlyMap<GroupKey, GroupFacts>;
  /** The principal ids of those whose rights are declared; one that the site lacks is missing. */
  holders: ReadonlyMap<Holder, number>;
  /** The users of the site's owners group, by id. */
  owners: ReadonlySet<number>;
  /** The ids of the permission levels. */
  levels: ReadonlyMap<HeldRight, number>;
  me: { id: number; isSiteAdmin: boolean };
  recycled: readonly RecycledList[];
}

/** A failure that ends a run of set-up. */
export class SetUpStopped extends Error {
  public constructor(public readonly failure: Failure) {
    super(`Set-up stopped: ${failure.kind}`);
    this.name = 'SetUpStopped';
  }
}

const listRows = v.array(
  v.object({
    Id: v.string(),
    Title: v.string(),
    Description: v.nullish(v.string(), ''),
    EnableVersioning: v.boolean(),
    OnQuickLaunch: v.boolean(),
    WriteSecurity: v.number(),
    HasUniqueRoleAssignments: v.boolean(),
    ItemCount: v.number(),
    RootFolder: v.object({ ServerRelativeUrl: v.string() })
  })
);
const siteGroup = v.object({ Id: v.number() });
const titledGroups = v.array(
  v.object({
    Id: v.number(),
    Title: v.string(),
    Description: v.nullish(v.string(), ''),
    Owner: v.nullish(v.object({ Id: v.number() }))
  })
);
const levelRows = v.array(v.object({ Id: v.number(), RoleTypeKind: v.number() }));
const currentUser = v.object({ Id: v.number(), IsSiteAdmin: v.nullish(v.boolean(), false) });
const userRows = v.array(v.object({ Id: v.number() }));
const columnRows = v.array(
  v.object({
    InternalName: v.string(),
    Title: v.string(),
    TypeAsString: v.string(),
    Indexed: v.boolean(),
    EnforceUniqueValues: v.nullish(v.boolean(), false),
    // `LookupList` is a property of lookups alone, which a select over all columns can't name.
    SchemaXml: v.string()
  })
);
const names = v.union([
  v.array(v.string()),
  v.pipe(
    v.object({ results: v.array(v.string()) }),
    v.transform(o => o.results)
  )
]);
const viewRows = v.array(
  v.object({
    Id: v.string(),
    Title: v.string(),
    ServerRelativeUrl: v.string(),
    DefaultView: v.boolean(),
    PersonalView: v.boolean(),
    ViewQuery: v.nullish(v.string(), ''),
    ViewFields: v.object({ Items: names })
  })
);
const holdingRows = v.array(
  v.object({
    PrincipalId: v.number(),
    Member: v.object({ Title: v.nullish(v.string(), ''), PrincipalType: v.number() }),
    RoleDefinitionBindings: v.array(v.object({ Id: v.number(), Name: v.string(), RoleTypeKind: v.number() }))
  })
);
const recycledRows = v.array(
  v.object({
    Id: v.string(),
    DirName: v.string(),
    LeafName: v.string(),
    DeletedByName: v.nullish(v.string(), ''),
    DeletedDate: v.string()
  })
);

const get = (path: string): PartRequest => ({ method: 'GET', path });

/** The path of an entity's list after `_api/`. It doesn't change when people rename the list. */
export function listApi({ webUrl }: Connection, key: ListKey): string {
  const path = listPath(webUrl, entities[key]).replaceAll("'", "''");
  return `web/getList('${encodeURIComponent(path)}')`;
}

/** Sends reads; an answer that was lost is asked for again. Throws SetUpStopped where one fails, except by `may`. */
async function readAll(
  connection: Connection,
  requests: readonly PartRequest[],
  wait: Wait
): Promise<readonly PartAnswer[]> {
  for (let turn = 1; ; turn++) {
    const answers = await sendAll(connection, requests, wait);
    const failure = answers.flatMap(one => (one.ok || one.status === 404 ? [] : [one.failure]))[0];
    if (!failure) return answers;
    if (turn === mostReads || failure.kind === 'forbidden' || failure.kind === 'signedOut')
      throw new SetUpStopped(failure);
    await wait(inSeconds(connection, turn));
  }
}

/** The rows of a collection; of one that isn't there, none. */
function rowsOf<T>(schema: v.GenericSchema<unknown, T[]>, answer: PartAnswer | undefined): T[] {
  return answer?.ok ? v.parse(v.object({ value: schema }), answer.value).value : [];
}

/** Reads the whole site in two or three requests. Throws SetUpStopped. */
export async function readFacts(connection: Connection, wait: Wait): Promise<SiteFacts> {
  const [lists, titled, levels, me, ownerUsers, ...own] = await readAll(
    connection,
    [
      get(
        'web/lists?$select=Id,Title,Description,EnableVersioning,OnQuickLaunch,WriteSecurity,' +
          'HasUniqueRoleAssignments,ItemCount,RootFolder/ServerRelativeUrl&$expand=RootFolder'
      ),
      get('web/sitegroups?$select=Id,Title,Description,Owner/Id&$expand=Owner'),
      get('web/roledefinitions?$select=Id,RoleTypeKind'),
      get('web/currentuser?$select=Id,IsSiteAdmin'),
      get('web/associatedownergroup/users?$select=Id'),
      get('web/associatedownergroup?$select=Id'),
      get('web/associatedmembergroup?$select=Id'),
      get('web/associatedvisitorgroup?$select=Id')
    ],
    wait
  );
  const there = new Map(rowsOf(listRows, lists).map(row => [row.RootFolder.ServerRelativeUrl.toLowerCase(), row]));
  const rowOf = (key: ListKey) => there.get(listPath(connection.webUrl, entities[key]).toLowerCase());
  const found = listKeys.filter(key => rowOf(key) !== undefined);
  const details = await readDetails(connection, found, wait);
  const foundGroups = new Map(groupKeys.flatMap(key => groupOf(key, rowsOf(titledGroups, titled))));
  const levelRowsFound = rowsOf(levelRows, levels);
  const { Id, IsSiteAdmin } = v.parse(currentUser, me?.ok ? me.value : undefined);
  return {
    lists: new Map(
      found.flatMap(key => {
        const row = rowOf(key);
        return row ? [[key, { ...listOfRow(row), ...(details.get(key) ?? noDetails) }] as const] : [];
      })
    ),
    groups: foundGroups,
    holders: new Map<Holder, number>([
      ...(['owners', 'members', 'visitors'] as const).flatMap((holder, index) => idOf(holder, own[index])),
      ...[...foundGroups].map(([key, group]) => [key, group.id] as const)
    ]),
    owners: new Set(rowsOf(userRows, ownerUsers).map(user => user.Id)),
    levels: new Map(
      (['read', 'contribute', 'full'] as const).flatMap(right => {
        const level = levelRowsFound.find(one => one.RoleTypeKind === roleKinds[right]);
        return level ? [[right, level.Id] as const] : [];
      })
    ),
    me: { id: Id, isSiteAdmin: IsSiteAdmin },
    recycled: found.length === listKeys.length ? [] : await readRecycled(connection, found, wait)
  };
}

export const groupKeys = ['managers', 'leads'] as const satisfies readonly GroupKey[];

function groupOf(key: GroupKey, rows: v.InferOutput<typeof titledGroups>): [GroupKey, GroupFacts][] {
  const row = rows.find(one => one.Title === groups[key].title);
  return row ? [[key, { id: row.Id, description: row.Description, owner: row.Owner?.Id }]] : [];
}

/** Where the site has no such group, SharePoint answers 404, or nothing. */
function idOf(holder: Holder, answer: PartAnswer | undefined): [Holder, number][] {
  const group = v.safeParse(siteGroup, answer?.ok ? answer.value : undefined);
  return group.success ? [[holder, group.output.Id]] : [];
}

function listOfRow(row: v.InferOutput<typeof listRows>[number]): Omit<ListFacts, keyof Details> {
  return {
    id: row.Id.toLowerCase(),
    title: row.Title,
    description: row.Description,
    versioning: row.EnableVersioning,
    quickLaunch: row.OnQuickLaunch,
    writeSecurity: row.WriteSecurity,
    ownRights: row.HasUniqueRoleAssignments,
    items: row.ItemCount
  };
}

type Details = Pick<ListFacts, 'columns' | 'views' | 'rights'>;
const noDetails: Details = { columns: new Map(), views: [], rights: [] };

async function readDetails(
  connection: Connection,
  keys: readonly ListKey[],
  wait: Wait
): Promise<ReadonlyMap<ListKey, Details>> {
  const answers = await readAll(
    connection,
    keys.flatMap(key => {
      const list = listApi(connection, key);
      return [
        get(`${list}/fields?$select=InternalName,Title,TypeAsString,Indexed,EnforceUniqueValues,SchemaXml`),
        get(
          `${list}/views?$select=Id,Title,ServerRelativeUrl,DefaultView,PersonalView,ViewQuery,ViewFields&$expand=ViewFields`
        ),
        get(
          `${list}/roleassignments?$select=PrincipalId,Member/Title,Member/PrincipalType,RoleDefinitionBindings/Id,` +
            'RoleDefinitionBindings/Name,RoleDefinitionBindings/RoleTypeKind&$expand=Member,RoleDefinitionBindings'
        )
      ];
    }),
    wait
  );
  return new Map(
    keys.map((key, index) => {
      const [columns, views, rights] = answers.slice(index * 3, index * 3 + 3);
      return [key, { columns: columnsIn(columns), views: viewsIn(views), rights: rightsIn(rights) }] as const;
    })
  );
}

function columnsIn(answer: PartAnswer | undefined): Details['columns'] {
  return new Map(
    rowsOf(columnRows, answer).map(row => [
      row.InternalName,
      {
        type: row.TypeAsString,
        heading: row.Title,
        indexed: row.Indexed,
        unique: row.EnforceUniqueValues,
        target: /\sList=["']\{?([^"'}]*)/.exec(row.SchemaXml)?.[1]?.toLowerCase() ?? ''
      }
    ])
  );
}

/** The list's views without the personal ones, which are their owner's alone and may have any title. */
function viewsIn(answer: PartAnswer | undefined): Details['views'] {
  return rowsOf(viewRows, answer)
    .filter(row => !row.PersonalView)
    .map(row => ({
      id: row.Id,
      title: row.Title,
      page: row.ServerRelativeUrl.slice(row.ServerRelativeUrl.lastIndexOf('/') + 1),
      isDefault: row.DefaultView,
      query: row.ViewQuery,
      columns: row.ViewFields.Items
    }));
}

function rightsIn(answer: PartAnswer | undefined): Details['rights'] {
  return rowsOf(holdingRows, answer).map(row => ({
    principal: row.PrincipalId,
    name: row.Member.Title,
    isPerson: row.Member.PrincipalType === userType,
    levels: row.RoleDefinitionBindings.filter(level => level.RoleTypeKind !== limitedAccess).map(level => ({
      id: level.Id,
      name: level.Name
    }))
  }));
}

/** The lists that aren't there, as the recycle bin's first stage has them. */
async function readRecycled(
  connection: Connection,
  found: readonly ListKey[],
  wait: Wait
): Promise<readonly RecycledList[]> {
  const filter = `$filter=ItemType eq ${String(recycledList)}&$orderby=DeletedDate desc&$top=1000`;
  const [bin] = await readAll(connection, [get(`web/recycleBin?${filter.replaceAll(' ', '%20')}`)], wait);
  const rows = rowsOf(recycledRows, bin);
  return listKeys
    .filter(key => !found.includes(key))
    .flatMap(key => {
      const path = listPath(connection.webUrl, entities[key]).toLowerCase();
      const entries = rows
        // SharePoint writes the folder without its first slash.
        .filter(row => `/${row.DirName.replace(/^\//, '')}/${row.LeafName}`.toLowerCase() === path)
        .map(row => ({ id: row.Id, by: row.DeletedByName, at: row.DeletedDate }))
        .sort((a, b) => b.at.localeCompare(a.at));
      return entries.length === 0 ? [] : [{ list: key, title: entities[key].title, entries }];
    });
}
