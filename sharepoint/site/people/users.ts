import type { Context } from '../odata/context.ts';
import { noUser } from '../odata/errors.ts';
import { integerArgument, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { Principal } from '../store/model.ts';
import { ensurePerson, plainLogin } from './principals.ts';

/** The users of the site collection that a request is made in, without those who were removed from it. */
export function usersOf(context: Context): Principal[] {
  return context.store.principals.of(context.web.site).filter(one => one.kind === 1 && !one.removed);
}

/** The user of the site collection that a person of the tenant is; 400 for a login that nobody has. */
export function ensured(context: Context, name: string): Principal {
  const user = ensurePerson(context.store, context.web.site, context.people, name);
  if (!user) throw noUser(400, name);
  return user;
}

/** The user that a step such as `getbyid(3)` names; undefined for any other step. */
export function findUser(users: readonly Principal[], segment: Segment): Principal | undefined {
  switch (segment.name) {
    case 'getbyid':
    case 'removebyid':
      return userById(users, segment);
    case 'getbyloginname':
    case 'removebyloginname':
      return userByLogin(users, segment);
    case 'getbyemail': {
      const email = textArgument(segment, 0);
      const user = users.find(one => one.email.toLowerCase() === email.toLowerCase());
      if (!user) throw noUser(404, email);
      return user;
    }
  }
  return undefined;
}

/** The user with the number that a step has as its argument. */
export function userById(users: readonly Principal[], segment: Segment): Principal {
  const id = integerArgument(segment, 0);
  const user = users.find(one => one.id === id);
  // SharePoint's own status for this one.
  if (!user) throw noUser(500, String(id));
  return user;
}

/** The user with the login that a step has as its argument. */
export function userByLogin(users: readonly Principal[], segment: Segment): Principal {
  const name = textArgument(segment, 0);
  const user = users.find(one => one.login.toLowerCase() === plainLogin(name));
  if (!user) throw noUser(404, name);
  return user;
}
