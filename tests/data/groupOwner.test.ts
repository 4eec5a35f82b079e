import { setGroupOwner } from '../../src/data/setUp/groupOwner';
import type { SetUpSites } from './setUpSites';
import { startSetUpSites } from './setUpSites';

let sites: SetUpSites;
let url: string;
beforeAll(async () => {
  sites = await startSetUpSites(1);
  url = sites.fresh();
  await sites.pnp(url).web.siteGroups.add({ Title: 'Leads' });
});
afterAll(() => sites.close());

const idOf = async (title: string): Promise<number> =>
  (await sites.pnp(url).web.siteGroups.getByName(title).select('Id')()).Id;
const ownerOf = async (title: string): Promise<string> =>
  (await sites.pnp(url).web.siteGroups.getByName(title).select('OwnerTitle')()).OwnerTitle;

test('a group becomes the owner of a group, in the place of whoever made it', async () => {
  expect(await ownerOf('Leads')).toBe('owner of the site');
  const [leads, owners] = [await idOf('Leads'), (await sites.pnp(url).web.associatedOwnerGroup.select('Id')()).Id];
  await setGroupOwner(sites.as(url), leads, owners);
  expect(await ownerOf('Leads')).toMatch(/Owners$/);
});

test('an error in a query is thrown, though it is answered with success', async () => {
  const leads = await idOf('Leads');
  await expect(setGroupOwner(sites.as(url), leads, 9999)).rejects.toThrow('Group cannot be found.');
  await expect(setGroupOwner(sites.as(url, 'reader'), leads, leads)).rejects.toThrow('Access denied.');
  expect(await ownerOf('Leads')).toMatch(/Owners$/);
});

test('by REST a group can’t be made the owner', async () => {
  const [leads, owners] = [await idOf('Leads'), (await sites.pnp(url).web.associatedOwnerGroup.select('Id')()).Id];
  await expect(sites.pnp(url).web.siteGroups.getById(leads).setUserAsOwner(owners)).rejects.toThrow('404');
});
