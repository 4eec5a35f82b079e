import { spawn } from 'node:child_process';
import path from 'node:path';
import { startLocal, type PlaceName } from './local.ts';
import { StartError } from './site/index.ts';

// `npm start`: PORT and DATA_DIR say where, --no-open leaves the browser alone,
// --no-sample leaves the plan's site empty.

const names: Readonly<Record<PlaceName, string>> = {
  page: 'SharePoint page',
  narrow: 'SharePoint page, narrow column',
  tab: 'Teams channel tab',
  personal: 'Teams personal app',
  blank: 'Blank site, to set up'
};
const order: readonly PlaceName[] = ['page', 'narrow', 'tab', 'personal', 'blank'];

/** Opens the default browser; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, ...args] = process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function port(): number {
  const value = process.env['PORT'] ?? '4300';
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) throw new StartError(`PORT is "${value}", which is not a port number.`);
  return Number(value);
}

try {
  const local = await startLocal({ port: port(), dataDir: path.resolve(process.env['DATA_DIR'] ?? '.local'), sample: !process.argv.includes('--no-sample') });
  for (const name of order) console.log(`Ready: ${local.places[name]}  (${names[name]})`);
  const stop = (): void => void local.close().finally(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  if (!process.argv.includes('--no-open')) openBrowser(local.places.page);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
