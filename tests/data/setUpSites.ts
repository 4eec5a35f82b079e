import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TimelinePipe } from '@pnp/core';
import { InjectHeaders } from '@pnp/queryable';
import { spfi } from '@pnp/sp';
import { BrowserFetch, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit } from '@pnp/sp/behaviors/defaults';
import type { SPFI } from '@pnp/sp';
import '@pnp/sp/webs';
import '@pnp/sp/lists';
import '@pnp/sp/fields';
import '@pnp/sp/views';
import '@pnp/sp/security';
import '@pnp/sp/site-groups';
import { startSite } from '../../sharepoint/site/index';
import type { SetUpResult } from '../../src/app/setUp';
import type { Connection } from '../../src/data/connection';
import { connect, listPath } from '../../src/data/connection';
import { setUpOf } from '../../src/data/setUp';
import type { Result } from '../../src/domain/failure';
import { entities, listKeys } from '../../src/model';
import type { Entity } from '../../src/model/entity';

const login = (name: string): string => `${name}@example.test`;

/** One local SharePoint with many sites in which nothing is set up yet. */
export interface SetUpSites {
  origin: string;
  /** The address of a site that no test had yet. */
  fresh(): string;
  /** A site that has only these of its own groups. */
  as(webUrl: string, name?: string, ...tamper: TimelinePipe[]): Connection;
  /** PnPjs as the owner. */
  pnp(webUrl: string): SPFI;
  close(): Promise<void>;
}

export async function startSetUpSites(count: number): Promise<SetUpSites> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'set-up-test-'));
  const people = ['owner', 'second', 'member', 'reader'].map(name => ({
    login: login(name),
    title: `${name} of the site`,
    email: login(name)
  }));
  const urls = Array.from({ length: count }, (_, index) => `/sites/O'Brien ${String(index)}`);
  const site = await startSite({
    dataDir,
    port: 0,
    people,
    sites: urls.map(url => ({
      url,
      title: `Site ${url.split(' ')[1] ?? ''}`,
      owners: [login('owner'), login('second')],
      members: [login('member')],
      visitors: [login('reader')]
    }))
  });
  const identity = (name: string) => InjectHeaders({ Authorization: `Bearer ${login(name)}` });
  return {
    origin: site.origin,
    fresh: () => {
      const url = urls.pop();
      if (url === undefined) throw new Error('No site is left: start more.');
      return `${site.origin}${encodeURI(url)}`;
    },
    as: (webUrl, name = 'owner', ...tamper) => connect(webUrl, identity(name), ...tamper),
    pnp: webUrl =>
      spfi(webUrl).using(DefaultInit(), DefaultHeaders(), BrowserFetch(), DefaultParse(), identity('owner')),
    close: async () => {
      await site.close();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}

/** Runs set-up, with no time between a wait's beginning and its end. */
export function runSetUp(connection: Connection): Promise<Result<SetUpResult>> {
  return setUpOf(connection, { sleep: async () => undefined }).run(() => undefined);
}

/** What a site has of what is declared, as PnPjs reads it: a text for each list and group. */
export async function standing(pnp: SPFI, webUrl: string): Promise<readonly string[]> {
  const groups = await pnp.web.siteGroups.select('Title', 'OwnerTitle')();
  const lists = await Promise.all(
    listKeys.map(async key => {
      const entity: Entity = entities[key];
      const list = pnp.web.getList(listPath(webUrl, entity));
      const [facts, fields, views, rights] = await Promise.all([
        list.select('Title', 'Description', 'EnableVersioning', 'OnQuickLaunch', 'WriteSecurity')(),
        list.fields.select('InternalName', 'Title', 'Indexed', 'EnforceUniqueValues')(),
        list.views.expand('ViewFields').select('Title', 'DefaultView', 'ViewQuery', 'ViewFields')(),
        list.roleAssignments.expand('Member', 'RoleDefinitionBindings')()
      ]);
      const sorted = (all: readonly unknown[]): string[] => all.map(one => JSON.stringify(one)).sort();
      // The site's own groups begin with its title.
      const held = JSON.stringify(rights.map(one => Object.values(one))).replace(/Site \d+/g, 'Site');
      const who = [...held.matchAll(/"(?:LoginName|Name)":"([^"]+)"/g)].map(match => match[1]);
      return JSON.stringify([facts, sorted(fields), sorted(views), who]);
    })
  );
  const owned = groups.filter(group => group.Title.startsWith('Action plan'));
  return [...owned.map(group => JSON.stringify(group).replace(/Site \d+/g, 'Site')), ...lists];
}
