import '@pnp/sp/webs';
import { TextParse } from '@pnp/queryable';
import { spPost, SPQueryable } from '@pnp/sp';
import type { Failure } from '../../domain/failure';
import type { Instant } from '../../model/values';
import type { Connection } from '../connection';
import { toFailure } from '../errors';

/** A request that goes out as a part of a batch; `path` follows `_api/`. */
export interface PartRequest {
  method: 'GET' | 'POST' | 'MERGE' | 'DELETE';
  path: string;
  body?: object;
  /** The request isn't repeated by itself: done twice it would make two things. */
  once?: boolean;
}

export type PartAnswer = { ok: true; value: unknown } | { ok: false; status: number; failure: Failure };

/** Waits for SharePoint: until an instant, which the person is told. */
export type Wait = (until: Instant) => Promise<void>;

/** A batch's answer has to come within the time that one request has, so it holds no more requests than this. */
export const mostParts = 20;
/** After so many waits in succession without any progress the requests count as failed. */
const mostWaits = 20;
const boundary = 'batch_set_up';
const changeset = 'changeset_set_up';

/** Sends requests in the order given, up to 20 in one; a part that is throttled is sent again when told. Never rejects. */
export async function sendAll(
  connection: Connection,
  requests: readonly PartRequest[],
  wait: Wait
): Promise<PartAnswer[]> {
  const answers: PartAnswer[] = [];
  for (let at = 0; at < requests.length; at += mostParts)
    answers.push(...(await sendSome(connection, requests.slice(at, at + mostParts), wait)));
  return answers;
}

async function sendSome(
  connection: Connection,
  requests: readonly PartRequest[],
  wait: Wait
): Promise<readonly PartAnswer[]> {
  const answers = new Map<PartRequest, PartAnswer>();
  let waiting = requests;
  for (let waits = 0; waiting.length > 0;) {
    const received = await sendBatch(connection, waiting);
    waiting.forEach((request, index) => {
      answers.set(request, received[index] ?? noAnswer);
    });
    const failures = received.flatMap(answer => (answer.ok ? [] : [answer.failure]));
    const throttled = failures.filter(failure => failure.kind === 'busy');
    const again = waiting.filter((request, index) => request.once !== true && isBusy(received[index]));
    waits = again.length < waiting.length ? 1 : waits + 1;
    if (throttled.length === 0 || waits > mostWaits) break;
    await wait(latest(throttled) ?? inSeconds(connection, 2 ** Math.min(waits, 6)));
    waiting = again;
  }
  return requests.map(request => answers.get(request) ?? noAnswer);
}

const noAnswer: PartAnswer = {
  ok: false,
  status: 0,
  failure: { kind: 'broken', message: 'The batch was answered without this request.' }
};

function isBusy(answer: PartAnswer | undefined): boolean {
  return answer?.ok === false && answer.failure.kind === 'busy';
}

/** The latest instant until which one of the failures asks to wait. */
function latest(failures: readonly Failure[]): Instant | undefined {
  return failures
    .flatMap(failure => (failure.kind === 'busy' && failure.until ? [failure.until] : []))
    .sort()
    .pop();
}

export function inSeconds({ now }: Connection, seconds: number): Instant {
  return new Date(now() + seconds * 1000).toISOString();
}

/** Sends one `$batch`; where it fails as a whole, each of its parts has. */
async function sendBatch(connection: Connection, requests: readonly PartRequest[]): Promise<readonly PartAnswer[]> {
  const { webUrl, writer, now } = connection;
  try {
    const query = SPQueryable([writer.web, `${webUrl}/_api/$batch`]).using(TextParse());
    const text = await spPost<string>(query, {
      headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}` },
      body: batchBody(`${webUrl}/_api/`, requests)
    });
    return await Promise.all(responsesIn(text).map(response => answerOf(response, now())));
  } catch (error) {
    const failure = await toFailure(error, now());
    return requests.map(() => ({ ok: false, status: 0, failure }));
  }
}

/** A batch's multipart body: a read is a part by itself, writes in succession are the parts of a change set. */
function batchBody(base: string, requests: readonly PartRequest[]): string {
  const lines: string[] = [];
  let inChangeset = false;
  const endChangeset = (): void => {
    if (inChangeset) lines.push(`--${changeset}--`, '');
    inChangeset = false;
  };
  for (const { method, path, body } of requests) {
    if (method === 'GET') {
      endChangeset();
      lines.push(`--${boundary}`);
    } else {
      if (!inChangeset) lines.push(`--${boundary}`, `Content-Type: multipart/mixed; boundary="${changeset}"`, '');
      inChangeset = true;
      lines.push(`--${changeset}`);
    }
    lines.push(
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `${method} ${base}${path} HTTP/1.1`,
      'Accept: application/json',
      ...(method === 'GET' ? [] : ['Content-Type: application/json;charset=utf-8']),
      ...(method === 'MERGE' || method === 'DELETE' ? ['IF-MATCH: *'] : []),
      '',
      body === undefined ? '' : JSON.stringify(body),
      ''
    );
  }
  endChangeset();
  lines.push(`--${boundary}--`, '');
  return lines.join('\r\n');
}

interface PartResponse {
  status: number;
  headers: Headers;
  body: string[];
  inBody: boolean;
}

/** The responses in a batch's multipart answer, in their order. */
function responsesIn(text: string): PartResponse[] {
  const found: PartResponse[] = [];
  let open: PartResponse | undefined;
  for (const line of text.split(/\r?\n/)) {
    const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(line)?.[1];
    if (/^--(batch|changeset)response_/.test(line)) open = undefined;
    else if (!open && status !== undefined) {
      open = { status: Number(status), headers: new Headers(), body: [], inBody: false };
      found.push(open);
    } else if (open?.inBody) open.body.push(line);
    else if (open && line === '') open.inBody = true;
    else if (open) {
      const [name = '', ...value] = line.split(':');
      open.headers.append(name, value.join(':').trim());
    }
  }
  return found;
}

async function answerOf({ status, headers, body }: PartResponse, now: number): Promise<PartAnswer> {
  const text = body.join('\n').trim();
  const failed = async (error: unknown): Promise<PartAnswer> => ({
    ok: false,
    status,
    failure: await toFailure(error, now)
  });
  if (status >= 400) {
    const response = new Response(text, { status, headers });
    return failed({ isHttpRequestError: true, status, message: '', response });
  }
  try {
    return { ok: true, value: text === '' ? undefined : JSON.parse(text) };
  } catch (error) {
    return failed(error);
  }
}
