import * as v from 'valibot';
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
import '@pnp/sp/site-users';
import { startSite } from '../../sharepoint/site/index';
import type { SetUpResult } from '../../src/app/setUp';
import type { Connection } from '../../src/data/connection';
import { connect } from '../../src/data/connection';
import { setUpOf } from '../../src/data/setUp';
import type { Result } from '../../src/domain/failure';
import { entities, listKeys } from '../../src/model';
import type { Entity } from '../../src/model/entity';

const groupKinds = ['owners', 'members', 'visitors'] as const;

const listRow = v.object({
  Title: v.string(),
  Description: v.string(),
  EnableVersioning: v.boolean(),
  OnQuickLaunch: v.boolean(),
  WriteSecurity: v.number()
});
const viewRows = v.array(
  v.object({
    Title: v.string(),
    DefaultView: v.boolean(),
    ViewQuery: v.string(),
    ViewFields: v.object({ Items: v.array(v.string()) })
  })
);
const rightRows = v.array(
  v.object({
    Member: v.object({ Title: v.string() }),
    RoleDefinitionBindings: v.array(v.object({ Name: v.string() }))
  })
);

const login = (name: string): string => `${name}@example.test`;

/** One local SharePoint with many sites in which nothing is set up yet. */
export interface SetUpSites {
  origin: string;
  /** The address of a site that no test had yet. */
  fresh(): string;
  /** The address of a site that lacks one of its own groups. */
  lacking(group: 'owners' | 'members' | 'visitors'): string;
  as(webUrl: string, name?: string, ...tamper: TimelinePipe[]): Connection;
  /** PnPjs as the owner. */
  pnp(webUrl: string): SPFI;
  close(): Promise<void>;
}

export async function startSetUpSites(count: number, lacking = false): Promise<SetUpSites> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'set-up-test-'));
  const people = ['owner', 'second', 'member', 'reader'].map(name => ({
    login: login(name),
    title: `${name} of the site`,
    email: login(name)
  }));
  const urls = Array.from({ length: count }, (_, index) => `/sites/O'Brien ${String(index)}`);
  const siteAt = (url: string) => ({
    url,
    title: `Site ${url.split(' ')[1] ?? ''}`,
    owners: [login('owner'), login('second')],
    members: [login('member')],
    visitors: [login('reader')]
  });
  const site = await startSite({
    dataDir,
    port: 0,
    people,
    sites: [
      ...urls.map(url => siteAt(url)),
      ...(lacking ? groupKinds.map(without => ({ ...siteAt(`/sites/no-${without}`), without: [without] })) : [])
    ]
  });
  const identity = (name: string) => InjectHeaders({ Authorization: `Bearer ${login(name)}` });
  return {
    origin: site.origin,
    fresh: () => {
      const url = urls.pop();
      if (url === undefined) throw new Error('No site is left: start more.');
      return `${site.origin}${encodeURI(url)}`;
    },
    lacking: group => `${site.origin}/sites/no-${group}`,
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

/**
 * What a site has of what is declared, as PnPjs reads it: whose the groups are, and for each list its settings, columns,
 * views and rights.
 */
export async function standing(pnp: SPFI): Promise<readonly string[]> {
  const { ServerRelativeUrl: at } = await pnp.web.select('ServerRelativeUrl')();
  // The site's own groups are named after it.
  const plain = (text: string): string => text.replace(/Site \d+/g, 'Site');
  const groups = await pnp.web.siteGroups.select('Title', 'OwnerTitle')();
  const lists = await Promise.all(
    listKeys.map(async key => {
      const entity: Entity = entities[key];
      const list = pnp.web.getList(`${at}/Lists/${entity.urlName}`);
      const [settings, fields, views, rights] = await Promise.all([
        list.select('Title', 'Description', 'EnableVersioning', 'OnQuickLaunch', 'WriteSecurity')(),
        list.fields.select('InternalName', 'Title', 'Indexed', 'EnforceUniqueValues')(),
        list.views.expand('ViewFields').select('Title', 'DefaultView', 'ViewQuery', 'ViewFields')(),
        list.roleAssignments.expand('Member', 'RoleDefinitionBindings')()
      ]);
      return plain(
        JSON.stringify([
          v.parse(listRow, settings),
          fields
            .map(one => `${one.InternalName} ${one.Title} ${String(one.Indexed)} ${String(one.EnforceUniqueValues)}`)
            .sort(),
          v.parse(viewRows, views).sort((a, b) => a.Title.localeCompare(b.Title)),
          v
            .parse(rightRows, rights)
            .map(one => `${one.Member.Title}: ${one.RoleDefinitionBindings.map(level => level.Name).join()}`)
            .sort()
        ])
      );
    })
  );
  const owned = groups.filter(group => group.Title.startsWith('Action plan'));
  return [...owned.map(group => plain(`${group.Title} is owned by ${group.OwnerTitle}`)), ...lists];
}
