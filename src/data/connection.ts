import type { TimelinePipe } from '@pnp/core';
import { BrowserFetch, BrowserFetchWithRetry, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/webs';
import '@pnp/sp/lists';
import '@pnp/sp/items';
import '@pnp/sp/site-users/web';
import { sitePathOf } from '../domain/sitePath';
import type { Entity } from '../model/entity';
import { sendOnce } from './sendOnce';
import type { AskWho } from './session';
import { heedSession } from './session';

/** A connection to one site. */
export interface Connection {
  /** The site's absolute address, without a slash at the end. */
  webUrl: string;
  /** For reading: PnPjs repeats a request that failed. */
  reader: SPFI;
  /** For writing: each request is sent once. */
  writer: SPFI;
  /** The server's time in milliseconds since 1970; the device's until the first answer. */
  now(): number;
  /** False where the browser knows that it has no network. */
  isOnline(): boolean;
}

/**
 * Connects to the site at `webUrl` as the person who is signed in in the browser, by cookie. Scripts and tests, which have
 * no cookie, pass PnPjs behaviours as `identity` that sign them in.
 */
export function connect(webUrl: string, ...identity: TimelinePipe[]): Connection {
  let aheadBy = 0;
  const common = [
    DefaultHeaders(),
    DefaultInit(),
    DefaultParse(),
    serverClock(ahead => {
      aheadBy = ahead;
    }),
    ...identity
  ];
  const now = (): number => Date.now() + aheadBy;
  const askWho: AskWho = (url, redirect) =>
    spfi(url)
      .using(...common, BrowserFetch(), redirecting(redirect))
      .web.currentUser.select('Id')();
  const session = heedSession(webUrl, askWho, now);
  return {
    webUrl,
    reader: spfi(webUrl).using(...common, BrowserFetchWithRetry(), session),
    writer: spfi(webUrl).using(...common, sendOnce(webUrl), session),
    now,
    // Node's navigator has no `onLine`.
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false
  };
}

/** Says what the browser does with an answer that leads elsewhere. */
function redirecting(redirect: RequestRedirect): TimelinePipe {
  return instance => {
    instance.on.pre(async (url: string, init: RequestInit, result: unknown) => [url, { ...init, redirect }, result]);
    return instance;
  };
}

/** Computes from each answer's `Date` header how far the server's clock is ahead of the device's. */
function serverClock(learn: (aheadByMilliseconds: number) => void): TimelinePipe {
  return instance => {
    instance.on.parse(async (url: URL, response: Response, result: unknown) => {
      const said = Date.parse(response.headers.get('Date') ?? '');
      // The header is in whole seconds and the answer takes time: a difference below two seconds counts as none.
      if (!Number.isNaN(said)) learn(Math.abs(said - Date.now()) < 2000 ? 0 : said - Date.now());
      return [url, response, result];
    });
    return instance;
  };
}

/**
 * The server-relative address of an entity's list, decoded as SharePoint gives such addresses. It doesn't change when
 * people rename the list.
 */
export function listPath(webUrl: string, entity: Entity): string {
  return `${decodeURI(sitePathOf(webUrl))}/Lists/${entity.urlName}`;
}

/**
 * An entity's list as a PnPjs query. It is made anew for each request, since a queryable keeps the options of earlier
 * calls.
 */
export function listOf(sp: SPFI, webUrl: string, entity: Entity): ReturnType<SPFI['web']['getList']> {
  return sp.web.getList(listPath(webUrl, entity));
}
