import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { answerApi } from './api.ts';
import type { Api, ApiRequest, ApiResponse } from './api.ts';
import { badQuery } from '../odata/errors.ts';

/** SharePoint takes at most this many requests in one batch. */
const mostParts = 100;

/** What may come between a part, by its place in the batch, and its answer: SharePoint throttles parts, too. */
export type AroundPart = (part: ApiRequest, place: number, work: () => ApiResponse) => ApiResponse;

interface Part {
  method: string;
  url: string;
  headers: Map<string, string>;
  body: string;
}

/**
 * Answers a `$batch`: part by part, in order, each with its own success or failure. One failed part takes back
 * its own changes only; all others are committed together, before the answer is sent.
 */
export function answerBatch(api: Api, request: ApiRequest, around: AroundPart): ApiResponse {
  const boundary = boundaryOf(request.headers.get('content-type') ?? '');
  if (boundary === undefined) throw badQuery('The Content-Type of a batch is multipart/mixed with a boundary.');
  const parts = readParts(request.body.toString('utf8'), boundary);
  if (parts.length === 0) throw badQuery('The batch has no requests.');
  if (parts.length > mostParts) throw badQuery(`The batch has more than ${mostParts} requests.`);
  const responses = api.store.transaction(() =>
    parts.map((part, place) => answerPart(api, request, part, place, around))
  );
  const mark = `batchresponse_${randomUUID()}`;
  const body = `${responses.map(response => writePart(mark, response)).join('')}--${mark}--\r\n`;
  return { status: 200, headers: { 'Content-Type': `multipart/mixed; boundary=${mark}` }, body };
}

function answerPart(api: Api, outer: ApiRequest, part: Part, place: number, around: AroundPart): ApiResponse {
  const url = part.url.toLowerCase().startsWith(`${outer.origin}/`) ? part.url.slice(outer.origin.length) : part.url;
  if (!url.startsWith('/') || /\/_api\/\$batch/i.test(url)) {
    return { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };
  }
  const asked: ApiRequest = {
    origin: outer.origin,
    method: part.method,
    url,
    headers: part.headers,
    body: Buffer.from(part.body),
    login: outer.login
  };
  return around(asked, place, () => answerApi(api, asked));
}

function writePart(mark: string, response: ApiResponse): string {
  const headers = Object.entries(response.headers).map(([name, value]) => `${name.toUpperCase()}: ${value}\r\n`);
  return (
    `--${mark}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n` +
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}\r\n${headers.join('')}\r\n${response.body.toString()}\r\n`
  );
}

function boundaryOf(contentType: string): string | undefined {
  const match = /^\s*multipart\/mixed\s*;.*?boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

/** Reads the parts of a multipart text; the ones in a changeset stand in the order in which they were written. */
function readParts(text: string, boundary: string): Part[] {
  const parts: Part[] = [];
  for (const section of sections(text, boundary)) {
    const { headers, rest } = readHeaders(section);
    const contentType = headers.get('content-type') ?? '';
    const inner = boundaryOf(contentType);
    if (inner !== undefined) parts.push(...readParts(rest, inner));
    else if (/^\s*application\/http/i.test(contentType)) parts.push(readRequest(rest));
    else throw badQuery('A part of the batch is neither a request nor a changeset.');
  }
  return parts;
}

function sections(text: string, boundary: string): string[] {
  const found: string[] = [];
  let current: string[] | undefined;
  for (const line of text.split('\n')) {
    const plain = line.trimEnd();
    if (plain === `--${boundary}` || plain === `--${boundary}--`) {
      if (current) found.push(current.join('\n'));
      current = plain.endsWith('--') && plain.length > boundary.length + 2 ? undefined : [];
    } else current?.push(line);
  }
  if (current) throw badQuery('The batch ends before its last boundary.');
  return found;
}

function readHeaders(text: string): { headers: Map<string, string>; rest: string } {
  const headers = new Map<string, string>();
  const lines = text.split('\n');
  let at = 0;
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trimEnd();
    if (line === '') break;
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, rest: lines.slice(at + 1).join('\n') };
}

function readRequest(text: string): Part {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  const line = end < 0 ? start : start.slice(0, end);
  const match = /^([A-Z]+) (\S.*?) HTTP\/\d(?:\.\d)?\s*$/.exec(line);
  if (match?.[1] === undefined || match[2] === undefined)
    throw badQuery(`The request line "${line.trim()}" is not valid.`);
  const { headers, rest } = readHeaders(end < 0 ? '' : start.slice(end + 1));
  return { method: match[1], url: match[2], headers, body: rest };
}
