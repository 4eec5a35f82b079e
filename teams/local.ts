import path from 'node:path';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { createDirectory, createGraph } from '../sharepoint/graph/index.ts';
import type { LocalGraph } from '../sharepoint/graph/index.ts';
import { builtSample } from '../sharepoint/page/build.ts';
import { createPages } from '../sharepoint/page/pages.ts';
import { PropertyStore } from '../sharepoint/page/properties.ts';
import { people } from '../sharepoint/sample/people.ts';
import { StartError, startSite } from '../sharepoint/site/index.ts';
import { dataFolder, planChannel, planSite, secondSite, sites } from '../sharepoint/sites.ts';
import { TeamsPages } from './client/pages.ts';

/** Everything that runs on this machine: the local SharePoint, its pages, the local Teams, the sample. */
export interface Local {
  readonly origin: string;
  readonly places: Readonly<Record<PlaceName, string>>;
  close(): Promise<void>;
}

export type PlaceName = 'page' | 'narrow' | 'two' | 'tab' | 'personal' | 'blank';

export interface LocalOptions {
  readonly port: number;
  readonly dataDir: string;
  /** False leaves the plan's site empty. */
  readonly sample?: boolean;
  /** SharePoint's id of the time zone of the plan's site; London without it. */
  readonly timeZone?: number | undefined;
}

const root = path.resolve(import.meta.dirname, '..');

/** Every site has a team, as a team site made in Teams; the plan's has its own channel. */
const directory = createDirectory(
  people,
  sites.map(site => ({ ...site, channels: site.url === planSite ? [planChannel, 'Inspection evidence'] : [] }))
);

/** Fills the two sites with their sample plans, once in the life of a data folder. */
async function makeSampleOnce(origin: string, marker: string): Promise<void> {
  if (existsSync(marker)) return;
  const module: unknown = await import(pathToFileURL(await builtSample()).href);
  if (
    typeof module !== 'object' ||
    module === null ||
    !('makeSample' in module) ||
    typeof module.makeSample !== 'function'
  ) {
    throw new Error('The sample has no makeSample.');
  }
  if (!('makeSecondSample' in module) || typeof module.makeSecondSample !== 'function')
    throw new Error('The sample has no makeSecondSample.');
  console.log('Making the sample plan…');
  await module.makeSample(`${origin}${planSite}`);
  await module.makeSecondSample(`${origin}${secondSite}`);
  await writeFile(marker, new Date().toISOString());
}

/** Starts all of it. Throws a `StartError` with a plain message when it can't. */
export async function startLocal({ port, dataDir, sample = true, timeZone }: LocalOptions): Promise<Local> {
  if (!existsSync(path.join(root, 'release', 'manifests'))) {
    throw new StartError('The web part is not built yet. Run `npm run build` first, or use `npm start`.');
  }
  const folder = dataFolder(dataDir);
  await mkdir(folder, { recursive: true });
  const properties = new PropertyStore(path.join(folder, 'page'));
  const host = new TeamsPages({ sites, people, directory, properties, planChannel, teamSite: planSite });
  const pages = await createPages({ sites, people, directory, properties, host });
  let graph: LocalGraph | undefined;
  const site = await startSite({
    dataDir: folder,
    port,
    people,
    sites: sites.map(one => (one.url === planSite && timeZone !== undefined ? { ...one, timeZone } : one)),
    pages: async (request, response, login) =>
      ((await graph?.answer(request, response, login)) ?? false) || pages(request, response, login)
  });
  const close = async (): Promise<void> => {
    await site.close();
    graph?.close();
  };
  try {
    // After the site: a second start is told of the port, not of the files that the first one holds.
    graph = createGraph({ dataDir: folder, directory });
    if (sample) await makeSampleOnce(site.origin, path.join(folder, 'sample-made'));
  } catch (error) {
    await close();
    throw error;
  }
  const { origin } = site;
  return {
    origin,
    places: {
      page: `${origin}${planSite}/SitePages/Plan.aspx`,
      narrow: `${origin}${planSite}/SitePages/Plan.aspx?width=narrow`,
      two: `${origin}${planSite}/SitePages/TwoPlans.aspx`,
      tab: `${origin}/teams`,
      personal: `${origin}/teams?app=personal`,
      blank: `${origin}/sites/blank/SitePages/Plan.aspx`
    },
    close
  };
}
