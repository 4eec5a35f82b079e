import { spawn } from 'node:child_process';
import { dataDirWanted, portWanted, startOrExplain, timeZoneWanted } from '../sharepoint/sites.ts';
import { startLocal } from './local.ts';
import type { PlaceName } from './local.ts';

// `npm start`: PORT and DATA_DIR say where, SITE_TIME_ZONE the time zone of the plan's site, --no-open leaves the browser alone,
// --no-sample leaves the plan's site empty.

const names: Readonly<Record<PlaceName, string>> = {
  page: 'SharePoint page',
  narrow: 'SharePoint page, narrow column',
  two: 'SharePoint page with two web parts',
  tab: 'Teams channel tab',
  personal: 'Teams personal app',
  blank: 'Blank site, to set up'
};
const order: readonly PlaceName[] = ['page', 'narrow', 'two', 'tab', 'personal', 'blank'];

/** Opens the default browser; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

const local = await startOrExplain(() =>
  startLocal({
    port: portWanted(),
    dataDir: dataDirWanted(),
    sample: !process.argv.includes('--no-sample'),
    timeZone: timeZoneWanted()
  })
);
for (const name of order) console.log(`Ready: ${local.places[name]}  (${names[name]})`);
if (!process.argv.includes('--no-open')) openBrowser(local.places.page);
