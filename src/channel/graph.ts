import * as v from 'valibot';
import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import { retryTime } from '../domain/retryAfter';
import { parseEntries } from '../model/entries';

/** One request to Microsoft Graph. */
export interface GraphRequest {
  method: 'GET' | 'POST';
  /** The part of the address after `/v1.0/`, with its query, encoded. */
  path: string;
  body?: unknown;
}

/**
 * Sends a request once. Rejects with a TypeError where no answer came, and with a TokenRefused where there was no token
 * to send it with.
 */
export type GraphPort = (request: GraphRequest) => Promise<Response>;

/** No access token was given: the permission isn't granted, or the person isn't signed in. */
export class TokenRefused extends Error {}

export interface GraphConnection {
  /** Graph's address without the version: `https://graph.microsoft.com`. */
  root: string;
  getToken(): Promise<string>;
}

/**
 * Microsoft Graph through the browser's fetch. It never repeats a request: SPFx's own client repeats a POST that was
 * answered with 504, which would post twice.
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

async function saidIn(response: Response): Promise<{ code: string; message: string }> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = v.safeParse(errorBody, body);
  return read.success ? read.output.error : { code: '', message: '' };
}

/**
 * True for an error that means a missing permission. Graph's Teams requests have no code for it, only a message, which
 * is always in English.
 */
function lacksGrant(code: string, message: string): boolean {
  return (
    code === 'Authorization_RequestDenied' || /missing (scope|role) permissions|insufficient privileges/i.test(message)
  );
}

/** The failure that an error answer of Graph means. `now` is in milliseconds since 1970. */
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
    case 503:
    case 504:
      return { kind: 'busy', until: retryTime(response.headers.get('Retry-After'), now), ...by };
    default:
      return response.status < 500
        ? { kind: 'refused', message: message === '' ? `HTTP ${String(response.status)}` : message, ...by }
        : { kind: 'broken', message: message === '' ? `HTTP ${String(response.status)}` : message, ...by };
  }
}

/** Entra's error codes for a missing consent. */
const notConsented = /AADSTS(65001|65004|90094|650052|650056)|consent/i;

/** The failure that an error thrown by a request means. */
export function failureOfThrown(error: unknown): Failure {
  if (error instanceof TokenRefused) return { kind: notConsented.test(error.message) ? 'notGranted' : 'signedOut' };
  if (error instanceof TypeError) return { kind: 'offline' };
  return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
}

/** Reads items of the shape `item`, without those of another shape, page by page until there are `most` or no more. Never rejects. */
export async function readAll<S extends v.GenericSchema>(
  graph: GraphPort,
  path: string,
  item: S,
  now: () => number,
  most = 2000
): Promise<Result<v.InferOutput<S>[]>> {
  const page = v.object({ value: v.array(v.unknown()), '@odata.nextLink': v.optional(v.string()) });
  const all: v.InferOutput<S>[] = [];
  let next: string | undefined = path;
  try {
    while (next !== undefined && all.length < most) {
      const response = await graph({ method: 'GET', path: next });
      if (!response.ok) return failed(await failureOf(response, now()));
      const read = v.parse(page, await response.json());
      all.push(...parseEntries(item, read.value).entries);
      next = read['@odata.nextLink']?.split('/v1.0/').slice(1).join('/v1.0/');
    }
    return ok(all);
  } catch (error) {
    return failed(failureOfThrown(error));
  }
}
