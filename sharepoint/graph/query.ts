import type { JsonRecord } from '../site/json.ts';
import { badRequest } from './errors.ts';

/** The query options of a call that it takes; each is text as the client wrote it, decoded. */
export type Query = ReadonlyMap<string, string>;

/** Reads a query string; options that the call doesn't take are refused, other keys are no options and ignored. */
export function readQuery(search: string, takes: readonly string[]): Query {
  const query = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(search)) {
    if (!key.startsWith('$')) continue;
    if (!takes.includes(key)) throw badRequest(`Query option '${key.slice(1)}' is not allowed.`);
    if (query.has(key)) throw badRequest(`Query option '${key}' was specified more than once.`);
    query.set(key, value);
  }
  return query;
}

/** The page size: `usual` when the client asks for none; more than 50 is refused, as Graph does. */
export function pageSize(query: Query, usual: number): number {
  const text = query.get('$top');
  if (text === undefined) return usual;
  if (!/^\d+$/.test(text) || Number(text) < 1) throw badRequest(`Invalid value '${text}' for $top query option found.`);
  if (Number(text) > 50)
    throw badRequest(
      `The limit of '50' for Top query has been exceeded. The value from the incoming request is '${text}'.`
    );
  return Number(text);
}

/** Keeps the properties that $select names; `usual` are those that an answer has without it. */
export function select(entity: JsonRecord, query: Query, type: string, usual?: readonly string[]): JsonRecord {
  const names =
    query
      .get('$select')
      ?.split(',')
      .map(name => name.trim()) ?? usual;
  if (!names) return entity;
  const kept = names.map(name => {
    if (!Object.hasOwn(entity, name))
      throw badRequest(`Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
    return [name, entity[name]] as const;
  });
  return Object.fromEntries([...Object.entries(entity).filter(([name]) => name.startsWith('@')), ...kept]);
}

/**
 * `name eq 'text'` or `startswith(name,'text')`, with or without brackets and the type before the name; several joined
 * by `or`.
 */
export function filter(entities: readonly JsonRecord[], query: Query): JsonRecord[] {
  const text = query.get('$filter');
  if (text === undefined) return [...entities];
  const terms = text
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .split(/\s+or\s+(?=(?:[^']*'[^']*')*[^']*$)/i)
    .map(readTerm);
  return entities.filter(entity => terms.some(term => term(entity)));
}

function readTerm(text: string): (entity: JsonRecord) => boolean {
  const [, name, value] = /^\s*(?:microsoft\.graph\.\w+\/)?(\w+)\s+eq\s+'((?:[^']|'')*)'\s*$/.exec(text) ?? [];
  const [, startName, start] =
    /^\s*startswith\(\s*(?:microsoft\.graph\.\w+\/)?(\w+)\s*,\s*'((?:[^']|'')*)'\s*\)\s*$/i.exec(text) ?? [];
  const property = name ?? startName;
  const wanted = (value ?? start)?.replaceAll("''", "'").toLowerCase();
  if (property === undefined || wanted === undefined) throw badRequest(`Invalid filter clause: '${text}'.`);
  return entity => {
    if (!Object.hasOwn(entity, property)) throw badRequest(`Could not find a property named '${property}'.`);
    const held = String(entity[property] ?? '').toLowerCase();
    return name === undefined ? held.startsWith(wanted) : held === wanted;
  };
}
