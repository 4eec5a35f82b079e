import { createHmac, timingSafeEqual } from 'node:crypto';
import { digestTimedOut, SharePointError } from '../odata/errors.ts';

/** How long a digest is good for, in seconds. */
export const digestLifetime = 1800;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function dateText(instant: number): string {
  const [date = '', rest = ''] = new Date(instant).toISOString().split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day} ${months[Number(month) - 1] ?? ''} ${year} ${rest.slice(0, 8)} -0000`;
}

function seal(secret: string, site: string, login: string, date: string): string {
  return `0x${createHmac('sha512', secret).update(`${site}\n${login.toLowerCase()}\n${date}`).digest('hex').toUpperCase()}`;
}

/** Makes a form digest for one person in one site collection. */
export function makeDigest(secret: string, site: string, login: string, now: number): string {
  const date = dateText(now);
  return `${seal(secret, site, login, date)},${date}`;
}

/** 403 unless the digest is this person's, for this site, and less than half an hour old. */
export function checkDigest(
  secret: string,
  site: string,
  login: string,
  digest: string | undefined,
  now: number
): void {
  const comma = digest?.indexOf(',') ?? -1;
  const date = digest?.slice(comma + 1) ?? '';
  const given = Buffer.from(digest?.slice(0, Math.max(comma, 0)) ?? '');
  const expected = Buffer.from(seal(secret, site, login, date));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SharePointError(
      403,
      '-2130575252, Microsoft.SharePoint.SPException',
      "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again."
    );
  }
  const age = now - Date.parse(date);
  if (!(age < digestLifetime * 1000)) {
    throw digestTimedOut();
  }
}
