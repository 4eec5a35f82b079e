import * as v from 'valibot';
import '@pnp/sp/fields/list';
import '@pnp/sp/views/list';
import '@pnp/sp/security/list';
import '@pnp/sp/security/web';
import '@pnp/sp/site-groups/web';
import type { SiteSetUp, SetUpStep } from '../app/ports';
import { allLists, groups, plans } from '../lists';
import type { ListDeclaration, Right } from '../lists/list';
import { columnXml } from './columnXml';
import type { Connection } from './connection';
import { listOf, listPath } from './connection';
import { attempt } from './errors';
import { writeValues } from './rows';

/** SharePoint's `RoleTypeKind`. */
const roleKinds = { read: 2, contribute: 3, full: 5 } as const;
/** `SPListTemplateType.GenericList`. */
const genericList = 100;
/** `SPList.WriteSecurity`: everyone with the right, or only the items one made. */
const writeSecurity = { all: 1, own: 2 } as const;

/** `AddFieldOptions.AddFieldInternalNameHint`: without it SharePoint makes the internal name from the heading. */
const internalNameHint = 8;

const identified = v.object({ Id: v.string() });
const titledGroups = v.array(v.object({ Id: v.number(), Title: v.string() }));
const group = v.object({ Id: v.number() });
const listFacts = v.array(
  v.object({
    Id: v.string(),
    Title: v.string(),
    HasUniqueRoleAssignments: v.boolean(),
    WriteSecurity: v.number(),
    RootFolder: v.object({ ServerRelativeUrl: v.string() })
  })
);
const fieldFacts = v.array(
  v.object({
    InternalName: v.string(),
    Title: v.string(),
    Indexed: v.boolean(),
    EnforceUniqueValues: v.boolean()
  })
);
const viewFacts = v.array(v.object({ Title: v.string() }));
const assignmentFacts = v.array(
  v.object({ PrincipalId: v.number(), RoleDefinitionBindings: v.array(v.object({ RoleTypeKind: v.number() })) })
);

type ListFacts = v.InferOutput<typeof listFacts>[number];

/** Something that is not as declared, and the request that mends it. */
type Mend = () => Promise<unknown>;

/** Who holds rights in a list, by SharePoint's principal id. */
interface Principals {
  owners: number;
  members: number;
  visitors: number;
  managers: number | undefined;
  leads: number | undefined;
}

async function listsThere(connection: Connection): Promise<Map<string, ListFacts>> {
  const found: unknown = await connection.reader.web.lists
    .select('Id', 'Title', 'HasUniqueRoleAssignments', 'WriteSecurity', 'RootFolder/ServerRelativeUrl')
    .expand('RootFolder')();
  return new Map(v.parse(listFacts, found).map(list => [list.RootFolder.ServerRelativeUrl.toLowerCase(), list]));
}

async function principals(connection: Connection): Promise<Principals> {
  const { web } = connection.reader;
  const [owners, members, visitors, all]: unknown[] = await Promise.all([
    web.associatedOwnerGroup.select('Id')(),
    web.associatedMemberGroup.select('Id')(),
    web.associatedVisitorGroup.select('Id')(),
    web.siteGroups.select('Id', 'Title')()
  ]);
  const titled = v.parse(titledGroups, all);
  const idOf = (title: string): number | undefined => titled.find(one => one.Title === title)?.Id;
  return {
    owners: v.parse(group, owners).Id,
    members: v.parse(group, members).Id,
    visitors: v.parse(group, visitors).Id,
    managers: idOf(groups.managers.title),
    leads: idOf(groups.leads.title)
  };
}

/** Columns that are missing, and Title's heading; SharePoint indexes a column before it can enforce unique values. */
async function columnMends(
  connection: Connection,
  list: ListDeclaration,
  there: Map<string, ListFacts>
): Promise<Mend[]> {
  const { reader, writer, webUrl } = connection;
  const found: unknown = await listOf(reader, webUrl, list).fields.select(
    'InternalName',
    'Title',
    'Indexed',
    'EnforceUniqueValues'
  )();
  const fields = new Map(v.parse(fieldFacts, found).map(field => [field.InternalName, field]));
  const mends: Mend[] = [];
  for (const column of Object.values(list.columns)) {
    const field = fields.get(column.name);
    const unique = column.type === 'text' && column.unique === true;
    const update =
      (properties: { Title?: string; Indexed?: boolean; EnforceUniqueValues?: boolean }): Mend =>
      () =>
        listOf(writer, webUrl, list).fields.getByInternalNameOrTitle(column.name).update(properties);
    if (!field) {
      mends.push(() =>
        listOf(writer, webUrl, list).fields.createFieldAsXml({
          SchemaXml: columnXml(column, targetOf(connection, column, there)),
          Options: internalNameHint
        })
      );
      continue;
    }
    if (column.name === 'Title' && field.Title !== column.title) mends.push(update({ Title: column.title }));
    if (column.indexed && !field.Indexed) mends.push(update({ Indexed: true }));
    if (unique && !field.EnforceUniqueValues) mends.push(update({ EnforceUniqueValues: true }));
  }
  return mends;
}

/** The GUID, in braces, of the list that a lookup points at. */
function targetOf(
  connection: Connection,
  column: ListDeclaration['columns'][string],
  there: Map<string, ListFacts>
): string | undefined {
  if (column.type !== 'lookup' && column.type !== 'lookups') return undefined;
  const target = allLists.find(list => list.key === column.list);
  const found = target && there.get(listPath(connection.webUrl, target).toLowerCase());
  if (!found) throw new Error(`The list that ${column.title} points at is not there yet.`);
  return `{${found.Id}}`;
}

async function viewMends(connection: Connection, list: ListDeclaration): Promise<Mend[]> {
  const { reader, writer, webUrl } = connection;
  const found: unknown = await listOf(reader, webUrl, list).views.select('Title')();
  const titles = new Set(v.parse(viewFacts, found).map(view => view.Title));
  return list.views
    .filter(view => !titles.has(view.title))
    .map(view => async () => {
      const made: unknown = await listOf(writer, webUrl, list).views.add(view.title, false, {
        ViewQuery: view.query ?? '',
        RowLimit: 100,
        SetAsDefaultView: true
      });
      const { Id } = v.parse(identified, made);
      const fields = () => listOf(writer, webUrl, list).views.getById(Id).fields;
      await fields().removeAll();
      for (const column of view.columns) await fields().add(column);
    });
}

async function rightMends(
  connection: Connection,
  list: ListDeclaration,
  facts: ListFacts,
  who: Principals
): Promise<Mend[]> {
  const { reader, writer, webUrl } = connection;
  const { rights } = list;
  const mends: Mend[] = [];
  const wanted = rights.ownItemsOnly ? writeSecurity.own : writeSecurity.all;
  if (facts.WriteSecurity !== wanted) mends.push(() => listOf(writer, webUrl, list).update({ WriteSecurity: wanted }));
  // Rights that the owners have changed since stay as they are: the set-up gives them once.
  if (facts.HasUniqueRoleAssignments && (await isRightsGiven(connection, list, who))) return mends;
  if (!facts.HasUniqueRoleAssignments) mends.push(() => listOf(writer, webUrl, list).breakRoleInheritance(false));
  const roleId = async (kind: (typeof roleKinds)[keyof typeof roleKinds]): Promise<number> =>
    v.parse(group, await reader.web.roleDefinitions.getByType(kind).select('Id')()).Id;
  const give =
    (principal: number | undefined, right: Right | 'full'): Mend =>
    async () => {
      if (principal === undefined) return;
      await listOf(writer, webUrl, list).roleAssignments.add(principal, await roleId(roleKinds[right]));
    };
  mends.push(
    give(who.owners, 'full'),
    give(who.managers, rights.managers),
    give(who.leads, rights.leads),
    give(who.members, rights.members),
    give(who.visitors, rights.visitors)
  );
  return mends;
}

/** True where our two groups hold any right in the list. */
async function isRightsGiven(connection: Connection, list: ListDeclaration, who: Principals): Promise<boolean> {
  const found: unknown = await listOf(connection.reader, connection.webUrl, list)
    .roleAssignments.select('PrincipalId', 'RoleDefinitionBindings/RoleTypeKind')
    .expand('RoleDefinitionBindings')();
  const holders = new Set(v.parse(assignmentFacts, found).map(one => one.PrincipalId));
  return [who.managers, who.leads].every(id => id !== undefined && holders.has(id));
}

/** Makes the list itself. Its address comes from the first title, so it is made under that and renamed. */
async function makeList(connection: Connection, list: ListDeclaration): Promise<void> {
  const { writer, webUrl } = connection;
  await writer.web.lists.add(list.urlName, list.description, genericList, false, {
    EnableVersioning: true,
    OnQuickLaunch: false
  });
  await listOf(writer, webUrl, list).update({ Title: list.title });
}

/** Everything of a list that is not as declared; the list itself has to be there. */
async function mendsOf(
  connection: Connection,
  list: ListDeclaration,
  there: Map<string, ListFacts>,
  who: Principals
): Promise<Mend[]> {
  const facts = there.get(listPath(connection.webUrl, list).toLowerCase());
  if (!facts) throw new Error(`The list ${list.title} is not there.`);
  // Rights last: until they are given only the owner can reach the list.
  return [
    ...(await columnMends(connection, list, there)),
    ...(await viewMends(connection, list)),
    ...(await rightMends(connection, list, facts, who))
  ];
}

async function look(connection: Connection): Promise<SetUpStep[]> {
  const [there, who] = await Promise.all([listsThere(connection), principals(connection)]);
  const steps: SetUpStep[] = [
    { what: groups.managers.title, state: who.managers === undefined ? 'missing' : 'there' },
    { what: groups.leads.title, state: who.leads === undefined ? 'missing' : 'there' }
  ];
  for (const list of allLists) {
    const isThere = there.has(listPath(connection.webUrl, list).toLowerCase());
    const whole = isThere && (await mendsOf(connection, list, there, who)).length === 0;
    steps.push({ what: list.title, state: whole ? 'there' : 'missing' });
  }
  return steps;
}

async function run(connection: Connection, onStep: (step: SetUpStep) => void): Promise<SetUpStep[]> {
  const steps: SetUpStep[] = [];
  const done = (what: string, made: boolean): void => {
    const step: SetUpStep = { what, state: made ? 'made' : 'there' };
    steps.push(step);
    onStep(step);
  };
  const before = await principals(connection);
  for (const [key, id] of [
    ['managers', before.managers],
    ['leads', before.leads]
  ] as const) {
    const { title, description } = groups[key];
    if (id === undefined) await connection.writer.web.siteGroups.add({ Title: title, Description: description });
    done(title, id === undefined);
  }
  const who = await principals(connection);
  for (const list of allLists) {
    const isThere = (await listsThere(connection)).has(listPath(connection.webUrl, list).toLowerCase());
    if (!isThere) await makeList(connection, list);
    const mends = await mendsOf(connection, list, await listsThere(connection), who);
    for (const mend of mends) await mend();
    done(list.title, !isThere || mends.length > 0);
  }
  return steps;
}

/** The set-up of the site behind `connection`, as the person who is signed in there; it needs the site's owner. */
export function setUpOf(connection: Connection): SiteSetUp {
  const { now, writer, webUrl } = connection;
  return {
    look: () => attempt(now, () => look(connection)),
    run: onStep => attempt(now, () => run(connection, onStep)),
    addPlan: (title, bragKey) =>
      attempt(now, async () => {
        const values = writeValues(
          plans,
          {
            title,
            kind: 'Integrated plan',
            status: 'Draft',
            dueSoonDays: 14,
            updateEveryDays: 28,
            bragBlue: bragKey.Blue,
            bragRed: bragKey.Red,
            bragAmber: bragKey.Amber,
            bragGreen: bragKey.Green,
            bragGrey: bragKey.Grey
          },
          'Europe/London'
        );
        const made: unknown = await listOf(writer, webUrl, plans).items.add(values);
        return v.parse(group, made).Id;
      })
  };
}
