import { people } from './sample/people.ts';
import { startSite } from './site/index.ts';
import { dataDirWanted, dataFolder, portWanted, sites, startOrExplain } from './sites.ts';

// `npm run site`: the local SharePoint alone, without the web part and its pages. PORT and DATA_DIR say where.

const site = await startOrExplain(() =>
  startSite({ dataDir: dataFolder(dataDirWanted()), port: portWanted(), people, sites })
);
for (const { url, title } of sites) console.log(`Ready: ${site.origin}${url}  (${title})`);
