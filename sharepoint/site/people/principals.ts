import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Person, Principal } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** A user or a group as it is answered. */
export function principalEntity(one: Principal): Entity {
  if (one.kind === 1) {
    return {
      type: 'SP.User',
      path: `Web/GetUserById(${one.id})`,
      set: 'SP.ApiData.Users',
      properties: {
        Id: one.id,
        IsHiddenInUI: false,
        LoginName: loginName(one),
        Title: one.title,
        PrincipalType: 1,
        Email: one.email,
        Expiration: '',
        IsEmailAuthenticationGuestUser: false,
        IsShareByEmailGuestUser: false,
        IsSiteAdmin: false,
        UserId: { NameId: String(one.id).padStart(16, '1'), NameIdIssuer: 'urn:federation:microsoftonline' },
        UserPrincipalName: one.login
      }
    };
  }
  return {
    type: 'SP.Group',
    path: `Web/SiteGroups/GetById(${one.id})`,
    set: 'SP.ApiData.Groups',
    properties: {
      Id: one.id,
      IsHiddenInUI: false,
      LoginName: one.title,
      Title: one.title,
      PrincipalType: 8,
      AllowMembersEditMembership: false,
      AllowRequestToJoinLeave: false,
      AutoAcceptRequestToJoinLeave: false,
      Description: one.description || null,
      OnlyAllowMembersViewMembership: false,
      OwnerTitle: '',
      RequestToJoinLeaveEmailSetting: ''
    }
  };
}

/** A user with the groups that they are in. */
export function userEntity(context: Context, user: Principal): Entity {
  return { ...principalEntity(user), related: { Groups: () => groupsOf(context, user).map(principalEntity) } };
}

function groupsOf(context: Context, user: Principal): Principal[] {
  const ids = new Set(context.store.principals.groupsOf(context.web.site, user.id));
  return context.store.principals.of(context.web.site).filter(one => ids.has(one.id));
}

/** The plain login in a SharePoint login name, an e-mail or a plain login. */
export function plainLogin(name: string): string {
  return name.slice(name.lastIndexOf('|') + 1).toLowerCase();
}

/** The tenant's person with a login or an e-mail address. */
function findPerson(people: readonly Person[], login: string): Person | undefined {
  return people.find(one => one.login.toLowerCase() === login || one.email.toLowerCase() === login);
}

/** The number of a user; 0 for a person of the tenant who is no user of the site collection, undefined for nobody. */
export function userNumber(store: Store, site: string, people: readonly Person[], name: string): number | undefined {
  const login = plainLogin(name);
  const person = findPerson(people, login)?.login.toLowerCase() ?? login;
  const known = store.principals.of(site).find(one => one.kind === 1 && one.login.toLowerCase() === person);
  if (known) return known.id;
  return findPerson(people, login) && 0;
}

/** Makes sure that a tenant's person is a user of the site collection; undefined when the tenant doesn't know them. */
export function ensurePerson(
  store: Store,
  site: string,
  people: readonly Person[],
  name: string
): Principal | undefined {
  const login = plainLogin(name);
  const known = store.principals.of(site).find(one => one.kind === 1 && one.login.toLowerCase() === login);
  if (known?.removed) {
    // Back in the site collection, with the number that rows know them by.
    const back: Principal = { ...known };
    delete back.removed;
    store.principals.save(site, back);
    return back;
  }
  if (known) return known;
  const person = findPerson(people, login);
  if (!person) return undefined;
  if (person.login.toLowerCase() !== login) return ensurePerson(store, site, people, person.login);
  return store.principals.add(site, {
    kind: 1,
    login: person.login,
    title: person.title,
    email: person.email,
    description: '',
    owner: undefined,
    jobTitle: person.jobTitle ?? '',
    department: person.department ?? ''
  });
}

/** A group to be added. */
export function newGroup(title: string, description: string, owner: number | undefined): Omit<Principal, 'id'> {
  return { kind: 8, login: title, title, email: '', description, owner, jobTitle: '', department: '' };
}

/** A principal's name as SharePoint writes logins. */
export function loginName(one: Principal): string {
  return one.kind === 1 ? `i:0#.f|membership|${one.login}` : one.title;
}
