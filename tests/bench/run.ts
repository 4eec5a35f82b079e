import path from 'node:path';
import os from 'node:os';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { startLocal } from '../../teams/local.ts';
import browser from '../browser/browser.cjs';

// `npm run bench`: sizes of the production build, and how long the first rows and a save take on this
// machine. Printed, never asserted: times belong to the machine, sizes are asserted in tests/build.

const assets = path.resolve(import.meta.dirname, '..', '..', 'release', 'assets');

function sizes(): { script: string; kilobytesGzip: string }[] {
  return readdirSync(assets)
    .filter(name => name.endsWith('.js'))
    .map(name => ({
      script: name.replace(/_[0-9a-f]{20,}\.js$/, ''),
      kilobytesGzip: (gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length / 1024).toFixed(1)
    }))
    .sort((a, b) => Number(b.kilobytesGzip) - Number(a.kilobytesGzip));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? NaN);
}

/** Milliseconds from opening the page to the first rows, warm, and how many rounds of requests they took. */
async function firstRows(url: string): Promise<{ milliseconds: number; requests: number; rounds: number }> {
  const chrome = await chromium.launch({
    executablePath: browser.browserPath() ?? 'chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run'
    ]
  });
  const page = await chrome.newPage({ viewport: { width: 1280, height: 900 } });
  const times: number[] = [];
  let requests = 0;
  let rounds = 0;
  for (let run = 0; run < 6; run++) {
    let open = 0;
    requests = 0;
    rounds = 0;
    const begin = (request: { url(): string; method(): string }): void => {
      if (!request.url().includes('/_api/') || request.url().includes('local')) return;
      if (open === 0) rounds++;
      open++;
      requests++;
    };
    const end = (request: { url(): string }): void => {
      if (request.url().includes('/_api/')) open--;
    };
    page.on('request', begin);
    page.on('requestfinished', end);
    const start = performance.now();
    await page.goto(url);
    await page.getByText('Use shared data').first().waitFor();
    if (run > 0) times.push(performance.now() - start);
    page.off('request', begin);
    page.off('requestfinished', end);
  }
  await chrome.close();
  return { milliseconds: median(times), requests, rounds };
}

console.table(sizes());
const dataDir = await mkdtemp(path.join(os.tmpdir(), 'plan-bench-'));
const local = await startLocal({ port: 0, dataDir });
try {
  console.table([
    { what: 'first rows of the sample plan, median of 5 warm loads', ...(await firstRows(local.places.page)) }
  ]);
} finally {
  await local.close();
  await rm(dataDir, { recursive: true, force: true });
}
