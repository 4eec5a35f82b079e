import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { Item, List, Person, Principal, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { instantText } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';
import type { Answer, Format, Related } from './answer.ts';
import { badQuery } from './errors.ts';
import type { Segment } from './path.ts';
import type { QueryOptions } from './query.ts';

/** What a request wants done: SharePoint's verbs, wherever they were written. */
export type Method = 'GET' | 'POST' | 'PUT' | 'MERGE' | 'DELETE';

/** What stays the same from one request to the next. */
export interface Server {
  store: Store;
  modules: readonly Module[];
}

/**
 * What a folder adds to the server without being imported by any other: `modules.ts` alone names the modules. The
 * routes answer undefined for a path that is another's.
 */
export interface Module {
  /** Answers a path right under `_api/`. */
  routeApi?(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined;
  /** Answers a path under the request's web. */
  routeWeb?(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined;
  /** Answers a path under a list. */
  routeList?(context: Context, list: List, segment: Segment, rest: readonly Segment[]): Answer | undefined;
  /** Answers a path under a row. */
  routeItem?(context: Context, list: List, item: Item, segment: Segment, rest: readonly Segment[]): Answer | undefined;
  /** What `$expand` reaches from the request's web, by name. */
  expandWeb?(context: Context): Record<string, () => Related>;
  /** What `$expand` reaches from a list, by name. */
  expandList?(context: Context, list: List): Record<string, () => Related>;
  /** What `$expand` reaches from the rows of a list, by name. */
  expandItem?(context: Context, list: List): Record<string, (item: Item) => Related>;
  /** Properties of rows that are no columns of their list, by name. */
  itemProperties?(context: Context, list: List): Record<string, (item: Item) => unknown>;
  /** The columns that a new list has beside those of every list, by its template and the content type of its rows. */
  listColumns?(template: number, contentType: string): readonly FieldDefinition[];
  /** Adds to a new list what this module keeps of it. */
  listCreated?(server: Server, list: List, contentType: string): void;
  /** Follows a new column of a list; `options` are SharePoint's AddFieldOptions. */
  columnCreated?(server: Server, list: List, field: FieldDefinition, options: number): void;
  /** Adds to a new site collection, before its lists are made. */
  siteCreated?(server: Server, root: Web): void;
  /** Adds to a new web, after its libraries are made. */
  webCreated?(server: Server, web: Web, time: string): void;
}

/** One request to the API of one web, as one user. */
export interface Context extends Server {
  origin: string;
  people: readonly Person[];
  now: () => number;
  web: Web;
  user: Principal;
  method: Method;
  query: QueryOptions;
  /** The time zone of the web. */
  zone: TimeZone;
  /** The body as it was sent. */
  bytes: Buffer;
  /** The body as JSON, still to be looked at; undefined when there is none, 400 when it is no JSON. */
  json: () => unknown;
  verboseBody: boolean;
  ifMatch: string | undefined;
  format: Format;
}

/** The absolute address of the API of the request's web, with a slash at its end. */
export function apiUrl(context: Pick<Context, 'origin' | 'web'>): string {
  return `${context.origin}${context.web.url}/_api/`;
}

/** The present moment as SharePoint writes it. */
export function nowText(context: Context): string {
  return instantText(context.now());
}

/** The body as an object without metadata; 400 when it is something else. */
export function bodyRecord(context: Context): JsonRecord {
  const body = context.json();
  if (!isRecord(body)) {
    throw badQuery(
      "A node of type 'EndOfInput' was read from the JSON reader when trying to read the start of an entry. A 'StartObject' node was expected."
    );
  }
  return Object.fromEntries(
    Object.entries(body).filter(([key]) => key !== '__metadata' && !/^@?odata\.|@odata\./.test(key))
  );
}

/** The type that a body says it has: `__metadata.type`, `odata.type` or `@odata.type`. */
export function bodyType(context: Context): string | undefined {
  const body = context.json();
  if (!isRecord(body)) return undefined;
  const metadata = body['__metadata'];
  const written = isRecord(metadata) ? metadata['type'] : (body['odata.type'] ?? body['@odata.type']);
  return typeof written === 'string' ? written.replace(/^#/, '') : undefined;
}

/** The parameters that a method was sent: under `parameters`, or the body itself. */
export function bodyParameters(context: Context): JsonRecord {
  const body = bodyRecord(context);
  const { parameters } = body;
  return isRecord(parameters)
    ? Object.fromEntries(Object.entries(parameters).filter(([key]) => key !== '__metadata'))
    : body;
}
