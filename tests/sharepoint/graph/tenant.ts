import { rmSync } from 'node:fs';
import { createDirectory, createGraph } from '../../../sharepoint/graph/index.ts';
import type { Directory, GraphOptions, Team } from '../../../sharepoint/graph/index.ts';
import { startSite } from '../../../sharepoint/site/index.ts';
import { people, site, temporaryFolder } from '../site/tenant.ts';

export const directory = createDirectory(people, [{ ...site, channels: ['Improvement plan', 'Ågenda & 100%'] }]);
export const team = teamOf(directory);
export const channel = team.channels[1]?.id ?? '';

function teamOf({ teams: [first] }: Directory): Team {
  if (!first) throw new Error('There is no team.');
  return first;
}

export interface Call {
  readonly method?: string;
  /** An object is sent as JSON, text as it is. */
  readonly body?: unknown;
  readonly login?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What Graph answers is looked at by each test with toMatchObject or toEqual.
  readonly body: Record<string, unknown>;
}

/** The local Graph on the port of a local SharePoint, with a clock that stands until a test moves it. */
export interface GraphTenant {
  readonly origin: string;
  readonly dataDir: string;
  /** In milliseconds since 1970. */
  now: number;
  call(path: string, call?: Call): Promise<Answer>;
  /** Posts to the improvement plan's channel a second after the last post, as the owner. */
  post(message: unknown, call?: Call & { path?: string }): Promise<Answer>;
  stop(): Promise<void>;
}

export const messages = `teams/${team.id}/channels/${encodeURIComponent(channel)}/messages`;

export async function startGraph(options: Partial<GraphOptions> = {}): Promise<GraphTenant> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const clock = { now: Date.UTC(2017, 8, 20, 9, 42) };
  const graph = createGraph({ dataDir, directory, now: () => clock.now, ...options });
  const running = await startSite({
    dataDir,
    port: 0,
    people,
    sites: [site],
    pages: (request, response, login) => graph.answer(request, response, login)
  });
  const tenant: GraphTenant = {
    origin: running.origin,
    dataDir,
    get now() {
      return clock.now;
    },
    set now(value) {
      clock.now = value;
    },
    call: async (path, { method = 'GET', body, login = 'owner', headers = {} } = {}) => {
      const response = await fetch(
        path.startsWith('http')
          ? path
          : path.startsWith('/')
            ? running.origin + path
            : `${running.origin}/_graph/v1.0/${path}`,
        {
          method,
          headers: {
            Authorization: `Bearer ${login}@example.test`,
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
            ...headers
          },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
        }
      );
      return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
    },
    post: (message, { path = messages, ...call } = {}) => {
      clock.now += 1000;
      return tenant.call(path, { method: 'POST', body: message, ...call });
    },
    stop: async () => {
      await running.close();
      graph.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    }
  };
  return tenant;
}

export const text = (content: string) => ({ body: { content } });

/** The error of an answer, without what changes with each request. */
export function errorOf({ status, body }: Answer): { status: number; code: unknown; message: unknown } {
  const error = body['error'];
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error))
    throw new Error(`No error: ${JSON.stringify(body)}`);
  return { status, code: error.code, message: error.message };
}
