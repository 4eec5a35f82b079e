import type { Finding } from './findings';

const localPart = /[\p{Letter}\p{Number}.!#$%&'*+/=?^_`{|}~-]+$/u;
const domainPart = /^(?:[\p{Letter}\p{Number}](?:[\p{Letter}\p{Number}-]*[\p{Letter}\p{Number}])?\.)+\p{Letter}{2,}/u;
/** RFC 5321's limits: 64 characters before the @, 255 after it. */
const limits = { local: 64, domain: 255 };

function isInside(domain: string, organisation: string): boolean {
  return domain === organisation || domain.endsWith(`.${organisation}`);
}

/** Finds e-mail addresses (RFC 5322), except those in the organisation's domains and their subdomains. */
export function findEmails(text: string, organisationDomains: readonly string[]): Finding[] {
  const own = organisationDomains.map(domain => domain.toLowerCase());
  const found: Finding[] = [];
  // The search goes from one @ to the next, so that a long text without any costs nothing.
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = localPart.exec(text.slice(Math.max(0, at - limits.local), at));
    const domain = domainPart.exec(text.slice(at + 1, at + 1 + limits.domain))?.[0];
    if (!local || domain === undefined || own.some(one => isInside(domain.toLowerCase(), one))) continue;
    found.push({ kind: 'email', effect: 'warn', start: at - local[0].length, end: at + 1 + domain.length });
  }
  return found;
}
