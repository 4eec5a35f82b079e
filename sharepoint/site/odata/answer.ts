import { isRecord, ownValue } from '../json.ts';
import type { TimeZone } from '../timeZone.ts';
import { badQuery, SharePointError } from './errors.ts';
import { compareValues, matches } from './evaluate.ts';
import type { NameTree, QueryOptions } from './query.ts';

/** How much metadata an answer carries, and in which dialect. */
export interface Format {
  level: 'none' | 'minimal' | 'verbose';
  /** `odata-version: 4.0`, which SPFx's own client sends. */
  v4: boolean;
}

/** Something of SharePoint's that has an address: a web, a list, a field, an item. */
export interface Entity {
  type: string;
  /** Under `_api/`, as in an edit link, or an absolute address. */
  path: string;
  /** The name after `$metadata#`. */
  set: string;
  etag?: string;
  properties: Record<string, unknown>;
  /** Answered only when selected by name. */
  extra?: Record<string, () => unknown>;
  /** What `$expand` and a longer path can reach. */
  related?: Record<string, () => Related>;
}

/** Where a navigation leads. */
export type Related = Entity | readonly Entity[] | undefined;

/** An entity cut down to what `$select` and `$expand` name; nested ones appear among its values. */
export class Shaped {
  readonly entity: Pick<Entity, 'type' | 'path' | 'etag'>;
  readonly values: Record<string, unknown>;
  /** What could have been expanded and was not: verbose JSON names it with its address. */
  readonly deferred: readonly string[];

  constructor(
    entity: Pick<Entity, 'type' | 'path' | 'etag'>,
    values: Record<string, unknown>,
    deferred: readonly string[] = []
  ) {
    this.entity = entity;
    this.values = values;
    this.deferred = deferred;
  }
}

/** What a route answers, before it is put into a format. */
export type Answer = (
  | { kind: 'entity'; entity: Entity }
  | { kind: 'shaped'; set: string; item: Shaped }
  | { kind: 'collection'; set: string; entities: readonly Entity[] }
  | { kind: 'shapedCollection'; set: string; items: readonly Shaped[]; nextLink?: string }
  | { kind: 'value'; name: string; type: string; value: unknown }
  | { kind: 'bytes'; bytes: Buffer; contentType: string }
  | { kind: 'empty' }
) & { status?: number; headers?: Record<string, string> };

/** Cuts an entity down to `$select` and `$expand`. */
export function shape(entity: Entity, select: NameTree | undefined, expand: NameTree): Shaped {
  const values: Record<string, unknown> = {};
  if (select === undefined || select.has('*')) Object.assign(values, entity.properties);
  for (const name of select?.keys() ?? []) {
    if (name === '*' || ownValue(entity.related, name)) continue;
    const own = ownName(entity.properties, name);
    if (own !== undefined) values[own] = entity.properties[own];
    else {
      const more = ownName(entity.extra, name);
      const extra = more === undefined ? undefined : entity.extra?.[more];
      if (more === undefined || !extra) throw unknownName(name, entity.type);
      values[more] = extra();
    }
  }
  for (const [name, node] of expand) {
    const target = ownValue(entity.related, name);
    if (!target) {
      // Complex values, such as EffectiveBasePermissions, may be expanded without being navigations.
      const extra = ownValue(entity.extra, name);
      if (!extra) throw unknownName(name, entity.type);
      values[name] = extra();
      continue;
    }
    if (select !== undefined && !select.has('*') && !select.has(name)) continue;
    values[name] = related(target(), select?.get(name)?.children, node.children);
  }
  const all = select === undefined || select.has('*');
  return new Shaped(entity, values, all ? Object.keys(entity.related ?? {}).filter(name => !expand.has(name)) : []);
}

/**
 * The key of a record that a requested name means: in SharePoint's own types case doesn't matter, and `ID` means `Id`.
 */
function ownName(record: Record<string, unknown> | undefined, name: string): string | undefined {
  if (!record || Object.hasOwn(record, name)) return record && name;
  const wanted = name.toLowerCase();
  return Object.keys(record).find(key => key.toLowerCase() === wanted);
}

/** Cuts down what a navigation leads to; null where it leads nowhere. */
export function related(target: Related, select: NameTree | undefined, expand: NameTree): unknown {
  const inner = select?.size === 0 ? undefined : select;
  if (target === undefined) return null;
  return isList(target) ? target.map(one => shape(one, inner, expand)) : shape(target, inner, expand);
}

function isList(target: Entity | readonly Entity[]): target is readonly Entity[] {
  return Array.isArray(target);
}

function unknownName(name: string, type: string): SharePointError {
  return badQuery(`Could not find a property named '${name}' on type '${type}'.`);
}

/** Applies `$filter`, `$orderby`, `$skip` and `$top` to a collection that is not a list's items. */
export function queryEntities(entities: readonly Entity[], query: QueryOptions, zone: TimeZone): readonly Entity[] {
  const read = (entity: Entity, path: string): unknown => {
    if (Object.hasOwn(entity.properties, path)) return entity.properties[path];
    const extra = ownValue(entity.extra, path);
    if (!extra) throw unknownName(path, entity.type);
    return extra();
  };
  const { filter } = query;
  let found = filter ? entities.filter(entity => matches(filter, zone, path => read(entity, path))) : [...entities];
  for (const sort of [...query.orderBy].reverse()) {
    const sign = sort.descending ? -1 : 1;
    found = found.slice().sort((a, b) => sign * compareValues(read(a, sort.path), read(b, sort.path)));
  }
  const start = query.skip ?? 0;
  return found.slice(start, query.top === undefined ? undefined : start + query.top);
}

/** What an answer is put into its format with. */
export interface RenderContext {
  query: QueryOptions;
  format: Format;
  zone: TimeZone;
  /** The absolute address of the web's API, with a slash at its end. */
  apiUrl: string;
}

/** Puts an answer into its format; undefined for an answer without a JSON body. */
export function render(answer: Answer, context: RenderContext): unknown {
  const { query, format, zone, apiUrl } = context;
  const { level, v4 } = format;
  const annotation = (name: string): string => `${v4 ? '@' : ''}odata.${v4 && name === 'metadata' ? 'context' : name}`;
  const metadata = (set: string): Record<string, unknown> =>
    level === 'minimal' ? { [annotation('metadata')]: `${apiUrl}$metadata#${set}` } : {};
  const one = (shaped: Shaped): Record<string, unknown> => {
    const { type, path, etag } = shaped.entity;
    const values: Record<string, unknown> = {};
    // A web carries its own address, since it may be another than the request's.
    const uri = path.startsWith('http') ? path : apiUrl + path;
    if (level === 'verbose') {
      values['__metadata'] = { id: uri, uri, ...(etag === undefined ? {} : { etag }), type };
      for (const name of shaped.deferred) values[name] = { __deferred: { uri: `${uri}/${name}` } };
    }
    if (level === 'minimal') {
      values[annotation('type')] = v4 ? `#${type}` : type;
      values[annotation('id')] = uri;
      if (etag !== undefined) values[annotation('etag')] = etag;
      values[annotation('editLink')] = path;
    }
    for (const [name, value] of Object.entries(shaped.values)) values[name] = nested(value);
    return values;
  };
  const nested = (value: unknown): unknown => {
    if (value instanceof Shaped) return one(value);
    if (Array.isArray(value)) {
      const all = value.map(nested);
      return level === 'verbose' ? { results: all } : all;
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, nested(inner)]));
  };
  const single = (set: string, shaped: Shaped): unknown => {
    const body = { ...metadata(`${set}/@Element`), ...one(shaped) };
    return level === 'verbose' ? { d: body } : body;
  };
  const several = (set: string, items: readonly Shaped[], nextLink?: string): unknown => {
    const values = items.map(one);
    if (level === 'verbose') return { d: { results: values, ...(nextLink === undefined ? {} : { __next: nextLink }) } };
    const link = nextLink === undefined ? {} : { [annotation('nextLink')]: nextLink };
    return { ...metadata(set), ...link, value: values };
  };
  switch (answer.kind) {
    case 'bytes':
    case 'empty':
      return undefined;
    case 'entity':
      return single(answer.entity.set, shape(answer.entity, query.select, query.expand));
    case 'shaped':
      return single(answer.set, answer.item);
    case 'collection':
      return several(
        answer.set,
        queryEntities(answer.entities, query, zone).map(entity => shape(entity, query.select, query.expand))
      );
    case 'shapedCollection':
      return several(answer.set, answer.items, answer.nextLink);
    case 'value': {
      const value = nested(answer.value);
      if (level === 'verbose') return { d: { [answer.name]: value } };
      return { ...metadata(answer.type), ...(isRecord(value) ? value : { value }) };
    }
  }
}

/** An error in the format of the request. */
export function renderError(error: SharePointError, format: Format): unknown {
  const { code, message } = error;
  if (format.v4) return { error: { code, message } };
  const body = { code, message: { lang: 'en-US', value: message } };
  return format.level === 'verbose' ? { error: body } : { 'odata.error': body };
}

/** Reads how much metadata is wanted; `application/json` alone means minimal. */
export function readFormat(accept: string | undefined, version: string | undefined): Format {
  const wanted = accept?.toLowerCase() ?? '';
  const v4 = version?.startsWith('4') ?? false;
  if (wanted.includes('odata=verbose')) return { level: 'verbose', v4: false };
  if (/odata(\.metadata)?=(nometadata|none)/.test(wanted)) return { level: 'none', v4 };
  return { level: 'minimal', v4 };
}

/** An object that isn't there, where SharePoint answers 200 rather than 404: `{"odata.null": true}`. */
export function nullAnswer(name: string, format: Format): Answer {
  const nothing = { [`${format.v4 ? '@' : ''}odata.null`]: true };
  return { kind: 'value', name, type: 'Edm.Null', value: format.level === 'verbose' ? null : nothing };
}
