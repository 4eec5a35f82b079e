import { rm } from 'node:fs/promises';
import { dataDirWanted, dataFolder } from './sites.ts';

// `npm run reset`: deletes what the local sites keep, and nothing else that may lie in DATA_DIR.

await rm(dataFolder(dataDirWanted()), { recursive: true, force: true });
console.log('The local sites are empty again. The next start makes the sample anew.');
