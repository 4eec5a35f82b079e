import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// `npm run model -- --runs 1000000 --seed 42`: the model runs of the sync engine for as long as one likes. A failure
// prints its seed and its path; `--seed N --path P` runs that one again.

const { values } = parseArgs({
  args: process.argv.slice(2).filter(word => word !== '--'),
  options: { runs: { type: 'string', default: '20000' }, seed: { type: 'string' }, path: { type: 'string' } }
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const runs = Number(values.runs);

// src imports without endings, as its bundler wants it, so Node can't load it as it is.
const root = path.resolve(import.meta.dirname, '..', '..', '..');
const outfile = path.join(root, 'temp', 'model', 'model.mjs');
await build({
  entryPoints: [path.join(import.meta.dirname, 'model.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  external: ['fast-check']
});
const { reliability } = (await import(pathToFileURL(outfile).href)) as typeof import('./model.ts');
const { default: fc } = await import('fast-check');

console.log(`${String(runs)} schedules, seed ${String(seed)}`);
const began = performance.now();
const result = await fc.check(reliability(), {
  numRuns: runs,
  seed,
  ...(values.path === undefined ? {} : { path: values.path })
});
const seconds = (performance.now() - began) / 1000;
console.log(
  `${String(result.numRuns)} ran in ${seconds.toFixed(1)} s, ${String(Math.round(result.numRuns / seconds))} a second`
);
if (result.failed) {
  console.log(fc.defaultReportMessage(result));
  console.log(result.errorInstance instanceof Error ? result.errorInstance.message : result.errorInstance);
  console.log(`Again: npm run model -- --seed ${String(result.seed)} --path ${result.counterexamplePath ?? ''}`);
  process.exitCode = 1;
}
