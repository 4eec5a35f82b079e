import { isRecord, parseJson } from '../site/json.ts';
import type { JsonRecord } from '../site/json.ts';
import type { Directory, User } from './directory.ts';
import { badRequest, GraphError } from './errors.ts';
import type { GraphStore } from './store.ts';
import type { Throttle } from './throttle.ts';

/** What the answers are made from. */
export interface Graph {
  readonly directory: Directory;
  readonly store: GraphStore;
  readonly throttle: Throttle;
  readonly now: () => number;
}

/** One call, alone or in a batch. */
export interface GraphRequest {
  readonly method: string;
  /** What follows `/v1.0/` in the address, without the query; still percent-encoded. */
  readonly path: string;
  /** The query, without its question mark. */
  readonly search: string;
  readonly contentType: string | undefined;
  readonly body: string;
  readonly me: User;
  /** Which app asks: each has its own limits. */
  readonly app: string;
  readonly granted: readonly string[];
  /** `http://127.0.0.1:…/_graph/v1.0`, for the addresses inside the answer. */
  readonly root: string;
}

export interface GraphAnswer {
  readonly status: number;
  readonly body: JsonRecord;
  readonly headers?: Readonly<Record<string, string>>;
}

export function unknownSegment(segment: string): GraphError {
  return badRequest(`Resource not found for the segment '${segment}'.`);
}

/** Refuses any method but these, and what still follows in the address. */
export function expect(request: GraphRequest, methods: readonly string[], rest: readonly string[]): void {
  if (rest[0] !== undefined) throw unknownSegment(rest[0]);
  if (!methods.includes(request.method)) {
    throw new GraphError(405, 'MethodNotAllowed', `The method ${request.method} is not allowed here.`, {
      Allow: methods.join(', ')
    });
  }
}

/** The JSON that came with a request. Throws 400 when there is none. */
export function readJson(request: GraphRequest): JsonRecord {
  if (request.contentType === undefined)
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.');
  const parsed = /^application\/json\b/i.test(request.contentType) ? parseJson(request.body) : undefined;
  if (!parsed || !isRecord(parsed.value)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.'
    );
  }
  return parsed.value;
}

/** An answer that is one thing. */
export function one(request: GraphRequest, context: string, entity: JsonRecord, status = 200): GraphAnswer {
  return { status, body: { '@odata.context': `${request.root}/$metadata#${context}`, ...entity } };
}

/** An answer that is a list, with the address of its next page if there is one. */
export function many(
  request: GraphRequest,
  context: string,
  value: readonly JsonRecord[],
  nextLink?: string
): GraphAnswer {
  return {
    status: 200,
    body: {
      '@odata.context': `${request.root}/$metadata#${context}`,
      '@odata.count': value.length,
      ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
      value
    }
  };
}
