import { createHash } from 'node:crypto';
import { isRecord } from '../json.ts';
import { readFormat, renderError } from '../odata/answer.ts';
import { digestTimedOut, SharePointError } from '../odata/errors.ts';
import type { ApiRequest, ApiResponse } from './api.ts';

/**
 * Everything that can go wrong between a client and SharePoint, by name. Numbers are the statuses that are answered
 * instead of doing the work.
 */
export const faultKinds = [
  'drop-before',
  'drop-after',
  'delay',
  'truncate',
  'html',
  'digest',
  '302',
  '401',
  '403',
  '403-signed-out',
  '409',
  '412',
  '423',
  '429',
  '500',
  '503',
  '503-after',
  '504'
] as const;

/** The name of a fault. */
export type FaultKind = (typeof faultKinds)[number];

/** One fault, with what some kinds need. */
export interface Fault {
  kind: FaultKind;
  /** `delay`: milliseconds. */
  delay: number;
  /** 429 and 503: the seconds of `Retry-After`; absent leaves the header out. */
  retryAfter: number | undefined;
  /** Whether `Retry-After` is written as a date. */
  asDate: boolean;
}

/** A run of faults: which requests get which of them, drawn by a seed. */
export interface FaultRun {
  seed: number;
  /** How many of the requests fail, from 0 to 1. */
  share: number;
  kinds: readonly FaultKind[];
  /** Only requests of these methods, a tunnelled one by what it stands for; empty means all. */
  methods: readonly string[];
  /** Only requests whose address contains this, whatever its case. */
  path: string;
  /** Only requests of this login; empty means everybody's. */
  login: string;
  /** So many requests that could fail are let through first: 4 and `most` 1 fail the fifth alone. */
  skip: number;
  /** Whether the parts of a `$batch` fail, each by itself, rather than the batch. */
  parts: boolean;
  /** After so many faults the run is over. */
  most: number;
  /** Milliseconds: the longest delay. */
  delay: number;
  /** Seconds: the longest `Retry-After`; what is drawn is between 1 and this. */
  retryAfter: number;
}

const nothing: FaultRun = {
  seed: 1,
  share: 1,
  kinds: faultKinds,
  methods: [],
  path: '',
  login: '',
  skip: 0,
  parts: false,
  most: Number.MAX_SAFE_INTEGER,
  delay: 200,
  retryAfter: 2
};

/** Reads a run from JSON; what is wrong with it is said in the `Error`. */
export function readRun(body: unknown): FaultRun {
  if (!isRecord(body)) throw new Error('A fault run is a JSON object.');
  for (const name of Object.keys(body))
    if (!Object.hasOwn(nothing, name))
      throw new Error(`A fault run has no "${name}". It has: ${Object.keys(nothing).join(', ')}.`);
  const number = (
    name: 'seed' | 'share' | 'skip' | 'most' | 'delay' | 'retryAfter',
    most = Number.MAX_SAFE_INTEGER
  ): number => {
    const value = body[name] ?? nothing[name];
    if (typeof value !== 'number' || !(value >= 0 && value <= most))
      throw new Error(`"${name}" is a number from 0 to ${most}.`);
    return value;
  };
  const parts = body['parts'] ?? nothing.parts;
  if (typeof parts !== 'boolean') throw new Error('"parts" is true or false.');
  const text = (name: 'path' | 'login'): string => {
    const value = body[name] ?? '';
    if (typeof value !== 'string') throw new Error(`"${name}" is a text.`);
    return value;
  };
  const texts = (name: 'kinds' | 'methods'): string[] => {
    const value = body[name] ?? nothing[name];
    if (!Array.isArray(value)) throw new Error(`"${name}" is an array.`);
    return value.map(String);
  };
  const kinds = texts('kinds').map(name => {
    const kind = faultKinds.find(one => one === name);
    if (!kind) throw new Error(`There is no fault "${name}". There are: ${faultKinds.join(', ')}.`);
    return kind;
  });
  if (kinds.length === 0) throw new Error('"kinds" names no fault.');
  return {
    seed: number('seed'),
    share: number('share', 1),
    kinds,
    methods: texts('methods').map(one => one.toUpperCase()),
    path: text('path').toLowerCase(),
    login: text('login').toLowerCase(),
    skip: number('skip'),
    parts,
    most: number('most'),
    delay: number('delay', 60_000),
    retryAfter: number('retryAfter', 3600)
  };
}

/** Reads the header of a request that asks for a fault itself: `429; retry-after=3; date` or `delay=500`. */
export function readFaultHeader(header: string): Fault {
  const [first = '', ...options] = header.split(';').map(part => part.trim().toLowerCase());
  const [name = '', value] = first.split('=');
  const kind = faultKinds.find(one => one === name);
  if (!kind) throw new Error(`There is no fault "${name}". There are: ${faultKinds.join(', ')}.`);
  const seconds = options.map(one => /^retry-after=(\d+)$/.exec(one)?.[1]).find(one => one !== undefined);
  return {
    kind,
    delay: Number(value ?? nothing.delay),
    retryAfter: seconds === undefined ? undefined : Number(seconds),
    asDate: options.includes('date')
  };
}

/**
 * Decides which requests fail. The same seed and the same requests of each client give the same faults, whatever the
 * order between clients.
 */
export class Faults {
  private run: FaultRun | undefined;
  private readonly seen = new Map<string, number>();
  private counts = new Map<FaultKind, number>();
  private skipped = 0;

  /** Begins a run; undefined ends it. */
  set(run: FaultRun | undefined): void {
    this.run = run;
    this.seen.clear();
    this.skipped = 0;
    this.counts = new Map();
  }

  /** The run and how many faults of each kind it has made. */
  state(): { run: FaultRun | null; made: Record<string, number> } {
    return { run: this.run ?? null, made: Object.fromEntries(this.counts) };
  }

  /**
   * The fault of a request, if it is to have one; `part` is one of a batch. Throws an `Error` for a header that names
   * none.
   */
  of(request: ApiRequest, part = false): Fault | undefined {
    const header = request.headers.get('x-local-fault');
    if (header !== undefined) return readFaultHeader(header);
    const { run } = this;
    if (!run) return undefined;
    if (part ? !run.parts : run.parts && isBatch(request.url)) return undefined;
    const method = (request.headers.get('x-http-method') ?? request.method).toUpperCase();
    if (run.methods.length > 0 && !run.methods.includes(method)) return undefined;
    if (run.login !== '' && run.login !== request.login.toLowerCase()) return undefined;
    if (!decodeURIComponent(request.url).toLowerCase().includes(run.path)) return undefined;
    if (this.skipped < run.skip) {
      this.skipped++;
      return undefined;
    }
    const key = `${request.login} ${method} ${request.url}`;
    const turn = (this.seen.get(key) ?? 0) + 1;
    this.seen.set(key, turn);
    const draw = draws(`${run.seed} ${key} ${turn}`);
    const made = [...this.counts.values()].reduce((sum, one) => sum + one, 0);
    if (made >= run.most || draw() >= run.share) return undefined;
    const kind = run.kinds[Math.floor(draw() * run.kinds.length)] ?? 'drop-after';
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    return {
      kind,
      delay: Math.floor(draw() * run.delay),
      retryAfter: 1 + Math.floor(draw() * run.retryAfter),
      asDate: draw() < 0.5
    };
  }
}

/** Whether an address, with or without a query, is that of a batch. */
export function isBatch(url: string): boolean {
  return /\/_api\/(\$|%24)batch$/i.test(url.split('?')[0] ?? '');
}

/** Numbers from 0 to 1 that depend on nothing but the text. */
function draws(text: string): () => number {
  const hash = createHash('sha256').update(text).digest();
  let at = 0;
  return () => hash.readUInt32BE((at++ % 8) * 4) / 2 ** 32;
}

const words: Partial<Record<FaultKind, () => SharePointError>> = {
  digest: digestTimedOut,
  '403': () =>
    new SharePointError(
      403,
      '-2147024891, System.UnauthorizedAccessException',
      'Access denied. You do not have permission to perform this action or access this resource.'
    ),
  '403-signed-out': () =>
    new SharePointError(
      403,
      '-2147024891, System.UnauthorizedAccessException',
      'Attempted to perform an unauthorized operation.'
    ),
  '409': () =>
    new SharePointError(
      409,
      '-2130575305, Microsoft.SharePoint.SPException',
      'Save Conflict\n\nYour changes conflict with those made concurrently by another user. If you want your changes to be applied, click Back in your Web browser, refresh the page, and resubmit your changes.'
    ),
  '412': () =>
    new SharePointError(
      412,
      '-1, Microsoft.SharePoint.Client.ClientServiceException',
      "The request ETag value '\"0\"' does not match the object's ETag value '\"1\"'."
    ),
  '423': () =>
    new SharePointError(
      423,
      '-2147018894, Microsoft.SharePoint.SPFileLockException',
      'The file is locked for exclusive use.'
    ),
  '500': () => new SharePointError(500, '-2146233088, System.Exception', 'Something went wrong on the server.'),
  '504': () => new SharePointError(504, '-1, System.TimeoutException', 'The operation has timed out.')
};

/** The page that SharePoint sends people to whose session has ended. */
export const signInPath = '/_forms/default.aspx';

/** What stands on it. */
export const signInPage =
  '<!DOCTYPE html><html><head><title>Sign in to your account</title></head><body><form method="post"></form></body></html>';

/** What answers in the place of an answer, once the work is done; undefined for a fault of another kind. */
export function answerAfter(fault: Fault, request: ApiRequest, now: number): ApiResponse | undefined {
  return fault.kind === '503-after' ? faultAnswer({ ...fault, kind: '503' }, request, now) : undefined;
}

/** The answer that a fault gives instead of doing the work; undefined for one that leaves the work to be done. */
export function faultAnswer(fault: Fault, request: ApiRequest, now: number): ApiResponse | undefined {
  const plain = (status: number, text: string, headers: Record<string, string> = {}): ApiResponse => ({
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
    body: text
  });
  switch (fault.kind) {
    case 'html':
      // What a browser is given in the place of an answer when the sign-in has run out: a page, with a success.
      return plain(200, signInPage);
    case '302':
      return plain(302, '', {
        Location: `${signInPath}?ReturnUrl=${encodeURIComponent(request.url)}`
      });
    case '401':
      return plain(401, '401 UNAUTHORIZED', {
        'WWW-Authenticate': 'Bearer realm="local", client_id="00000003-0000-0ff1-ce00-000000000000"'
      });
    case '429':
    case '503': {
      const seconds = fault.retryAfter;
      const at =
        seconds === undefined
          ? undefined
          : fault.asDate
            ? new Date(now + seconds * 1000).toUTCString()
            : String(seconds);
      return plain(
        Number(fault.kind),
        fault.kind === '429' ? '429 TOO MANY REQUESTS' : 'The service is unavailable.',
        at === undefined ? {} : { 'Retry-After': at }
      );
    }
    default:
      break;
  }
  const error = words[fault.kind]?.();
  if (!error) return undefined;
  const format = readFormat(request.headers.get('accept'), request.headers.get('odata-version'));
  return {
    status: error.status,
    headers: {
      'Content-Type': 'application/json;charset=utf-8',
      ...(fault.kind === '403-signed-out' ? signedOutHeaders(request.origin) : {})
    },
    body: JSON.stringify(renderError(error, format))
  };
}

/** By these headers SharePoint says that it refuses somebody because they are not signed in. */
function signedOutHeaders(origin: string): Record<string, string> {
  return {
    'X-Forms_Based_Auth_Required': `${origin}${signInPath}?ReturnUrl=/_layouts/15/error.aspx`,
    'X-Forms_Based_Auth_Return_Url': `${origin}/_layouts/15/error.aspx`,
    'X-MSDAVEXT_Error': '917656; Access denied. Before opening files in this location, you must first sign in.'
  };
}
