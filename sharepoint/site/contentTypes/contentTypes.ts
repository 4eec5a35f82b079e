import { defaultType } from '../items/rowTypes.ts';
import { childId, folderType, parentId } from '../store/contentTypeIds.ts';
import type { ContentType, FieldLink } from '../store/contentTypes.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { builtInColumns, builtInTypes } from './builtIn.ts';

/** Gives a new site its columns and content types. */
export function seedSite(store: Store, web: Web): void {
  for (const field of builtInColumns()) store.saveField(web.id, field);
  for (const type of builtInTypes()) store.contentTypes.save(web.id, type);
}

/** Gives a new list its content types: that of its template, and folders. */
export function seedList(store: Store, list: List, type: string): void {
  for (const id of [type, folderType]) {
    const parent = builtInTypes().find(one => one.id === id);
    if (!parent) continue;
    const columns = store.fields(list.id);
    const links = parent.links.filter(link => columns.some(field => field.id === link.id));
    store.contentTypes.save(list.id, { ...parent, id: childId(id), links, hidden: false });
  }
}

/** The content types that can be used in a web: those of the webs above it, the root's first, and its own. */
export function availableTypes(store: Store, web: Web): readonly ContentType[] {
  const parent = web.parent === undefined ? undefined : store.web(web.parent);
  return [...(parent ? availableTypes(store, parent) : []), ...store.contentTypes.of(web.id)];
}

/** The address of the web that a content type belongs to: a web itself or one above it. */
export function scopeOfType(store: Store, web: Web, id: string): string {
  for (let one: Web | undefined = web; one; one = one.parent === undefined ? undefined : store.web(one.parent)) {
    if (store.contentTypes.of(one.id).some(type => type.id === id)) return one.url;
  }
  return web.url;
}

/** The nearest content type of a web that an id descends from; the id itself counts when `orSelf`. */
export function nearestType(store: Store, web: Web, id: string, orSelf: boolean): ContentType | undefined {
  const types = availableTypes(store, web);
  for (let one = orSelf ? id : parentId(id); one !== undefined; one = parentId(one)) {
    const found = types.find(type => type.id === one);
    if (found) return found;
  }
  return undefined;
}

/** The link to a column, for the end of a content type's columns. */
export function linkTo(field: FieldDefinition): FieldLink {
  return { id: field.id, name: field.name, required: field.required, hidden: field.hidden };
}

/**
 * Puts a list's new column into its content types, by SharePoint's AddFieldOptions: 2 into none, 4 into all, else into
 * the default one.
 */
export function linkNewColumn(store: Store, list: List, field: FieldDefinition, options: number): void {
  if ((options & 2) !== 0 || field.hidden) return;
  const standard = defaultType(store, list, 0);
  for (const type of store.contentTypes.of(list.id)) {
    if (type.id !== standard && (options & 4) === 0) continue;
    store.contentTypes.save(list.id, { ...type, links: [...type.links, linkTo(field)] });
  }
}
