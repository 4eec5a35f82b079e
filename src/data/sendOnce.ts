import type { TimelinePipe } from '@pnp/core';
import * as v from 'valibot';
import { codes, sharePointError } from './errors';

/** An answer that takes longer counts as lost: the write may have arrived. Milliseconds. */
const patience = 40_000;

const contextInfo = v.object({ FormDigestValue: v.string(), FormDigestTimeoutSeconds: v.number() });

/** SharePoint's form digest, which every write of a browser carries; fetched when it is first needed and shortly before it ends. */
function digestOf(webUrl: string): { value(): Promise<string>; drop(): void } {
  let held: { value: Promise<string>; until: number } | undefined;

  const begin = (): { value: Promise<string>; until: number } => {
    const started = { value: Promise.resolve(''), until: Infinity };
    started.value = fetch(`${webUrl}/_api/contextinfo`, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      credentials: 'same-origin'
    }).then(async answer => {
      // A sign-in page, or a site that is out of order: the write without a digest is answered in SharePoint's own words.
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
    value: () => {
      if (!held || held.until < Date.now()) held = begin();
      return held.value;
    },
    drop: () => {
      held = undefined;
    }
  };
}

async function isDigestRefused(url: URL, response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const said = await sharePointError({
    isHttpRequestError: true,
    status: 403,
    message: url.href,
    response: response.clone()
  });
  return said?.code === codes.digestInvalid || said?.code === codes.digestExpired;
}

/**
 * Sends a request once, with a form digest where the browser's cookie says who asks. PnPjs's retrying sender makes two
 * items of one create whose answer is lost. Only a refused digest is answered by the same request with a new one: that
 * one did nothing for certain. Rejects with a TypeError where no answer came, or a TimeoutError.
 */
export function sendOnce(webUrl: string): TimelinePipe {
  const digest = digestOf(webUrl);
  return instance => {
    instance.on.send.replace(async (url: URL, init: RequestInit) => {
      const send = async (): Promise<Response> => {
        const needsDigest = !/^get$/i.test(init.method ?? 'GET') && !new Headers(init.headers).has('Authorization');
        const headers = needsDigest ? { ...init.headers, 'X-RequestDigest': await digest.value() } : init.headers;
        return fetch(url, { ...init, headers, signal: AbortSignal.timeout(patience) });
      };
      const response = await send();
      if (!(await isDigestRefused(url, response))) return response;
      digest.drop();
      return send();
    });
    return instance;
  };
}
