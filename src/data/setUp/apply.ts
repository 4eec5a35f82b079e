import type { SetUpRepair } from '../../app/setUp';
import { entities, groups } from '../../model';
import type { Entity, ListView } from '../../model/entity';
import type { ColumnField } from '../../model/field';
import { columnXml } from '../columnXml';
import type { Connection } from '../connection';
import { columnsInView, declaredSettings, doubles, ownColumns, ownRights, targetOf, viewThere } from './compare';
import type { ListFacts, SiteFacts } from './read';
import { listApi } from './read';
import type { PartRequest } from './send';

/** `SPListTemplateType.GenericList`. */
const genericList = 100;
/** `AddFieldOptions.AddFieldInternalNameHint`: without it SharePoint makes the internal name from the heading. */
const internalNameHint = 8;
const rowLimit = 100;

const settingNames = {
  title: 'Title',
  description: 'Description',
  versioning: 'EnableVersioning',
  quickLaunch: 'OnQuickLaunch',
  writeSecurity: 'WriteSecurity'
} as const;

type Batched = Exclude<SetUpRepair, { kind: 'ownGroup' }>;

/** The requests of a repair, in order. None where the site lacks what they need: it is missing, or not made yet. */
export function requestsOf(connection: Connection, site: SiteFacts, repair: Batched): readonly PartRequest[] {
  switch (repair.kind) {
    case 'makeGroup': {
      const { title, description } = groups[repair.part];
      return [{ method: 'POST', path: 'web/sitegroups', body: { Title: title, Description: description } }];
    }
    case 'describeGroup': {
      const id = site.groups.get(repair.part)?.id;
      if (id === undefined) return [];
      const { description } = groups[repair.part];
      return [{ method: 'MERGE', path: `web/sitegroups(${String(id)})`, body: { Description: description } }];
    }
    case 'restoreList':
      return [{ method: 'POST', path: `web/recycleBin('${repair.entry}')/restore`, once: true }];
    case 'makeList': {
      const { urlName, description } = entities[repair.part];
      // SharePoint makes the list's address from its first title, so that is `urlName`, and the list is renamed after.
      const body = {
        Title: urlName,
        Description: description,
        BaseTemplate: genericList,
        EnableVersioning: true,
        OnQuickLaunch: false
      };
      // Sent again after somebody else's set-up renamed the list, it would make a second one.
      return [{ method: 'POST', path: 'web/lists', body, once: true }];
    }
    case 'takeOwnRight':
    case 'giveRight':
    case 'takeRight':
      return rightRequests(connection, site, repair);
    case 'closeList':
      return [
        {
          method: 'POST',
          path: `${listApi(connection, repair.part)}/breakroleinheritance(copyRoleAssignments=false,clearSubscopes=false)`
        }
      ];
    case 'setList': {
      const body = { [settingNames[repair.setting]]: declaredSettings(repair.part)[repair.setting] };
      return [{ method: 'MERGE', path: listApi(connection, repair.part), body }];
    }
    case 'makeColumn':
    case 'nameColumn':
    case 'indexColumn':
    case 'uniqueColumn':
      return columnRequests(connection, site, repair);
    case 'makeView':
    case 'dropView':
    case 'nameView':
    case 'arrangeView':
    case 'queryView':
    case 'defaultView':
      return viewRequests(connection, site, repair);
  }
}

function columnRequests(
  connection: Connection,
  site: SiteFacts,
  { kind, part, title }: Extract<SetUpRepair, { kind: `${string}Column` }>
): readonly PartRequest[] {
  const column = ownColumns(entities[part]).find(one => one.title === title);
  if (!column) return [];
  const fields = `${listApi(connection, part)}/fields`;
  const change = (body: object): PartRequest[] => [
    { method: 'MERGE', path: `${fields}/getByInternalNameOrTitle('${column.column}')`, body }
  ];
  switch (kind) {
    case 'nameColumn':
      return change({ Title: title });
    case 'indexColumn':
      return change({ Indexed: true });
    case 'uniqueColumn':
      // A column must be indexed before SharePoint can enforce unique values.
      return change({ Indexed: true, EnforceUniqueValues: true });
    case 'makeColumn': {
      const target = lookupTarget(site, column);
      if (target === null) return [];
      const parameters = { SchemaXml: columnXml(column, target), Options: internalNameHint };
      return [{ method: 'POST', path: `${fields}/createFieldAsXml`, body: { parameters } }];
    }
  }
}

/** The GUID, in braces, of the list that a lookup is to point at: null where it isn't there; undefined for no lookup. */
function lookupTarget(site: SiteFacts, column: ColumnField): string | undefined | null {
  const target = targetOf(column);
  if (target === undefined) return undefined;
  const list = site.lists.get(target);
  return list ? `{${list.id}}` : null;
}

function viewRequests(
  connection: Connection,
  site: SiteFacts,
  { kind, part, title }: Extract<SetUpRepair, { kind: `${string}View` }>
): readonly PartRequest[] {
  const entity: Entity = entities[part];
  const view: ListView | undefined = entity.views.find(one => one.title === title);
  const facts: ListFacts | undefined = site.lists.get(part);
  if (!view || !facts) return [];
  const views = `${listApi(connection, part)}/views`;
  const query = { ViewQuery: view.query ?? '' };
  if (kind === 'makeView')
    return [
      // SP.View has no property that makes it the default while it is created.
      {
        method: 'POST',
        path: views,
        body: { Title: title, PersonalView: false, RowLimit: rowLimit, ...query },
        once: true
      }
    ];
  const there = viewThere(facts, view);
  if (!there) return [];
  const path = `${views}('${there.id}')`;
  switch (kind) {
    case 'nameView':
      return [{ method: 'MERGE', path, body: { Title: title } }];
    case 'queryView':
      return [{ method: 'MERGE', path, body: query }];
    case 'dropView':
      return doubles(facts, view).map(({ id }) => ({ method: 'DELETE', path: `${views}('${id}')` }));
    case 'defaultView':
      return [{ method: 'MERGE', path, body: { DefaultView: true } }];
    case 'arrangeView':
      return [
        { method: 'POST', path: `${path}/viewfields/removeallviewfields` },
        ...columnsInView(entity, view).map((column): PartRequest => ({
          method: 'POST',
          path: `${path}/viewfields/addviewfield('${column}')`
        }))
      ];
  }
}

function rightRequests(
  connection: Connection,
  site: SiteFacts,
  repair: Extract<SetUpRepair, { kind: `${string}Right` }>
): readonly PartRequest[] {
  const facts = site.lists.get(repair.part);
  const change = (
    method: 'addroleassignment' | 'removeroleassignment',
    principal: number | undefined,
    level: number | undefined
  ): readonly PartRequest[] => {
    if (principal === undefined || level === undefined) return [];
    const given = `principalid=${String(principal)},roledefid=${String(level)}`;
    return [{ method: 'POST', path: `${listApi(connection, repair.part)}/roleassignments/${method}(${given})` }];
  };
  if (!facts) return [];
  switch (repair.kind) {
    case 'giveRight':
      return change('addroleassignment', site.holders.get(repair.holder), site.levels.get(repair.right));
    case 'takeRight': {
      const principal = site.holders.get(repair.holder);
      const levels = facts.rights.find(one => one.principal === principal)?.levels;
      return change('removeroleassignment', principal, levels?.find(one => one.name === repair.level)?.id);
    }
    case 'takeOwnRight': {
      const person = ownRights(facts, site).find(one => one.isAlsoOwner && one.name === repair.person);
      return change('removeroleassignment', person?.principal, site.levels.get('full'));
    }
  }
}
