import type { Person, Principal, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { instantText } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';
import type { Format } from './answer.ts';
import { badQuery, unknownProperty } from './errors.ts';
import { isRecord } from './json.ts';
import type { JsonRecord } from './json.ts';
import type { QueryOptions } from './query.ts';

/** What a request wants done: SharePoint's verbs, wherever they were written. */
export type Method = 'GET' | 'POST' | 'PUT' | 'MERGE' | 'DELETE';

/** One request to the API of one web, as one user. */
export interface Context {
  store: Store;
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

/** Reads properties one by one and refuses the ones that nobody asked for. */
export class PropertyReader {
  private readonly left: Map<string, unknown>;
  private readonly type: string;

  constructor(body: JsonRecord, type: string) {
    this.left = new Map(Object.entries(body));
    this.type = type;
  }

  private take(name: string): unknown {
    const value = this.left.get(name);
    this.left.delete(name);
    return value;
  }

  private wrong(name: string, expected: string): Error {
    return badQuery(`Cannot convert the value of '${name}' to the expected type 'Edm.${expected}'.`);
  }

  /** A text; null counts as empty. */
  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (value === null) return '';
    if (typeof value !== 'string') throw this.wrong(name, 'String');
    return value;
  }

  /** A whole number; null counts as missing. */
  integer(name: string): number | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.wrong(name, 'Int32');
    return value;
  }

  /** A number; null counts as missing. */
  number(name: string): number | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number') throw this.wrong(name, 'Double');
    return value;
  }

  /** Yes or no. */
  boolean(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw this.wrong(name, 'Boolean');
    return value;
  }

  /** Several texts, as an array or as verbose `{results: []}`. */
  texts(name: string): string[] | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    const array = isRecord(value) ? value['results'] : value;
    if (!Array.isArray(array)) throw this.wrong(name, 'Collection');
    return array.map(one => {
      if (typeof one !== 'string') throw this.wrong(name, 'String');
      return one;
    });
  }

  /** Takes properties that may be sent but change nothing. */
  ignore(...names: string[]): void {
    for (const name of names) this.left.delete(name);
  }

  /** 400 when something is left that nobody read. */
  end(): void {
    for (const name of this.left.keys()) throw unknownProperty(name, this.type);
  }
}
