import { people } from '../../sharepoint/sample/people.ts';
import { startSite } from '../../sharepoint/site/index.ts';
import { planSite, sites } from '../../sharepoint/sites.ts';
import { fastClock } from './clock.ts';

// The local SharePoint in a process of its own, with the crowd's clock. DATA_DIR, EPOCH and SPEED come from site.ts.

const { DATA_DIR = '', EPOCH, SPEED } = process.env;
const { now } = fastClock(Number(EPOCH), Number(SPEED));
const site = await startSite({
  dataDir: DATA_DIR,
  port: 0,
  people,
  sites: sites.filter(({ url }) => url === planSite),
  now
});
console.log(`Ready: ${site.origin}${planSite}`);
