import type { TimelinePipe } from '@pnp/core';
import { BrowserFetchWithRetry, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi } from '@pnp/sp';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/webs';
import '@pnp/sp/lists';
import '@pnp/sp/items';
import type { ListDeclaration } from '../lists/list';
import { sendOnce } from './sendOnce';

/** A site as the data rooms use it. */
export interface Connection {
  /** Absolute, without a slash at the end. */
  webUrl: string;
  /** For reading: it may send a request again. */
  reader: SPFI;
  /** For writing: a request goes out once. */
  writer: SPFI;
  /** The server's time now, in milliseconds since 1970; the device's where no answer came yet. */
  now(): number;
  /** False where the device knows that it has no network. */
  isOnline(): boolean;
}

/**
 * Connects to the site at `webUrl` as the person whose cookie the browser holds. `identity` adds
 * behaviours that say who is asking where there is no cookie (a script, a test).
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
  return {
    webUrl,
    reader: spfi(webUrl).using(...common, BrowserFetchWithRetry()),
    writer: spfi(webUrl).using(...common, sendOnce(webUrl)),
    now: () => Date.now() + aheadBy,
    // Node has a navigator that says nothing of this.
    isOnline: () => typeof navigator === 'undefined' || navigator.onLine !== false
  };
}

/** Learns from each answer's `Date` header how far the device's clock is off. */
function serverClock(learn: (aheadByMilliseconds: number) => void): TimelinePipe {
  return instance => {
    instance.on.parse(async (url: URL, response: Response, result: unknown) => {
      const said = Date.parse(response.headers.get('Date') ?? '');
      // Under two seconds is the header's own rounding and the way of the answer.
      if (!Number.isNaN(said)) learn(Math.abs(said - Date.now()) < 2000 ? 0 : said - Date.now());
      return [url, response, result];
    });
    return instance;
  };
}

/** The server-relative address of a list: it stays when people rename the list. */
export function listPath(webUrl: string, list: ListDeclaration): string {
  return `${new URL(webUrl).pathname.replace(/\/$/, '')}/Lists/${list.urlName}`;
}

/** The declared list, made afresh each time: PnPjs's queryables carry earlier options into the next call. */
export function listOf(sp: SPFI, webUrl: string, list: ListDeclaration): ReturnType<SPFI['web']['getList']> {
  return sp.web.getList(listPath(webUrl, list));
}
