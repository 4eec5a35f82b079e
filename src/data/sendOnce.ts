import type { TimelinePipe } from '@pnp/core';
import * as v from 'valibot';
import { isDigestRefused } from './session';

/** An answer that takes longer counts as lost: the write may have been done. */
const timeoutMilliseconds = 40_000;

const contextInfo = v.object({ FormDigestValue: v.string(), FormDigestTimeoutSeconds: v.number() });

/**
 * SharePoint's form digest, which every write from a browser must carry. It is fetched when first needed and again
 * shortly before it expires.
 */
function digestOf(webUrl: string): { value(redirect: RequestRedirect): Promise<string>; drop(): void } {
  let held: { value: Promise<string>; until: number } | undefined;

  const begin = (redirect: RequestRedirect): { value: Promise<string>; until: number } => {
    const started = { value: Promise.resolve(''), until: Infinity };
    started.value = fetch(`${webUrl}/_api/contextinfo`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      redirect
    }).then(async answer => {
      // After a sign-in page, a redirect that is not followed, or an error there is no digest. The write is sent without
      // one, and its answer says what is wrong.
      const said = answer.ok ? v.safeParse(contextInfo, await answer.json()) : undefined;
      started.until = said?.success ? Date.now() + said.output.FormDigestTimeoutSeconds * 900 : 0;
      return said?.success ? said.output.FormDigestValue : '';
    });
    started.value.catch(() => {
      started.until = 0;
    });
    return started;
  };

  return {
    value: redirect => {
      if (!held || held.until < Date.now()) held = begin(redirect);
      return held.value;
    },
    drop: () => {
      held = undefined;
    }
  };
}

/**
 * A PnPjs behaviour that sends each request once, with a form digest where the person is signed in by cookie. PnPjs's own
 * sender repeats requests, which creates an item twice where the first answer is lost. Only a request whose digest was
 * refused is sent again, with a new one, since the first certainly did nothing. Rejects with a TypeError where no answer
 * came, and with a TimeoutError where it took too long.
 */
export function sendOnce(webUrl: string): TimelinePipe {
  const digest = digestOf(webUrl);
  return instance => {
    instance.on.send.replace(async (url: URL, init: RequestInit) => {
      const send = async (): Promise<Response> => {
        const needsDigest = !/^get$/i.test(init.method ?? 'GET') && !new Headers(init.headers).has('Authorization');
        const headers = needsDigest
          ? { ...init.headers, 'X-RequestDigest': await digest.value(init.redirect ?? 'follow') }
          : init.headers;
        return fetch(url, { ...init, headers, signal: AbortSignal.timeout(timeoutMilliseconds) });
      };
      const response = await send();
      if (!(await isDigestRefused(response))) return response;
      digest.drop();
      return send();
    });
    return instance;
  };
}
