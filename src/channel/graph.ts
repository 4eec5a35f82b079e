import * as v from 'valibot';
import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';

/** One call of Microsoft Graph. */
export interface GraphRequest {
  method: 'GET' | 'POST';
  /** What follows `/v1.0/`, with its query; already encoded. */
  path: string;
  body?: unknown;
}

/** Sends a call once. Rejects with a TypeError where no answer came, and with a `TokenRefused` where none could be asked for. */
export type GraphPort = (request: GraphRequest) => Promise<Response>;

/** The person's token could not be had: not granted, or not signed in. */
export class TokenRefused extends Error {}

export interface GraphConnection {
  /** Graph's address without its version: `https://graph.microsoft.com`. */
  root: string;
  getToken(): Promise<string>;
}

/**
 * Graph over the browser's own fetch. SPFx's client repeats a POST whose answer was a 504 by itself, which would post
 * twice: this one never repeats anything.
 */
export function graphOf({ root, getToken }: GraphConnection): GraphPort {
  return async ({ method, path, body }) => {
    const token = await getToken().catch((error: unknown) => {
      throw new TokenRefused(error instanceof Error ? error.message : String(error));
    });
    return fetch(`${root}/v1.0/${path}`, {
      method,
      cache: 'no-store',
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    });
  };
}

const errorBody = v.object({
  error: v.object({ code: v.fallback(v.string(), ''), message: v.fallback(v.string(), '') })
});

/** When a `Retry-After` ends, given in seconds or as a date. */
function retryTime(header: string | null, now: number): string | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const time = Number.isNaN(seconds) ? Date.parse(header) : now + seconds * 1000;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

async function saidIn(response: Response): Promise<{ code: string; message: string }> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = v.safeParse(errorBody, body);
  return read.success ? read.output.error : { code: '', message: '' };
}

/** Graph has no code of its own for a missing grant in Teams' part: it says so in words, which don't follow the reader's language. */
function lacksGrant(code: string, message: string): boolean {
  return (
    code === 'Authorization_RequestDenied' || /missing (scope|role) permissions|insufficient privileges/i.test(message)
  );
}

/** What Graph's answer means; `now` is in milliseconds since 1970. */
export async function failureOf(response: Response, now: number): Promise<Failure> {
  const { code, message } = await saidIn(response);
  const id = response.headers.get('request-id');
  const by = id === null ? {} : { correlation: id };
  switch (response.status) {
    case 401:
      return { kind: 'signedOut', ...by };
    case 403:
      return { kind: lacksGrant(code, message) ? 'notGranted' : 'notInTeam', ...by };
    case 404:
      return { kind: 'notFound', what: 'channel', ...by };
    case 413:
      return { kind: 'tooLarge', ...by };
    case 423:
      return { kind: 'locked', ...by };
    case 429:
      return { kind: 'busy', until: retryTime(response.headers.get('Retry-After'), now), ...by };
    case 503:
    case 504:
      return { kind: 'busy', until: retryTime(response.headers.get('Retry-After'), now), ...by };
    default:
      return response.status < 500
        ? { kind: 'refused', message: message === '' ? `HTTP ${String(response.status)}` : message, ...by }
        : { kind: 'broken', message: message === '' ? `HTTP ${String(response.status)}` : message, ...by };
  }
}

/** Entra's number for "nobody consented to this". */
const notConsented = /AADSTS(65001|65004|90094|650052|650056)|consent/i;

/** What a call that was thrown out of means. */
export function failureOfThrown(error: unknown): Failure {
  if (error instanceof TokenRefused) return { kind: notConsented.test(error.message) ? 'notGranted' : 'signedOut' };
  if (error instanceof TypeError) return { kind: 'offline' };
  return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
}

/** Reads an answer in the given shape, all its pages (`most` items at most). */
export async function readAll<S extends v.GenericSchema>(
  graph: GraphPort,
  path: string,
  item: S,
  now: () => number,
  most = 2000
): Promise<Result<v.InferOutput<S>[]>> {
  const page = v.object({ value: v.array(item), '@odata.nextLink': v.optional(v.string()) });
  const all: v.InferOutput<S>[] = [];
  let next: string | undefined = path;
  try {
    while (next !== undefined && all.length < most) {
      const response = await graph({ method: 'GET', path: next });
      if (!response.ok) return failed(await failureOf(response, now()));
      const read = v.parse(page, await response.json());
      all.push(...read.value);
      next = read['@odata.nextLink']?.split('/v1.0/').slice(1).join('/v1.0/');
    }
    return ok(all);
  } catch (error) {
    return failed(failureOfThrown(error));
  }
}
