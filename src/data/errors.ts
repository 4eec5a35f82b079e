import * as v from 'valibot';
import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import { retryTime } from '../domain/retryAfter';

const httpError = v.object({
  isHttpRequestError: v.literal(true),
  status: v.number(),
  message: v.string(),
  response: v.instance(Response)
});

const odataError = v.object({
  'odata.error': v.object({ code: v.string(), message: v.object({ value: v.string() }) })
});
const verboseError = v.object({
  error: v.object({ code: v.string(), message: v.object({ value: v.string() }) })
});

/** Thrown in the place of an answer where more is known of it than it says itself. */
export class KnownFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/**
 * An error that SharePoint answered. `code` is its HRESULT, 0 where there is none; `correlation` the id of the request.
 */
export interface SharePointError {
  status: number;
  code: number;
  message: string;
  retryAfter: string | null;
  correlation: string | undefined;
}

/** The error that SharePoint answered, out of what PnPjs threw; undefined where there was no answer. */
export async function sharePointError(error: unknown): Promise<SharePointError | undefined> {
  const http = v.safeParse(httpError, error);
  if (!http.success) return undefined;
  const { response, status, message } = http.output;
  const said = await bodyOf(response, message);
  return {
    status,
    code: Number.parseInt(said.code, 10) || 0,
    message: said.message,
    retryAfter: response.headers.get('Retry-After'),
    correlation: response.headers.get('SPRequestGuid') ?? response.headers.get('request-id') ?? undefined
  };
}

/** Code and message in an error's body, in either of SharePoint's JSON formats; '' where there are none. */
async function bodyOf(response: Response, fallback: string): Promise<{ code: string; message: string }> {
  let body: unknown;
  try {
    body = JSON.parse(response.bodyUsed ? fallback.slice(fallback.indexOf('::> ') + 4) : await response.clone().text());
  } catch {
    return { code: '', message: '' };
  }
  const plain = v.safeParse(odataError, body);
  if (plain.success)
    return { code: plain.output['odata.error'].code, message: plain.output['odata.error'].message.value };
  const verbose = v.safeParse(verboseError, body);
  if (verbose.success) return { code: verbose.output.error.code, message: verbose.output.error.message.value };
  return { code: '', message: '' };
}

/** SharePoint's error codes (HRESULT). Code compares these, since messages are in the person's language. */
export const codes = {
  accessDenied: -2147024891,
  duplicateValue: -2130575169,
  digestInvalid: -2130575252,
  digestExpired: -2130575251,
  itemMissing: -2130575338,
  listMissing: -2130575322,
  threshold: -2147024860,
  locked: -2147018894,
  checkedOut: -2130575306,
  columnRuleBroken: -2130575162,
  listRuleBroken: -2130575163
} as const;

/** Makes a Failure of whatever a request threw. `now` is in milliseconds since 1970. */
export async function toFailure(error: unknown, now: number): Promise<Failure> {
  if (error instanceof KnownFailure) return error.failure;
  const said = await sharePointError(error);
  if (!said) {
    // fetch throws a TypeError where no answer came and a TimeoutError where it took too long. A SyntaxError means that
    // the answer isn't JSON, mostly a sign-in page.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError'))
      return { kind: 'offline' };
    if (error instanceof SyntaxError) return { kind: 'signedOut' };
    return { kind: 'broken', message: error instanceof Error ? error.message : String(error) };
  }
  const { status, code, message, correlation } = said;
  const by = correlation === undefined ? {} : { correlation };
  if (code === codes.threshold) return { kind: 'tooLarge', ...by };
  if (code === codes.locked || code === codes.checkedOut || status === 423) return { kind: 'locked', ...by };
  // SharePoint answers 500 where an item breaks a validation rule of the site's owners; the message is theirs.
  if (code === codes.columnRuleBroken || code === codes.listRuleBroken) return { kind: 'refused', message, ...by };
  // sendOnce has tried a new form digest already: where that is refused too, the person isn't signed in any more.
  // A redirect that isn't followed has the status 0 in a browser: it leads to a sign-in page.
  if (status === 401 || status < 400 || code === codes.digestInvalid || code === codes.digestExpired)
    return { kind: 'signedOut', ...by };
  if (status === 403) return { kind: 'forbidden', ...by };
  if (status === 404) return { kind: 'notFound', what: code === codes.itemMissing ? 'item' : 'list', ...by };
  if (status === 409 || status === 412) return { kind: 'stale', ...by };
  if (status === 429 || status === 503 || status === 504)
    return { kind: 'busy', until: retryTime(said.retryAfter, now), ...by };
  if (status >= 400 && status < 500) return { kind: 'refused', message, ...by };
  return { kind: 'broken', message: message === '' ? `HTTP ${String(status)}` : message, ...by };
}

/** Runs requests; gives their value, or the failure that stopped them. Never rejects. */
export async function attempt<T>(now: () => number, run: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await run());
  } catch (error) {
    return failed(await toFailure(error, now()));
  }
}
