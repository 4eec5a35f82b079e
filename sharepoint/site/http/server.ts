import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { answerApi, commonHeaders, splitUrl } from './api.ts';
import type { Api, ApiRequest, ApiResponse } from './api.ts';
import { readFormat, renderError } from '../odata/answer.ts';
import { answerBatch } from './batch.ts';
import { checkDigest } from './digest.ts';
import { SharePointError } from '../odata/errors.ts';
import { isRecord, parseJson } from '../odata/json.ts';
import type { Person } from '../store/model.ts';
import { StartError } from '../startError.ts';

/** Larger than any request a list takes. */
const largestBody = 10 * 1024 * 1024;

/** Answers what is not the API; false when there is no such page. */
export type Pages = (request: IncomingMessage, response: ServerResponse, login: string) => Promise<boolean>;

/** What a server is started with. */
export interface ServerOptions {
  port: number;
  people: readonly Person[];
  pages: Pages | undefined;
}

/** Who a request acts as, and whether it says so by itself or by a cookie. */
interface SignedIn {
  login: string;
  byCookie: boolean;
}

/** Starts to listen; the API is asked for with each request, since it is made after the port is ours. */
export async function listen(options: ServerOptions, api: () => Api | undefined): Promise<Server> {
  const server = createServer((request, response) => {
    handle(options, api(), server, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) send(response, 500, 'The local SharePoint failed. Its own output says why.');
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${options.port} is in use by another program. Nothing was started and no data was touched. Stop that program, or start with PORT=4301 to use another port.`
            )
          : error
      );
    });
    // Nobody but this machine: the loopback address only.
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function handle(options: ServerOptions, api: Api | undefined, server: Server, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const started = performance.now();
  const port = portOf(server);
  const host = request.headers.host?.toLowerCase() ?? '';
  // A name that someone else's DNS points here is not this server: it would let their page read ours.
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    send(response, 421, 'This server answers to 127.0.0.1 and localhost only.');
    return;
  }
  const origin = `http://${host}`;
  const from = request.headers.origin;
  if (from !== undefined && from !== origin) {
    send(response, 403, 'This server answers its own pages only.');
    return;
  }
  if (from !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Vary', 'Origin');
  }
  if (!api) {
    send(response, 503, 'The local SharePoint is starting.');
    return;
  }
  const url = request.url ?? '/';
  const signedIn = whoIs(options.people, request);
  if (localPaths.has(url.split('?')[0] ?? '')) {
    await local(options.people, signedIn, url, request, response);
    return;
  }
  if (!/\/_api(\/|\?|$)/i.test(url.split('?')[0] ?? '')) {
    const answered = await options.pages?.(request, response, signedIn.login);
    if (!answered && !response.headersSent) send(response, 404, '404 FILE NOT FOUND');
    return;
  }
  const body = await readBody(request, response);
  if (body === undefined) return;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const asked: ApiRequest = { origin, method: request.method ?? 'GET', url, headers, body, login: signedIn.login };
  const answer = answerChecked(api, asked, signedIn.byCookie);
  const v4 = headers.get('odata-version')?.startsWith('4') ?? false;
  response.writeHead(answer.status, { ...commonHeaders(performance.now() - started, v4), ...answer.headers });
  response.end(answer.body);
}

/** Checks the digest where one is wanted, then answers. */
function answerChecked(api: Api, request: ApiRequest, byCookie: boolean): ApiResponse {
  const path = request.url.split('?')[0] ?? '';
  const reads = request.method === 'GET' || /\/_api\/contextinfo\/?$/i.test(path);
  try {
    if (byCookie && !reads) {
      const web = splitUrl(api.store, request.url)?.web;
      if (web) checkDigest(api.secret, web.site, request.login, request.headers.get('x-requestdigest'), api.now());
    }
    if (!/\/_api\/(\$|%24)batch$/i.test(path)) return answerApi(api, request);
    if (request.method !== 'POST') throw new SharePointError(405, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', 'A batch is sent by POST.');
    if (!splitUrl(api.store, request.url)?.web) return { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };
    return answerBatch(api, request);
  } catch (error) {
    if (!(error instanceof SharePointError)) throw error;
    const format = readFormat(request.headers.get('accept'), request.headers.get('odata-version'));
    return {
      status: error.status,
      headers: { 'Content-Type': 'application/json;charset=utf-8' },
      body: JSON.stringify(renderError(error, format))
    };
  }
}

function findPerson(people: readonly Person[], login: string): Person | undefined {
  return people.find((one) => one.login.toLowerCase() === login.toLowerCase());
}

function whoIs(people: readonly Person[], request: IncomingMessage): SignedIn {
  const owner = people[0]?.login ?? '';
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { login: findPerson(people, bearer.trim())?.login ?? owner, byCookie: false };
  const cookie = /(?:^|;\s*)localLogin=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  let login = '';
  try {
    login = decodeURIComponent(cookie ?? '');
  } catch {
    // A cookie that can't be read is as good as none.
  }
  return { login: findPerson(people, login)?.login ?? owner, byCookie: true };
}

/** What the site itself answers beside its API; every other path is the pages'. */
const localPaths: ReadonlySet<string> = new Set(['/_local/health', '/_local/people', '/_local/sign-in']);

async function local(people: readonly Person[], signedIn: SignedIn, url: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = url.split('?')[0];
  if (path === '/_local/health' && request.method === 'GET') {
    send(response, 200, 'OK');
    return;
  }
  if (path === '/_local/people' && request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify({ signedIn: signedIn.login, people }));
    return;
  }
  if (path === '/_local/sign-in' && request.method === 'POST') {
    const body = await readBody(request, response);
    if (body === undefined) return;
    const person = findPerson(people, loginIn(body.toString('utf8'), request.headers['content-type'] ?? '') ?? '');
    if (!person) {
      send(response, 400, 'There is no such person here.');
      return;
    }
    response.writeHead(204, { 'Set-Cookie': `localLogin=${encodeURIComponent(person.login)}; Path=/; SameSite=Lax` });
    response.end();
    return;
  }
  send(response, 404, '404 FILE NOT FOUND');
}

function loginIn(body: string, contentType: string): string | undefined {
  if (!/json/i.test(contentType)) return new URLSearchParams(body).get('login') ?? undefined;
  const parsed = parseJson(body);
  const login = parsed && isRecord(parsed.value) ? parsed.value['login'] : undefined;
  return typeof login === 'string' ? login : undefined;
}

/** Reads the whole body; undefined when it was too large, which is then already answered. */
async function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tooLarge = false;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.length;
    if (size > largestBody) {
      // Read on without keeping, so that the sender gets to see the answer; but not for ever.
      tooLarge = true;
      chunks.length = 0;
      if (size > 4 * largestBody) break;
    } else chunks.push(chunk);
  }
  if (!tooLarge) return Buffer.concat(chunks);
  response.setHeader('Connection', 'close');
  send(response, 413, 'The request is larger than this server takes.');
  return undefined;
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(text);
}
