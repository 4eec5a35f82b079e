import * as v from 'valibot';
import '@pnp/sp/fields/list';
import '@pnp/sp/views/list';
import '@pnp/sp/security/list';
import '@pnp/sp/security/web';
import '@pnp/sp/site-groups/web';
import type { SiteSetUp, SetUpStep } from '../app/ports';
import { entities, groups } from '../model';
import type { Entity, ListView, Right } from '../model/entity';
import { columnsOf } from '../model/entity';
import type { ColumnField } from '../model/field';
import { plan as planEntity } from '../model/plan';
import { columnXml } from './columnXml';
import type { Connection } from './connection';
import { listOf, listPath } from './connection';
import { attempt } from './errors';
import { bodyOf } from './rows';

/** SharePoint's `RoleTypeKind`. */
const roleKinds = { read: 2, contribute: 3, full: 5 } as const;
/** `SPListTemplateType.GenericList`. */
const genericList = 100;
/** `SPList.WriteSecurity`: whether people with the right may change all items, or only those that they created. */
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

/** All entities, in the order in which their lists are created. */
const allEntities: readonly Entity[] = Object.values(entities);

type ListFacts = v.InferOutput<typeof listFacts>[number];

/** A request that puts right something that isn't as declared. */
type Repair = () => Promise<unknown>;

/** The groups that are given rights in the lists, by SharePoint's principal id. */
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

/**
 * Adds missing columns, and corrects Title's heading, indexes and uniqueness. A column must be indexed before
 * SharePoint can enforce unique values.
 */
async function columnRepairs(connection: Connection, list: Entity, there: Map<string, ListFacts>): Promise<Repair[]> {
  const { reader, writer, webUrl } = connection;
  const found: unknown = await listOf(reader, webUrl, list).fields.select(
    'InternalName',
    'Title',
    'Indexed',
    'EnforceUniqueValues'
  )();
  const fields = new Map(v.parse(fieldFacts, found).map(field => [field.InternalName, field]));
  const repairs: Repair[] = [];
  for (const column of columnsOf(list)) {
    const field = fields.get(column.column);
    const unique = column.kind === 'text' && column.unique === true;
    const update =
      (properties: { Title?: string; Indexed?: boolean; EnforceUniqueValues?: boolean }): Repair =>
      () =>
        listOf(writer, webUrl, list).fields.getByInternalNameOrTitle(column.column).update(properties);
    if (!field) {
      repairs.push(() =>
        listOf(writer, webUrl, list).fields.createFieldAsXml({
          SchemaXml: columnXml(column, targetOf(connection, column, there)),
          Options: internalNameHint
        })
      );
      continue;
    }
    if (column.column === 'Title' && field.Title !== column.title) repairs.push(update({ Title: column.title }));
    if (column.indexed && !field.Indexed) repairs.push(update({ Indexed: true }));
    if (unique && !field.EnforceUniqueValues) repairs.push(update({ EnforceUniqueValues: true }));
  }
  return repairs;
}

/** The GUID, in braces, of the list that a lookup refers to; undefined for other columns. */
function targetOf(connection: Connection, column: ColumnField, there: Map<string, ListFacts>): string | undefined {
  if (column.kind !== 'lookup' && column.kind !== 'lookups') return undefined;
  const target = allEntities.find(one => one.list === column.list);
  const found = target && there.get(listPath(connection.webUrl, target).toLowerCase());
  if (!found) throw new Error(`The list that ${column.title} points at is not there yet.`);
  return `{${found.Id}}`;
}

/** The internal names of a view's columns, in the order of the view. */
function columnsInView(list: Entity, { fields }: ListView): string[] {
  return fields.flatMap(name => {
    const field = list.fields[name];
    return field ? columnsOf({ ...list, fields: { [name]: field } }).map(({ column }) => column) : [];
  });
}

async function viewRepairs(connection: Connection, list: Entity): Promise<Repair[]> {
  const { reader, writer, webUrl } = connection;
  const found: unknown = await listOf(reader, webUrl, list).views.select('Title')();
  const titles = new Set(v.parse(viewFacts, found).map(view => view.Title));
  return list.views
    .filter(view => !titles.has(view.title))
    .map(view => async () => {
      const made: unknown = await listOf(writer, webUrl, list).views.add(view.title, false, {
        ViewQuery: view.query ?? '',
        RowLimit: 100
      });
      const { Id } = v.parse(identified, made);
      const fields = () => listOf(writer, webUrl, list).views.getById(Id).fields;
      await fields().removeAll();
      for (const column of columnsInView(list, view)) await fields().add(column);
      // SP.View has no `SetAsDefaultView`: SharePoint refuses a view that is created with it.
      await listOf(writer, webUrl, list).views.getById(Id).update({ DefaultView: true });
    });
}

async function rightRepairs(
  connection: Connection,
  list: Entity,
  facts: ListFacts,
  who: Principals
): Promise<Repair[]> {
  const { reader, writer, webUrl } = connection;
  const { rights } = list;
  const repairs: Repair[] = [];
  const wanted = rights.ownItemsOnly ? writeSecurity.own : writeSecurity.all;
  if (facts.WriteSecurity !== wanted)
    repairs.push(() => listOf(writer, webUrl, list).update({ WriteSecurity: wanted }));
  // Set-up gives rights once: what the owners have changed since stays as it is.
  if (facts.HasUniqueRoleAssignments && (await isRightsGiven(connection, list, who))) return repairs;
  if (!facts.HasUniqueRoleAssignments) repairs.push(() => listOf(writer, webUrl, list).breakRoleInheritance(false));
  const roleId = async (kind: (typeof roleKinds)[keyof typeof roleKinds]): Promise<number> =>
    v.parse(group, await reader.web.roleDefinitions.getByType(kind).select('Id')()).Id;
  const give =
    (principal: number | undefined, right: Right | 'full'): Repair =>
    async () => {
      if (principal === undefined) return;
      await listOf(writer, webUrl, list).roleAssignments.add(principal, await roleId(roleKinds[right]));
    };
  repairs.push(
    give(who.owners, 'full'),
    give(who.managers, rights.managers),
    give(who.leads, rights.leads),
    give(who.members, rights.members),
    give(who.visitors, rights.visitors)
  );
  return repairs;
}

/** True where both of the product's groups hold a right in the list. */
async function isRightsGiven(connection: Connection, list: Entity, who: Principals): Promise<boolean> {
  const found: unknown = await listOf(connection.reader, connection.webUrl, list)
    .roleAssignments.select('PrincipalId', 'RoleDefinitionBindings/RoleTypeKind')
    .expand('RoleDefinitionBindings')();
  const holders = new Set(v.parse(assignmentFacts, found).map(one => one.PrincipalId));
  return [who.managers, who.leads].every(id => id !== undefined && holders.has(id));
}

/**
 * Creates a list. SharePoint makes the list's address from its first title, so that is `urlName`, and the list is
 * renamed after.
 */
async function makeList(connection: Connection, list: Entity): Promise<void> {
  const { writer, webUrl } = connection;
  await writer.web.lists.add(list.urlName, list.description, genericList, false, {
    EnableVersioning: true,
    OnQuickLaunch: false
  });
  await listOf(writer, webUrl, list).update({ Title: list.title });
}

/** The repairs for everything of a list that isn't as declared. Throws where the list itself isn't there. */
async function repairsOf(
  connection: Connection,
  list: Entity,
  there: Map<string, ListFacts>,
  who: Principals
): Promise<Repair[]> {
  const facts = there.get(listPath(connection.webUrl, list).toLowerCase());
  if (!facts) throw new Error(`The list ${list.title} is not there.`);
  // Rights come last, so that only the owner can use the list until it is complete.
  return [
    ...(await columnRepairs(connection, list, there)),
    ...(await viewRepairs(connection, list)),
    ...(await rightRepairs(connection, list, facts, who))
  ];
}

async function check(connection: Connection): Promise<SetUpStep[]> {
  const [there, who] = await Promise.all([listsThere(connection), principals(connection)]);
  const steps: SetUpStep[] = [
    { what: groups.managers.title, state: who.managers === undefined ? 'missing' : 'there' },
    { what: groups.leads.title, state: who.leads === undefined ? 'missing' : 'there' }
  ];
  for (const list of allEntities) {
    const isThere = there.has(listPath(connection.webUrl, list).toLowerCase());
    const whole = isThere && (await repairsOf(connection, list, there, who)).length === 0;
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
  for (const list of allEntities) {
    const isThere = (await listsThere(connection)).has(listPath(connection.webUrl, list).toLowerCase());
    if (!isThere) await makeList(connection, list);
    const repairs = await repairsOf(connection, list, await listsThere(connection), who);
    for (const repair of repairs) await repair();
    done(list.title, !isThere || repairs.length > 0);
  }
  return steps;
}

/** The set-up of a connection's site. The person who is signed in must be an owner of the site. */
export function setUpOf(connection: Connection): SiteSetUp {
  const { now, writer, webUrl } = connection;
  return {
    check: () => attempt(now, () => check(connection)),
    run: onStep => attempt(now, () => run(connection, onStep)),
    addPlan: (title, bragKey) =>
      attempt(now, async () => {
        const body = bodyOf(
          planEntity,
          { title, kind: 'Integrated plan', status: 'Draft', dueSoonDays: 14, updateEveryDays: 28, bragKey },
          'Europe/London'
        );
        const made: unknown = await listOf(writer, webUrl, planEntity).items.add(body);
        return v.parse(group, made).Id;
      })
  };
}
