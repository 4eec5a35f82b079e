import path from 'node:path';
import { loginsOf } from './sample/people.ts';
import { StartError, type SiteDeclaration } from './site/index.ts';

/** The site that the sample plan is made in. */
export const planSite = '/sites/plan';

/** The site of the second, small sample plan: some of the first site's people lead there too. */
export const secondSite = '/sites/early-years';

/** The channel whose tab the plan is. */
export const planChannel = 'Improvement plan';

/** The sites of the local tenant; as in each tenant everybody may read its root site. */
export const sites: readonly SiteDeclaration[] = [
  {
    url: '/',
    title: 'Home',
    owners: loginsOf('owner'),
    members: [],
    visitors: loginsOf('manager', 'lead', 'member', 'reader')
  },
  {
    url: planSite,
    title: "Children's services action plan",
    owners: loginsOf('owner'),
    members: loginsOf('manager', 'lead', 'member'),
    visitors: loginsOf('reader')
  },
  {
    url: secondSite,
    title: 'Early years improvement',
    owners: loginsOf('owner'),
    members: loginsOf('manager', 'lead'),
    visitors: []
  },
  {
    url: '/sites/blank',
    title: 'Blank team site',
    owners: loginsOf('owner'),
    members: loginsOf('manager', 'lead', 'member'),
    visitors: loginsOf('reader')
  }
];

/** SharePoint's id of the time zone that SITE_TIME_ZONE names for the plan's site; undefined, for London, without it. */
export function timeZoneWanted(): number | undefined {
  const value = process.env['SITE_TIME_ZONE'];
  if (value === undefined) return undefined;
  if (!/^\d{1,5}$/.test(value)) throw new StartError(`SITE_TIME_ZONE is "${value}", which is not a time zone's id.`);
  return Number(value);
}

/** The port that PORT names, 4300 without it. Throws a `StartError` for anything that is no port. */
export function portWanted(): number {
  const value = process.env['PORT'] ?? '4300';
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535)
    throw new StartError(`PORT is "${value}", which is not a port number.`);
  return Number(value);
}

/** The folder that DATA_DIR names, `.local` without it. */
export function dataDirWanted(): string {
  return path.resolve(process.env['DATA_DIR'] ?? '.local');
}

/** The one folder of DATA_DIR that the local sites write to; `reset` deletes it and nothing else. */
export function dataFolder(dataDir: string): string {
  return path.join(dataDir, 'local-sharepoint');
}

/** Runs a start; a `StartError` is printed in its own words and ends the process, anything else is thrown. */
export async function startOrExplain<T extends { close(): Promise<void> }>(start: () => Promise<T>): Promise<T> {
  try {
    const running = await start();
    const stop = (): void => void running.close().finally(() => process.exit(0));
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
    return running;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
