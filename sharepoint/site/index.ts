import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Api } from './http/api.ts';
import { Faults } from './http/faults.ts';
import { listen, portOf } from './http/server.ts';
import { Throttle } from './http/throttle.ts';
import type { ThrottleLimit } from './http/throttle.ts';
import { modules } from './modules.ts';
import { StartError } from './startError.ts';
import { openDatabase } from './store/database.ts';
import type { Database } from './store/database.ts';
import type { Person, SiteDeclaration } from './store/model.ts';
import { Store } from './store/store.ts';
import { instantText } from './timeZone.ts';
import { createSite } from './webs/webs.ts';

export type { Person, SiteDeclaration } from './store/model.ts';
export { StartError } from './startError.ts';

/** What the local SharePoint is started with. */
export interface SiteOptions {
  dataDir: string;
  /** 0 takes any free port. */
  port: number;
  /** The tenant's people; the first is the owner, whom an unknown Bearer acts as. */
  people: readonly Person[];
  /** Made on first start if missing; all are in the London time zone. */
  sites: readonly SiteDeclaration[];
  /** Answers paths outside the API; false means 404. */
  pages?: (request: IncomingMessage, response: ServerResponse, login: string) => Promise<boolean>;
  /**
   * A limit of requests per person, as SharePoint Online throttles; none when absent. It can be set later by `POST
   * /_local/throttle`.
   */
  throttle?: ThrottleLimit;
  /** The clock, in milliseconds since 1970; the machine's own when absent. */
  now?: () => number;
  /** For how many days the change log tells what happened; 60, as in SharePoint Online, when absent. */
  changeLogDays?: number;
}

/** A server that is running. */
export interface RunningSite {
  origin: string;
  close(): Promise<void>;
}

/** Starts the local SharePoint. Fails with a StartError, which says in plain words what to do. */
export async function startSite(options: SiteOptions): Promise<RunningSite> {
  if (options.people.length === 0) throw new StartError('The tenant has no people. Name at least its owner.');
  const now = options.now ?? (() => Date.now());
  let api: Api | undefined;
  // The port first: a second start is told of the port, not of the database that the first one holds.
  const server = await listen(
    {
      port: options.port,
      people: options.people,
      pages: options.pages,
      faults: new Faults(),
      throttle: new Throttle(options.throttle)
    },
    () => api
  );
  let database: Database;
  try {
    database = openDatabase(options.dataDir);
    const store = new Store(database, now, options.changeLogDays ?? 60);
    const running: Api = {
      store,
      modules,
      people: options.people,
      now,
      secret: store.siteData.setting('digest', () => randomBytes(32).toString('hex'))
    };
    api = running;
    store.transaction(() => {
      store.changes.trim();
      for (const site of options.sites) {
        if (!store.webs().some(web => web.url.toLowerCase() === site.url.toLowerCase())) {
          createSite(running, site, options.people, instantText(now()));
        }
      }
    });
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
  return {
    origin: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          database.close();
          resolve();
        });
        server.closeAllConnections();
      })
  };
}
