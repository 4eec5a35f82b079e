import type { IncomingMessage } from 'node:http';
import type { Person } from '../store/model.ts';

/** Who a request acts as, and whether it says so by itself or by a cookie. */
export interface SignedIn {
  login: string;
  byCookie: boolean;
}

/** The person with a login, whatever its case. */
export function findPerson(people: readonly Person[], login: string): Person | undefined {
  return people.find(one => one.login.toLowerCase() === login.toLowerCase());
}

/** Who asks: by `Authorization: Bearer <login>` or by the cookie; an unknown one is the first of the people. */
export function whoIs(people: readonly Person[], request: IncomingMessage): SignedIn {
  const owner = people[0]?.login ?? '';
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { login: findPerson(people, bearer.trim())?.login ?? owner, byCookie: false };
  const cookie = /(?:^|;\s*)localLogin=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  let login = '';
  try {
    login = decodeURIComponent(cookie ?? '');
  } catch {
    // A cookie that can't be read is as good as none.
  }
  return { login: findPerson(people, login)?.login ?? owner, byCookie: true };
}
