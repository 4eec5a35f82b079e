import type { SPFI } from '@pnp/sp';
import type { IItem } from '@pnp/sp/items/index.js';
import type { IList } from '@pnp/sp/lists/index.js';
import type { IWeb } from '@pnp/sp/webs/index.js';
import { Web } from '@pnp/sp/webs/index.js';
import { odataUrlFrom } from '@pnp/sp';
import { connect } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let count = 0;

/** A name that nothing has yet. */
export const fresh = (start: string): string => `${start} ${++count}`;

/** What the walk through PnPjs's methods walks in: a subweb with a list of three rows and a library. */
export interface World {
  tenant: Tenant;
  sp(): SPFI;
  web(): IWeb;
  parent(): IWeb;
  list(): IList;
  library(): IList;
  item(): IItem;
  /** A new row, to be changed or removed. */
  newItem(): Promise<IItem>;
  newList(): Promise<IList>;
  newSubweb(): Promise<IWeb>;
  member: { Id: number; LoginName: string };
}

/** Makes it. Queryables are mutable, hence everything is asked for anew. */
export async function makeWorld(tenant: Tenant): Promise<World> {
  const root = () => tenant.as('owner').web;
  const { Url } = await root().webs.add('Walk', fresh('walk').replace(' ', ''));
  const sp = () => connect(Url, 'owner@example.test');
  const web = () => sp().web;
  const list = () => web().lists.getByTitle('Walked');
  const member = await root().ensureUser('member@example.test');
  await web().lists.add('Walked', 'Rows to walk in');
  await list().fields.addText('Colour');
  for (const title of ['One', "Two O'Clock", 'Three']) await list().items.add({ Title: title, Colour: 'blue' });
  return {
    tenant,
    sp,
    web,
    list,
    member,
    parent: root,
    library: () => web().lists.getByTitle('Documents'),
    item: () => list().items.getById(1),
    newItem: async () => list().items.getById((await list().items.add({ Title: fresh('Row') })).Id),
    newList: async () => web().lists.getById((await web().lists.add(fresh('List'))).Id),
    newSubweb: async () => {
      const name = fresh('sub').replace(' ', '');
      const made = await web().webs.add(name, name);
      return Web([web(), odataUrlFrom(made).replace(/_api\/web\/?/i, '')]);
    }
  };
}
