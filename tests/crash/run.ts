import { agent } from '../bench/client.ts';
import { crash } from './crash.ts';

// `npm run crash`: kills the local SharePoint again and again while it is written to. ROUNDS and SEED say how often
// and by which drawing of lots.

const rounds = Number(process.env['ROUNDS'] ?? '60');
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
console.log(`${rounds} rounds, 16 writers, seed ${seed} (SEED=${seed} npm run crash draws the same lots)`);
const began = performance.now();
const result = await crash({ rounds, writers: 16, seed });
agent.destroy();
const { wrong, ...numbers } = result;
console.table({ ...numbers, wrong: wrong.length, seconds: Math.round((performance.now() - began) / 1000) });
for (const one of wrong.slice(0, 20)) console.log(one);
process.exitCode = result.lost + wrong.length > 0 ? 1 : 0;
