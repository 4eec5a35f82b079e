import type { TimelinePipe } from '@pnp/core';
import * as v from 'valibot';
import type { Failure } from '../domain/failure';
import { attempt, codes, KnownFailure, sharePointError } from './errors';

/**
 * Asks a site who is signed in, going to where an answer leads only with `redirect: 'follow'`. Throws what the request
 * throws.
 */
export type AskWho = (siteUrl: string, redirect: 'follow' | 'manual') => Promise<unknown>;

const user = v.object({ Id: v.number() });

/** An answer that leads elsewhere; a browser doesn't say where to. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
}

/** An answer that by itself says that nobody is signed in: each request asks for JSON, and a sign-in page is HTML. */
function endsSession({ status, ok, headers }: Response): boolean {
  return (
    status === 401 ||
    (status === 403 && headers.has('X-Forms_Based_Auth_Required')) ||
    (ok && /^text\/html/i.test(headers.get('Content-Type') ?? ''))
  );
}

/** True for a 403 whose code says that the form digest is invalid or has expired. */
export async function isDigestRefused(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const said = await sharePointError({
    isHttpRequestError: true,
    status: 403,
    message: '',
    response: response.clone()
  });
  return said?.code === codes.digestInvalid || said?.code === codes.digestExpired;
}

/** True for the answer of a `$batch` in which a request was refused with 401, or with 403 and not for its digest. */
async function hasRefusedPart(url: string, response: Response): Promise<boolean> {
  if (!response.ok || !/\/_api\/\$batch$/i.test(url)) return false;
  const parts = (await response.clone().text()).split(/^--batchresponse_/m);
  return parts.some(
    part =>
      /^HTTP\/[\d.]+ 40[13]\b/m.test(part) &&
      !part.includes(String(codes.digestInvalid)) &&
      !part.includes(String(codes.digestExpired))
  );
}

/**
 * A PnPjs behaviour that tells a session that ran out from a refusal; it goes after the one that sends. SharePoint answers
 * without a session with 401, with 403 and the code of a refusal, or leads to a sign-in page. The code alone decides
 * nothing: the site is asked who is signed in, and where it refuses that too the tenant's root site, since the person may
 * have no access to this site. The request is rejected with a KnownFailure unless somebody is signed in for certain.
 */
export function heedSession(webUrl: string, askWho: AskWho, now: () => number): TimelinePipe {
  const sites = [...new Set([webUrl, new URL(webUrl).origin])];
  let asking: Promise<Failure | undefined> | undefined;

  /** Why it isn't certain that somebody is signed in; undefined where it is. */
  const doubtAbout = async (redirect: 'follow' | 'manual'): Promise<Failure | undefined> => {
    for (const site of sites) {
      const said = await attempt(now, async () => v.parse(user, await askWho(site, redirect)));
      if (said.ok) return undefined;
      if (said.failure.kind !== 'forbidden' && said.failure.kind !== 'notFound') return said.failure;
    }
    return { kind: 'signedOut' };
  };
  /** Requests that are refused at the same time ask once. */
  const doubt = (): Promise<Failure | undefined> => {
    asking ??= doubtAbout('manual').finally(() => {
      asking = undefined;
    });
    return asking;
  };

  const judge = async (url: string, response: Response): Promise<void> => {
    const correlation = response.headers.get('SPRequestGuid') ?? response.headers.get('request-id');
    const by = correlation === null ? {} : { correlation };
    if (endsSession(response)) throw new KnownFailure({ kind: 'signedOut', ...by });
    const isRefusal = response.status === 403 && !(await isDigestRefused(response));
    const failure = isRefusal || (await hasRefusedPart(url, response)) ? await doubt() : undefined;
    if (failure) throw new KnownFailure({ ...by, ...failure });
  };

  return instance => {
    const [send] = instance.on.send.toArray();
    if (!send) throw new Error('The behaviour that sends comes first.');
    instance.on.send.replace(async (url: URL, init: RequestInit) => {
      const first: Response = await send.call(instance, url, { ...init, redirect: 'manual' });
      if (!isRedirect(first)) {
        await judge(url.toString(), first);
        return first;
      }
      // It leads to a sign-in page, or to where the site has moved: there somebody who is signed in gets an answer.
      const failure = await doubtAbout('follow');
      if (failure) throw new KnownFailure(failure.kind === 'busy' ? failure : { kind: 'signedOut' });
      return send.call(instance, url, init);
    });
    return instance;
  };
}
