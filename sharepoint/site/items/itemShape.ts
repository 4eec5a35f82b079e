import { ownValue } from '../json.ts';
import { listEntity } from '../lists/listEntity.ts';
import { related, shape, Shaped } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { isLookup, propertyName } from '../store/fields.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List } from '../store/model.ts';
import { expandedField, idsOf, needsExpand, noProperty, plainColumn, targetReader } from './itemColumns.ts';
import { bodyETag, itemPath, itemType } from './itemNames.ts';
import { itemNavigations } from './itemNavigations.ts';

/** What a row leads to in SharePoint, as verbose JSON names it, whether or not it is answered here. */
const navigations: readonly string[] = [
  'FirstUniqueAncestorSecurableObject',
  'RoleAssignments',
  'AttachmentFiles',
  'ContentType',
  'FieldValuesAsHtml',
  'FieldValuesAsText',
  'FieldValuesForEdit',
  'File',
  'Folder',
  'LikedByInformation',
  'ParentList',
  'Properties',
  'Versions'
];

type Emit = (item: Item, values: Record<string, unknown>) => void;

/** Makes the function that cuts rows down to `$select` and `$expand`. */
export function itemShaper(context: Context, list: List): (item: Item) => Shaped {
  const fields = context.store.fields(list.id);
  const { expand } = context.query;
  const paths = context.query.selectPaths ?? ['*'];
  const emits: Emit[] = [];
  const targets = new Map<string, Set<string>>();
  const reachable = itemNavigations(context, list);
  const isNavigation = (name: string): boolean =>
    expand.has(name) && (name === 'ParentList' || Object.hasOwn(reachable, name));
  for (const path of paths) {
    if (path === '*') emits.push(...defaultEmits(context, list, fields));
    else if (path.includes('/')) {
      const [name = ''] = path.split('/');
      if (isNavigation(name)) continue;
      const { property, field } = expandedField(fields, path, new Set(expand.keys()));
      const wanted = targets.get(field.name) ?? new Set();
      targets.set(field.name, wanted.add(property));
    } else if (!isNavigation(path)) {
      const column = plainColumn(context, list, fields, path);
      if (!column) {
        if (fields.some(field => field.name === path && isLookup(field))) throw needsExpand(path, path);
        throw noProperty(path);
      }
      emits.push((item, values) => {
        values[path] = column.read(item);
      });
    }
  }
  for (const [name, node] of expand) {
    if (name === 'ParentList') {
      const children = context.query.select?.get(name)?.children;
      const parent = shape(listEntity(context, list), children?.size === 0 ? undefined : children, node.children);
      emits.push((_item, values) => {
        values['ParentList'] = parent;
      });
      continue;
    }
    const targetOf = ownValue(reachable, name);
    if (targetOf) {
      const children = context.query.select?.get(name)?.children;
      emits.push((item, values) => {
        values[name] = related(targetOf(item), children, node.children);
      });
      continue;
    }
    const field = fields.find(one => one.name === name && isLookup(one));
    if (!field) throw noProperty(name);
    const wanted = targets.get(name);
    if (!wanted) throw needsExpand(name, name);
    emits.push(expandEmit(context, field, [...wanted]));
  }
  const type = itemType(list);
  const deferred = paths.includes('*') ? navigations.filter(name => !expand.has(name)) : [];
  return item => {
    const values: Record<string, unknown> = {};
    for (const emit of emits) emit(item, values);
    return new Shaped({ type, path: itemPath(list, item), etag: bodyETag(item) }, values, deferred);
  };
}

function defaultEmits(context: Context, list: List, fields: readonly FieldDefinition[]): Emit[] {
  const names = [
    'FileSystemObjectType',
    'Id',
    'ServerRedirectedEmbedUri',
    'ServerRedirectedEmbedUrl',
    'ContentTypeId',
    'Title'
  ];
  for (const field of fields) {
    if (field.fromBase || field.kind === 'Computed') continue;
    names.push(propertyName(field));
    if (field.kind === 'User') names.push(`${propertyName(field).slice(0, -2)}StringId`);
  }
  names.push('ID', 'Modified', 'Created', 'AuthorId', 'EditorId', 'OData__UIVersionString', 'Attachments', 'GUID');
  const emits: Emit[] = [];
  for (const name of names) {
    const column = plainColumn(context, list, fields, name);
    if (!column) continue;
    emits.push((item, values) => {
      values[name] = column.read(item);
    });
  }
  return emits;
}

function expandEmit(context: Context, field: FieldDefinition, wanted: readonly string[]): Emit {
  const readers = wanted.map(property => ({ property, read: targetReader(context, field, property) }));
  const exists = targetReader(context, field, 'Id');
  const target = field.kind === 'User' ? undefined : context.store.list(field.lookupList);
  const type = target ? itemType(target) : 'SP.Data.UserInfoItem';
  const expanded = (id: number): Shaped => {
    const values: Record<string, unknown> = {};
    for (const { property, read } of readers) values[property] = read(id) ?? null;
    const path = target ? `Web/Lists(guid'${target.id}')/Items(${id})` : `Web/SiteUserInfoList/Items(${id})`;
    return new Shaped({ type, path }, values);
  };
  return (item, values) => {
    const all = idsOf(item, field)
      .filter(id => exists(id) !== undefined)
      .map(expanded);
    values[field.name] = field.many ? all : (all[0] ?? null);
  };
}
