import { integer, text } from './database.ts';
import type { Row } from './database.ts';
import type { DocumentState, Item, List, ListSettings, Principal, Values, Web } from './model.ts';

/** JSON that this server wrote itself into a database that it has checked. */
export function own<T>(row: Row, column: string): T {
  return JSON.parse(text(row, column)) as T;
}

function optionalInteger(row: Row, column: string): number | undefined {
  return row[column] === null ? undefined : integer(row, column);
}

/** A web from its row. */
export function readWeb(row: Row): Web {
  return {
    id: text(row, 'id'),
    site: text(row, 'site'),
    parent: row['parent'] === null ? undefined : text(row, 'parent'),
    url: text(row, 'url'),
    title: text(row, 'title'),
    description: text(row, 'description'),
    created: text(row, 'created'),
    timeZone: integer(row, 'time_zone'),
    uniqueRoles: integer(row, 'unique_roles') === 1,
    owners: optionalInteger(row, 'owners'),
    members: optionalInteger(row, 'members'),
    visitors: optionalInteger(row, 'visitors')
  };
}

/** A user or group from its row. */
export function readPrincipal(row: Row): Principal {
  const more = own<{ jobTitle: string; department: string; removed?: true }>(row, 'more');
  return {
    id: integer(row, 'id'),
    kind: integer(row, 'kind') === 8 ? 8 : 1,
    login: text(row, 'login'),
    title: text(row, 'title'),
    email: text(row, 'email'),
    description: text(row, 'description'),
    owner: optionalInteger(row, 'owner'),
    ...more
  };
}

/** A list from its row. */
export function readList(row: Row): List {
  return {
    id: text(row, 'id'),
    web: text(row, 'web'),
    title: text(row, 'title'),
    template: integer(row, 'template'),
    entity: text(row, 'entity'),
    folder: text(row, 'folder'),
    created: text(row, 'created'),
    changed: text(row, 'changed'),
    version: integer(row, 'version'),
    nextItem: integer(row, 'next_item'),
    uniqueRoles: integer(row, 'unique_roles') === 1,
    settings: own<ListSettings>(row, 'settings')
  };
}

/** A list's row from its row in the database. */
export function readItem(row: Row): Item {
  return {
    id: integer(row, 'id'),
    version: integer(row, 'version'),
    major: integer(row, 'major'),
    uniqueId: text(row, 'unique_id'),
    guid: text(row, 'guid'),
    author: integer(row, 'author'),
    editor: integer(row, 'editor'),
    created: text(row, 'created'),
    modified: text(row, 'modified'),
    kind: integer(row, 'kind') === 1 ? 1 : 0,
    dir: text(row, 'dir'),
    leaf: text(row, 'leaf'),
    contentType: text(row, 'content_type'),
    uniqueRoles: integer(row, 'unique_roles') === 1,
    document: row['document'] === null ? undefined : own<DocumentState>(row, 'document'),
    values: own<Values>(row, 'fields')
  };
}
