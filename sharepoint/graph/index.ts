import type { IncomingMessage, ServerResponse } from 'node:http';
import { Faults } from '../site/http/faults.ts';
import { answerBatch } from './batch.ts';
import { expect, readJson } from './call.ts';
import type { Graph, GraphAnswer, GraphRequest } from './call.ts';
import { findUser } from './directory.ts';
import type { Directory } from './directory.ts';
import { errorBody, GraphError, requestIds } from './errors.ts';
import type { RequestIds } from './errors.ts';
import { faultOf, refuse, sendHalf } from './faulty.ts';
import { answerControls, localNames } from './local.ts';
import { withOverrides } from './overrides.ts';
import { answer } from './routes.ts';
import { knownScopes, usualGrant } from './scopes.ts';
import { GraphStore } from './store.ts';
import { Throttle } from './throttle.ts';

export { createDirectory } from './directory.ts';
export type { Channel, Directory, Team, TeamSite, User } from './directory.ts';

/** What the local Graph is started with. */
export interface GraphOptions {
  readonly dataDir: string;
  readonly directory: Directory;
  /** The delegated scopes the web part's app has until somebody sets others; a tenant's usual grant when absent. */
  readonly granted?: readonly string[];
  /** The clock, in milliseconds since 1970; the machine's own when absent. */
  readonly now?: () => number;
}

/** The Microsoft Graph of this machine. */
export interface LocalGraph {
  /** Answers what is Graph's own; false for any other path. `login` is who asks, as the site's server found out. */
  answer(request: IncomingMessage, response: ServerResponse, login: string): Promise<boolean>;
  close(): void;
}

const prefix = '/_graph/v1.0/';
const controlsPrefix = '/_local/graph/';
/** More than any batch of 20 messages. */
const largestBody = 1024 * 1024;
/** The app that Teams itself is: it needs no grant, and its reading doesn't count towards the web part's limits. */
const teamsApp = 'teams';

/**
 * Makes the local Graph. It answers under `/_graph/v1.0/`; `/_local/graph/scopes`, `faults` and `teams` tell and change
 * what is granted, what goes wrong, and who left. Three headers are its own: `x-local-scopes` grants other scopes to
 * one
 * request, `x-local-app` names the app that asks, `x-local-fault` has the request go wrong. Throws a StartError when
 * its
 * file can't be opened.
 */
export function createGraph({
  dataDir,
  directory,
  granted: usual = usualGrant,
  now = () => Date.now()
}: GraphOptions): LocalGraph {
  const store = new GraphStore(dataDir);
  const graph: Graph = {
    // Read anew by each call: people leave and channels are deleted while it runs.
    get directory() {
      return withOverrides(directory, store.overrides());
    },
    store,
    throttle: new Throttle(now),
    now
  };
  const faults = new Faults();
  const granted = (): readonly string[] => store.granted() ?? usual;

  async function callOf(request: IncomingMessage, url: URL, login: string): Promise<GraphRequest> {
    const me = findUser(directory, login);
    if (!me) throw new GraphError(401, 'InvalidAuthenticationToken', 'Access token is empty.');
    const app = headerOf(request, 'x-local-app') ?? 'web part';
    const scopes = headerOf(request, 'x-local-scopes')
      ?.split(/[\s,]+/)
      .filter(scope => scope !== '');
    return {
      method: request.method ?? 'GET',
      path: url.pathname.slice(prefix.length),
      search: url.search.slice(1),
      me,
      app,
      contentType: request.headers['content-type'],
      body: await readBody(request),
      granted: scopes ?? (app === teamsApp ? [...knownScopes] : granted()),
      root: `${url.origin}${prefix.slice(0, -1)}`
    };
  }

  async function answerGraph(request: IncomingMessage, url: URL, login: string, ids: RequestIds): Promise<GraphAnswer> {
    const call = await callOf(request, url, login);
    if (!/^(\$|%24)batch$/i.test(call.path)) return answer(graph, call);
    expect(call, ['POST'], []);
    return answerBatch(graph, call, readJson(call), ids);
  }

  return {
    async answer(request, response, login) {
      const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'local'}`);
      const isGraph = url.pathname.startsWith(prefix);
      const control = localNames.find(name => url.pathname === `${controlsPrefix}${name}`);
      if (!isGraph && control === undefined) return false;
      const ids = requestIds(headerOf(request, 'client-request-id'));
      try {
        if (control !== undefined) {
          send(
            response,
            ids,
            answerControls(
              { declared: directory, store, faults, granted },
              control,
              request.method ?? 'GET',
              await readBody(request)
            )
          );
          return true;
        }
        const fault = faultOf(faults, request, login);
        if (fault?.kind === 'drop-before') {
          response.destroy();
          return true;
        }
        if (fault?.kind === 'delay') await new Promise(resolve => setTimeout(resolve, fault.delay));
        if (fault) refuse(fault);
        const answered = await answerGraph(request, url, login, ids);
        if (fault?.kind === 'drop-after') response.destroy();
        else if (fault?.kind === 'truncate') sendHalf(response, JSON.stringify(answered.body));
        else send(response, ids, answered);
      } catch (error) {
        if (!(error instanceof GraphError)) console.error(error);
        const known =
          error instanceof GraphError
            ? error
            : new GraphError(500, 'InternalServerError', 'The local Graph failed. Its own output says why.');
        send(response, ids, { status: known.status, headers: known.headers, body: errorBody(known, ids, now()) });
      }
      return true;
    },
    close: () => store.close()
  };
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function send(
  response: ServerResponse,
  ids: RequestIds,
  { status, headers, body }: Omit<GraphAnswer, 'body'> & { readonly body: unknown }
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'request-id': ids.requestId,
    'client-request-id': ids.clientRequestId,
    ...headers
  });
  response.end(JSON.stringify(body));
}

/**
 * The body as text. One that is far too large is read on without being kept, so that the sender gets to see the answer.
 */
async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!(part instanceof Buffer)) continue;
    size += part.length;
    if (size <= largestBody) parts.push(part);
    else if (size > 40 * largestBody) break;
  }
  if (size > largestBody)
    throw new GraphError(413, 'RequestEntityTooLarge', 'The request is larger than Graph takes.', {
      Connection: 'close'
    });
  return Buffer.concat(parts).toString('utf8');
}
