import { badQuery } from './errors.ts';
import { parseFilter } from './filter.ts';
import type { Filter } from './filter.ts';

/** A tree of names as `$select` and `$expand` write them: `Title,Lead/Title`. */
export type NameTree = Map<string, NameTreeNode>;
interface NameTreeNode {
  readonly children: NameTree;
}

/** One column to sort by. */
export interface Sort {
  path: string;
  descending: boolean;
}

/** The query options of a request, read and checked. */
export interface QueryOptions {
  select?: NameTree;
  selectPaths?: readonly string[];
  expand: NameTree;
  filter?: Filter;
  orderBy: readonly Sort[];
  top?: number;
  skip?: number;
  skipToken?: string;
  /** As they were sent, to be repeated in a next link. */
  raw: ReadonlyMap<string, string>;
  aliases: ReadonlyMap<string, string>;
  /** What is no query option: parameters of the addressed thing itself, by the names that they were sent under. */
  others: ReadonlyMap<string, string>;
}

const known = new Set(['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$skiptoken']);

/** Reads the query string; an option that SharePoint doesn't know is refused, never ignored. */
export function parseQuery(search: string): QueryOptions {
  const raw = new Map<string, string>();
  const aliases = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [key, value] of new URLSearchParams(search)) {
    const name = key.toLowerCase();
    if (name.startsWith('@')) aliases.set(name, value);
    else if (name.startsWith('$')) {
      if (!known.has(name)) throw badQuery(`The query option "${key}" is not supported.`);
      if (raw.has(name))
        throw badQuery(`Query parameter '${name}' is specified, but it should be specified exactly once.`);
      raw.set(name, value);
    } else others.set(key, value);
  }
  const options: QueryOptions = { expand: new Map(), orderBy: [], raw, aliases, others };
  const select = raw.get('$select');
  if (select !== undefined && select.trim() !== '') {
    options.selectPaths = paths(select);
    options.select = tree(options.selectPaths);
  }
  const expand = raw.get('$expand');
  if (expand !== undefined && expand.trim() !== '') options.expand = tree(paths(expand));
  const filter = raw.get('$filter');
  if (filter !== undefined && filter.trim() !== '') options.filter = parseFilter(filter);
  const orderBy = raw.get('$orderby');
  if (orderBy !== undefined && orderBy.trim() !== '') options.orderBy = sorts(orderBy);
  const top = raw.get('$top');
  if (top !== undefined) options.top = count(top, '$top');
  const skip = raw.get('$skip');
  if (skip !== undefined) options.skip = count(skip, '$skip');
  const skipToken = raw.get('$skiptoken');
  if (skipToken !== undefined) options.skipToken = skipToken;
  return options;
}

function paths(text: string): string[] {
  return text
    .split(',')
    .map(path => path.trim())
    .filter(path => path !== '');
}

function tree(names: readonly string[]): NameTree {
  const root: NameTree = new Map();
  for (const path of names) {
    let level = root;
    for (const name of path.split('/')) {
      const node = level.get(name) ?? { children: new Map() };
      level.set(name, node);
      level = node.children;
    }
  }
  return root;
}

function sorts(text: string): Sort[] {
  return paths(text).map(part => {
    const [path, direction, ...more] = part.split(/\s+/);
    if (path === undefined || more.length > 0 || !/^(asc|desc)?$/i.test(direction ?? '')) {
      throw badQuery(`The expression "${text}" is not valid.`);
    }
    return { path, descending: direction?.toLowerCase() === 'desc' };
  });
}

function count(text: string, option: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw badQuery(
      `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`
    );
  }
  return Number(text);
}
