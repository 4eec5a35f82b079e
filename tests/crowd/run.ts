import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// `npm run crowd -- --clients 50 --operations 100000 --seeds 20`: so many acknowledged operations over all the seeds.
// `--seed 42 --seeds 1 --operations 5000` runs one of them again: the same people draw the same lots and the server the
// same faults, though not in the same order. `--lost-answers 10000` makes updates whose every answer is lost.

const { values } = parseArgs({
  args: process.argv.slice(2).filter(word => word !== '--'),
  options: {
    clients: { type: 'string', default: '50' },
    operations: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'lost-answers': { type: 'string' }
  }
});

// src imports without endings, as its bundler wants it, so Node can't load it as it is.
const root = path.resolve(import.meta.dirname, '..', '..');
async function load<Module>(name: string): Promise<Module> {
  const outfile = path.join(root, 'temp', 'crowd', `${name}.mjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'error'
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

const round = (number: number, digits = 0): string =>
  number.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = (...cells: string[]): void => console.log(`| ${cells.join(' | ')} |`);

async function crowds(): Promise<boolean> {
  const { crowd } = await load<typeof import('./crowd.ts')>('crowd');
  const seeds = Number(values.seeds);
  const clients = Number(values.clients);
  const each = Math.ceil(Number(values.operations) / seeds);
  const total = { acknowledged: 0, faults: 0, conflicts: 0, lost: 0, doubled: 0, overwritten: 0, early: 0, seconds: 0 };
  let isGood = true;
  console.log(
    `${String(clients)} clients, ${round(each)} acknowledged operations a seed, three in ten requests go wrong\n`
  );
  row(
    'Seed',
    'Acknowledged',
    'Faults',
    'Conflicts asked',
    'Lost',
    'Doubled',
    'Overwritten',
    'Early',
    'Seconds',
    'Operations a second'
  );
  row(...Array.from({ length: 10 }, () => '---:'));
  const wrong: string[] = [];
  for (let seed = Number(values.seed); seed < Number(values.seed) + seeds; seed++) {
    const one = await crowd({ clients, operations: each, seed });
    const counts = {
      acknowledged: one.acknowledged,
      faults: one.faults,
      conflicts: one.conflicts,
      lost: one.lost.length,
      doubled: one.doubled.length,
      overwritten: one.overwritten.length,
      early: one.early,
      seconds: one.seconds
    };
    for (const name of [
      'acknowledged',
      'faults',
      'conflicts',
      'lost',
      'doubled',
      'overwritten',
      'early',
      'seconds'
    ] as const)
      total[name] += counts[name];
    print(String(seed), counts);
    const findings = [...one.lost, ...one.doubled, ...one.overwritten];
    if (findings.length + one.early + one.open === 0) continue;
    isGood = false;
    wrong.push(
      `Seed ${String(seed)}: ${String(one.open)} left in an outbox. Again: npm run crowd -- --clients ${String(clients)} --operations ${String(each)} --seeds 1 --seed ${String(seed)}`,
      ...findings.slice(0, 20)
    );
  }
  print('All', total);
  if (wrong.length > 0) console.log(`\n${wrong.join('\n')}`);
  return isGood;
}

function print(
  name: string,
  one: {
    acknowledged: number;
    faults: number;
    conflicts: number;
    lost: number;
    doubled: number;
    overwritten: number;
    early: number;
    seconds: number;
  }
): void {
  const { acknowledged, faults, conflicts, lost, doubled, overwritten, early, seconds } = one;
  row(
    name,
    ...[acknowledged, faults, conflicts, lost, doubled, overwritten, early].map(number => round(number)),
    round(seconds, 1),
    round(acknowledged / seconds)
  );
}

async function lostAnswers(count: number): Promise<boolean> {
  const { lostAnswers: run } = await load<typeof import('./lostAnswers.ts')>('lostAnswers');
  const { seconds, ...counts } = await run(count);
  console.table({ ...counts, seconds: round(seconds, 1) });
  return counts.rows === count && counts.acknowledged === count && counts.lostAnswers >= count;
}

const wanted = values['lost-answers'];
const isGood = wanted === undefined ? await crowds() : await lostAnswers(Number(wanted));
process.exit(isGood ? 0 : 1);
