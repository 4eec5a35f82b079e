import { rm } from 'node:fs/promises';
import path from 'node:path';
import { dataFolder } from './local.ts';

// `npm run reset`: deletes what the local sites keep, and nothing else that may lie in DATA_DIR.

const dataDir = path.resolve(process.env['DATA_DIR'] ?? '.local');
await rm(dataFolder(dataDir), { recursive: true, force: true });
console.log('The local sites are empty again. The next start makes the sample anew.');
