import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { answerApi, apiPath, commonHeaders, splitUrl } from './api.ts';
import type { Api, ApiRequest, ApiResponse } from './api.ts';
import { readFormat, renderError } from '../odata/answer.ts';
import { answerBatch } from './batch.ts';
import type { AroundPart } from './batch.ts';
import { checkDigest } from './digest.ts';
import { SharePointError } from '../odata/errors.ts';
import type { Person } from '../store/model.ts';
import { StartError } from '../startError.ts';
import { setTimeZone } from '../webs/webs.ts';
import { readBody, send } from './body.ts';
import { Commits } from './commits.ts';
import { answerAfter, faultAnswer, isBatch } from './faults.ts';
import type { Fault, Faults } from './faults.ts';
import { answerLocal } from './local.ts';
import { whoIs } from './signIn.ts';
import type { SignedIn } from './signIn.ts';
import type { Throttle } from './throttle.ts';

/** Answers what is not the API; false when there is no such page. */
export type Pages = (request: IncomingMessage, response: ServerResponse, login: string) => Promise<boolean>;

/** What a server is started with. */
export interface ServerOptions {
  port: number;
  people: readonly Person[];
  pages: Pages | undefined;
  faults: Faults;
  throttle: Throttle;
}

/** Starts to listen; the API is asked for with each request, since it is made after the port is ours. */
export async function listen(options: ServerOptions, api: () => Api | undefined): Promise<Server> {
  let commits: Commits | undefined;
  const server = createServer((request, response) => {
    const ready = api();
    if (ready) commits ??= new Commits(ready.store);
    const serving = ready && commits && { api: ready, commits };
    handle(options, serving, portOf(server), request, response).catch((error: unknown) => {
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

/** What answers the API once the database is open. */
interface Serving {
  api: Api;
  commits: Commits;
}

async function handle(
  options: ServerOptions,
  serving: Serving | undefined,
  port: number,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
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
  if (!serving) {
    send(response, 503, 'The local SharePoint is starting.');
    return;
  }
  const signedIn = whoIs(options.people, request);
  const local = {
    ...options,
    setTimeZone: (url: string, zone: number): void => setTimeZone(serving.api.store, url, zone)
  };
  if (await answerLocal(local, signedIn.login, request, response)) return;
  if (apiPath.test((request.url ?? '/').split('?')[0] ?? '')) {
    await serve(options, serving, { ...signedIn, origin }, request, response);
    return;
  }
  const answered = await options.pages?.(request, response, signedIn.login);
  if (!answered && !response.headersSent) send(response, 404, '404 FILE NOT FOUND');
}

/**
 * Answers a request to the API: reads it whole, lets it be throttled or go wrong, does its work and sends the answer.
 */
async function serve(
  options: ServerOptions,
  serving: Serving,
  from: SignedIn & { origin: string },
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const started = performance.now();
  const body = await readBody(request, response);
  if (body === undefined) return;
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const asked: ApiRequest = {
    origin: from.origin,
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body,
    login: from.login
  };
  const limit = options.throttle.count(asked.login, serving.api.now());
  const sendAnswer = (answer: ApiResponse, truncate = false): void => {
    const v4 = headers.get('odata-version')?.startsWith('4') ?? false;
    const bytes = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body);
    const length = answer.status === 204 ? {} : { 'Content-Length': String(bytes.length) };
    response.writeHead(answer.status, {
      ...commonHeaders(performance.now() - started, v4),
      ...limit.headers,
      ...answer.headers,
      ...length
    });
    if (truncate) response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
    else response.end(bytes);
  };
  if (limit.over) {
    sendAnswer(tooMany);
    return;
  }
  let fault: Fault | undefined;
  try {
    fault = options.faults.of(asked);
  } catch (error) {
    send(response, 400, error instanceof Error ? error.message : String(error));
    return;
  }
  if (fault?.kind === 'drop-before') {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === 'delay') await new Promise(resolve => setTimeout(resolve, fault.delay));
  const instead = fault && faultAnswer(fault, asked, serving.api.now());
  if (instead) {
    sendAnswer(instead);
    return;
  }
  const work = (): ApiResponse => answerChecked(options, serving.api, asked, from.byCookie);
  const done = asked.method === 'GET' ? work() : await serving.commits.run(work);
  const answer = (fault && answerAfter(fault, asked, serving.api.now())) ?? done;
  if (fault?.kind === 'drop-after') request.socket.destroy();
  else sendAnswer(answer, fault?.kind === 'truncate');
}

const tooMany: ApiResponse = {
  status: 429,
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  body: '429 TOO MANY REQUESTS'
};

/** Lets a part of a batch be throttled or go wrong by itself. A batch counts as many requests as it has parts. */
function aroundPart({ throttle, faults }: ServerOptions, api: Api): AroundPart {
  return (part, place, work) => {
    const limit = place === 0 ? undefined : throttle.count(part.login, api.now());
    if (limit?.over) return { ...tooMany, headers: { ...tooMany.headers, ...limit.headers } };
    const fault = faults.of(part, true);
    if (!fault) return work();
    const instead = faultAnswer(fault, part, api.now());
    if (instead) return instead;
    const done = work();
    return answerAfter(fault, part, api.now()) ?? done;
  };
}

/** Checks the digest where one is wanted, then answers. */
function answerChecked(options: ServerOptions, api: Api, request: ApiRequest, byCookie: boolean): ApiResponse {
  const path = request.url.split('?')[0] ?? '';
  const reads = request.method === 'GET' || /\/_api\/contextinfo\/?$/i.test(path);
  try {
    if (byCookie && !reads) {
      const web = splitUrl(api.store, request.url)?.web;
      if (web) checkDigest(api.secret, web.site, request.login, request.headers.get('x-requestdigest'), api.now());
    }
    if (!isBatch(path)) return answerApi(api, request);
    if (request.method !== 'POST')
      throw new SharePointError(
        405,
        '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
        'A batch is sent by POST.'
      );
    if (!splitUrl(api.store, request.url)?.web)
      return { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };
    return answerBatch(api, request, aroundPart(options, api));
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
