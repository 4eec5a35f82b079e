import { randomUUID } from 'node:crypto';
import { createList } from '../lists/lists.ts';
import type { Server } from '../odata/context.ts';
import { badRequest, SharePointError } from '../odata/errors.ts';
import { ensurePerson, newGroup } from '../people/principals.ts';
import { StartError } from '../startError.ts';
import type { Person, Principal, SiteDeclaration, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { baseRoles, fullControl } from '../store/roles.ts';
import { timeZone } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';

type AssociatedGroup = 'owners' | 'members' | 'visitors';

/** What each associated group is called and may do. */
const levels: Readonly<Record<AssociatedGroup, { name: string; description: string; role: number }>> = {
  owners: { name: 'Owners', description: 'People who have full control of the site', role: fullControl },
  members: { name: 'Members', description: 'People who can edit the site', role: roleNamed('Edit') },
  visitors: { name: 'Visitors', description: 'People who can read the site', role: roleNamed('Read') }
};

/** Makes a declared site with its groups and its three libraries. */
export function createSite(server: Server, declared: SiteDeclaration, people: readonly Person[], time: string): Web {
  const { store, modules } = server;
  const id = randomUUID();
  const site = randomUUID();
  const groupOf = (kind: AssociatedGroup, owner: number | undefined): Principal | undefined =>
    declared.without?.includes(kind)
      ? undefined
      : store.principals.add(site, newGroup(`${declared.title} ${levels[kind].name}`, levels[kind].description, owner));
  const owners = groupOf('owners', undefined);
  const visitors = groupOf('visitors', owners?.id);
  const members = groupOf('members', owners?.id);
  if (owners) store.principals.save(site, { ...owners, owner: owners.id });
  const web: Web = {
    id,
    site,
    parent: undefined,
    url: declared.url,
    title: declared.title,
    description: '',
    created: time,
    timeZone: zoneNumber(declared),
    uniqueRoles: true,
    owners: owners?.id,
    members: members?.id,
    visitors: visitors?.id
  };
  store.saveWeb(web);
  for (const [kind, group] of [
    ['owners', owners],
    ['members', members],
    ['visitors', visitors]
  ] as const) {
    if (group) store.roles.give(id, group.id, levels[kind].role);
    for (const login of declared[kind]) {
      const user = ensurePerson(store, site, people, login);
      if (!user) continue;
      if (group) store.principals.setMember(site, group.id, user.id, true);
      else store.roles.give(id, user.id, levels[kind].role);
    }
  }
  for (const module of modules) module.siteCreated?.(server, web);
  createLibraries(server, web, time);
  createCatalogs(server, web, time);
  return web;
}

/** Makes the hidden lists that every site collection has in its root web. */
function createCatalogs(server: Server, web: Web, time: string): void {
  const hidden = { Hidden: true, NoCrawl: true, EnableAttachments: false };
  createList(
    server,
    web,
    {
      title: 'User Information List',
      template: 112,
      folderName: '_catalogs/users',
      entity: 'UserInfo',
      settings: hidden
    },
    time
  );
  createList(
    server,
    web,
    {
      title: 'Web Part Gallery',
      template: 113,
      folderName: '_catalogs/wp',
      entity: 'OData__catalogs_x002f_wp',
      settings: hidden
    },
    time
  );
}

function zoneNumber(declared: SiteDeclaration): number {
  const id = declared.timeZone ?? 2;
  if (!timeZone(id))
    throw new StartError(`The site ${declared.url} is declared with time zone ${id}, which this server doesn't have.`);
  return id;
}

/** Gives a web another time zone, as its regional settings do. Throws an `Error` where either isn't there. */
export function setTimeZone(store: Store, url: string, zone: number): void {
  const web = store.webs().find(one => one.url.toLowerCase() === url.toLowerCase());
  if (!web) throw new Error(`There is no site ${url}.`);
  if (!timeZone(zone)) throw new Error(`There is no time zone ${zone}.`);
  store.saveWeb({ ...web, timeZone: zone });
}

/** The time zone of a web. */
export function zoneOf(web: Web): TimeZone {
  const zone = timeZone(web.timeZone);
  if (!zone) throw new TypeError(`No time zone ${web.timeZone}`);
  return zone;
}

function roleNamed(name: string): number {
  return baseRoles.find(role => role.name === name)?.id ?? 0;
}

/** The libraries that every web has from its start, and what modules add to it. */
function createLibraries(server: Server, web: Web, time: string): void {
  createList(
    server,
    web,
    { title: 'Documents', template: 101, folderName: 'Shared Documents', settings: { OnQuickLaunch: true } },
    time
  );
  createList(server, web, { title: 'Site Assets', template: 101, folderName: 'SiteAssets' }, time);
  for (const module of server.modules) module.webCreated?.(server, web, time);
}

/** Makes a subweb; with `inherit` its permissions are its parent's. */
export function createSubweb(
  server: Server,
  parent: Web,
  wanted: { title: string; url: string; description: string; inherit: boolean; user: number },
  time: string
): Web {
  const { store } = server;
  const leaf = wanted.url.replace(/^\/+|\/+$/g, '');
  if (leaf === '' || /[~"#%&*:<>?\\{|}/]/.test(leaf) || leaf.startsWith('_'))
    throw badRequest('The address of the site is not valid.');
  const url = `${parent.url === '/' ? '' : parent.url}/${leaf}`;
  if (store.webs().some(web => web.url.toLowerCase() === url.toLowerCase())) {
    throw new SharePointError(
      500,
      '-2147024713, Microsoft.SharePoint.SPException',
      `The Web site address "${url}" is already in use.`
    );
  }
  const web: Web = {
    id: randomUUID(),
    site: parent.site,
    parent: parent.id,
    url,
    title: wanted.title,
    description: wanted.description,
    created: time,
    timeZone: parent.timeZone,
    uniqueRoles: !wanted.inherit,
    owners: parent.owners,
    members: parent.members,
    visitors: parent.visitors
  };
  store.saveWeb(web);
  if (!wanted.inherit) store.roles.give(web.id, wanted.user, fullControl);
  createLibraries(server, web, time);
  return web;
}
