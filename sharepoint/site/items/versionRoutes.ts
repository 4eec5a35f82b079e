import type { Answer, Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, permissions, rowRights } from '../people/rights.ts';
import type { Item, ItemVersion, List } from '../store/model.ts';
import { idsOf, queryColumn, valueReader } from './itemColumns.ts';
import type { plainColumn } from './itemColumns.ts';
import { itemPath } from './itemNames.ts';
import { escapeName } from './itemText.ts';
import { demandChange } from './itemWrite.ts';

/** Answers everything under a row's `versions`. Past ones can be deleted by whoever may; the current one can't. */
export function routeVersions(
  context: Context,
  list: List,
  item: Item,
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const mask = rowRights(context.store, context.web, list, context.user.id).maskOf(item);
  demand(mask, permissions.viewVersions);
  const all = context.store.versions.of(list.id, item.id).map(version => versionEntity(context, list, item, version));
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (!byId) {
    if (next || context.method !== 'GET') throw noResource(next?.text ?? segment.text);
    return { kind: 'collection', set: 'SP.ApiData.ListItemVersions', entities: all };
  }
  if ((byId === next ? after : rest).length > 0) throw noResource(segment.text);
  const wanted = integerArgument(byId, 0);
  const found = all.find(entity => entity.properties['VersionId'] === wanted);
  if (!found) throw badRequest('The specified version does not exist.');
  if (context.method === 'DELETE') {
    demandChange(context, list, item, permissions.deleteVersions);
    if (found.properties['IsCurrentVersion'] === true) throw badRequest('You cannot delete the current version.');
    context.store.versions.remove(list.id, item.id, wanted / 512);
    return { kind: 'empty', status: 200 };
  }
  if (context.method !== 'GET') throw noResource(segment.text);
  return { kind: 'entity', entity: found };
}

function versionEntity(context: Context, list: List, item: Item, version: ItemVersion): Entity {
  const then: Item = {
    ...item,
    major: version.major,
    editor: version.editor,
    modified: version.modified,
    values: version.values
  };
  const fields = context.store.fields(list.id);
  const expanded = new Set(fields.map(field => field.name));
  const properties: Record<string, unknown> = {
    VersionId: version.major * 512,
    VersionLabel: `${version.major}.0`,
    IsCurrentVersion: version.major === item.major,
    // A version was created when it was written, not when the row was.
    Created: version.modified
  };
  for (const field of fields) {
    if (field.kind === 'Computed' || field.name === 'Created') continue;
    properties[escapeName(field.name)] = isReference(field.kind)
      ? references(context, then, fields, field.name, expanded, list)
      : valueReader(context, list, fields, field)(then);
  }
  return {
    type: 'SP.ListItemVersion',
    path: `${itemPath(list, item)}/versions(${version.major * 512})`,
    set: 'SP.ApiData.ListItemVersions',
    properties
  };
}

function isReference(kind: string): boolean {
  return kind === 'User' || kind === 'Lookup';
}

function references(
  context: Context,
  item: Item,
  fields: Parameters<typeof plainColumn>[2],
  name: string,
  expanded: ReadonlySet<string>,
  list: List
): unknown {
  const field = fields.find(one => one.name === name);
  if (!field) return null;
  const shown = field.kind === 'User' ? 'Title' : field.lookupField;
  const all = idsOf(item, field).map(id => {
    const alone: Item = {
      ...item,
      author: id,
      editor: id,
      values: { ...item.values, [field.primaryName || name]: field.many ? [id] : id }
    };
    const read = (property: string): unknown => {
      const value = queryColumn(context, list, fields, `${name}/${property}`, expanded).read(alone);
      return (Array.isArray(value) ? value[0] : value) ?? null;
    };
    return { LookupId: id, LookupValue: read(shown), ...(field.kind === 'User' ? { Email: read('EMail') } : {}) };
  });
  return field.many ? all : (all[0] ?? null);
}
