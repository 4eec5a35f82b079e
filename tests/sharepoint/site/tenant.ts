import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spfi } from '@pnp/sp';
import type { SPFI } from '@pnp/sp';
import { DefaultHeaders, DefaultInit } from '@pnp/sp/behaviors/defaults.js';
import { BrowserFetch, DefaultParse, InjectHeaders } from '@pnp/queryable';
import '@pnp/sp/webs/index.js';
import '@pnp/sp/lists/index.js';
import '@pnp/sp/items/index.js';
import '@pnp/sp/fields/index.js';
import '@pnp/sp/views/index.js';
import '@pnp/sp/site-users/index.js';
import '@pnp/sp/site-groups/index.js';
import '@pnp/sp/security/index.js';
import '@pnp/sp/sites/index.js';
import '@pnp/sp/profiles/index.js';
import '@pnp/sp/regional-settings/index.js';
import '@pnp/sp/context-info/index.js';
import '@pnp/sp/batching.js';
import { startSite } from '../../../sharepoint/site/index.ts';
import type { Person, RunningSite, SiteDeclaration, SiteOptions } from '../../../sharepoint/site/index.ts';

// A busy machine takes longer than jest's five seconds for thousands of rows.
jest.setTimeout(60_000);

export const people: readonly Person[] = [
  {
    login: 'owner@example.test',
    title: 'Olive Owner',
    email: 'owner@example.test',
    jobTitle: 'Head',
    department: 'Office'
  },
  { login: 'member@example.test', title: 'Mo Member', email: 'member@example.test' },
  { login: 'second@example.test', title: "Siobhan O'Brien", email: 'second@example.test' },
  { login: 'reader@example.test', title: 'Rae Reader', email: 'reader@example.test' },
  { login: 'stranger@example.test', title: 'Sam Stranger', email: 'stranger@example.test' }
];

export const site: SiteDeclaration = {
  url: '/sites/test',
  title: 'Test',
  owners: ['owner@example.test'],
  members: ['member@example.test', 'second@example.test'],
  visitors: ['reader@example.test']
};

/** A running server on its own data folder, with the real PnPjs to talk to it. */
export interface Tenant {
  origin: string;
  url: string;
  dataDir: string;
  running: RunningSite;
  as(login: string, url?: string): SPFI;
  raw(path: string, init?: RawInit): Promise<Response>;
  stop(): Promise<void>;
}

export interface RawInit {
  method?: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  login?: string;
}

export function connect(url: string, login: string): SPFI {
  return spfi(url).using(
    DefaultInit(),
    DefaultHeaders(),
    BrowserFetch(),
    DefaultParse(),
    InjectHeaders({ Authorization: `Bearer ${login}` })
  );
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'local-site-'));
}

export async function startTenant(options: Partial<SiteOptions> = {}): Promise<Tenant> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const running = await startSite({ dataDir, port: 0, people, sites: [site], ...options });
  const url = running.origin + site.url;
  return {
    origin: running.origin,
    url,
    dataDir,
    running,
    as: (login, at = url) => connect(at, `${login}@example.test`),
    raw: (path, init = {}) =>
      fetch(path.startsWith('http') ? path : `${url}/_api/${path}`, {
        method: init.method ?? 'GET',
        headers: {
          Accept: 'application/json',
          ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          Authorization: `Bearer ${init.login ?? 'owner'}@example.test`,
          ...init.headers
        },
        ...(init.body === undefined ? {} : { body: init.body })
      }),
    stop: async () => {
      await running.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** What a request failed with: its status and SharePoint's own code and text. */
export async function failure(request: Promise<unknown>): Promise<{ status: number; code: string; text: string }> {
  try {
    await request;
  } catch (error) {
    const response = typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined;
    if (!(response instanceof Response)) throw error;
    return { status: response.status, ...(await errorOf(response)) };
  }
  throw new Error('The request succeeded.');
}

/** SharePoint's code and text in an error's body. */
export async function errorOf(response: Response): Promise<{ code: string; text: string }> {
  const body = JSON.parse(await response.text());
  const error = body['odata.error'] ?? body.error;
  return { code: error.code, text: typeof error.message === 'string' ? error.message : error.message.value };
}
