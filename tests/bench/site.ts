import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { agent, post, send, start, stop } from './client.ts';

// `npm run bench:site`: how fast the local SharePoint is on this machine. Printed, never asserted.

const clients = 50;
const seconds = Number(process.env['SECONDS'] ?? '10');
const root = path.resolve(import.meta.dirname, '..', '..');

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** 50 clients that change a row each, again and again, with the ETag of the last answer. */
async function conditionalWrites(
  items: string,
  etags: readonly string[]
): Promise<{ perSecond: number; p50: number; p99: number }> {
  const times: number[] = [];
  const started = performance.now();
  const client = async (index: number): Promise<void> => {
    let etag = etags[index] ?? '';
    for (let turn = 0; performance.now() - started < seconds * 1000; turn++) {
      const sent = performance.now();
      const answer = await send(
        `${items}(${index + 1})`,
        'POST',
        { 'Content-Type': 'application/json', 'X-HTTP-Method': 'MERGE', 'If-Match': etag },
        `{"Title":"Turn ${turn}"}`
      );
      if (answer.status !== 204) throw new Error(`A write answered ${answer.status}: ${answer.body}`);
      etag = answer.etag;
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  const elapsed = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: Math.round(times.length / elapsed), p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function makeList(web: string, title: string): Promise<string> {
  await post(`${web}/lists`, { BaseTemplate: 100, Title: title });
  for (const name of ['Colour', 'Shape'])
    await post(`${web}/lists/getbytitle('${title}')/fields`, { Title: name, FieldTypeKind: 2 });
  return `${web}/lists/getbytitle('${title}')/items`;
}

/** Adds rows by batches of 100. */
async function addRows(web: string, items: string, count: number): Promise<void> {
  for (let first = 0; first < count; first += 100) {
    const parts = Array.from({ length: Math.min(100, count - first) }, (_, index) => {
      const body = JSON.stringify({ Title: `Row ${first + index}`, Colour: 'blue', Shape: 'circle' });
      return `--b\nContent-Type: application/http\n\nPOST ${new URL(items).pathname}?$select=Id HTTP/1.1\nContent-Type: application/json\nAccept: application/json;odata=nometadata\n\n${body}\n`;
    });
    const answer = await send(
      `${web.replace(/\/web$/, '')}/$batch`,
      'POST',
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      `${parts.join('')}--b--\n`
    );
    if ((answer.body.match(/201 Created/g) ?? []).length !== parts.length)
      throw new Error(`A batch failed: ${answer.body.slice(0, 500)}`);
  }
}

/** Milliseconds of one page, median of `runs`. */
async function pageTime(url: string, rows: number, runs = 7): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const sent = performance.now();
    const answer = await send(url, 'GET');
    times.push(performance.now() - sent);
    const found = (JSON.parse(answer.body) as { value: unknown[] }).value.length;
    if (found !== rows) throw new Error(`${url} answered ${found} rows.`);
  }
  return percentile(
    times.sort((a, b) => a - b),
    0.5
  );
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const dataDir = await mkdtemp(path.join(tmpdir(), 'site-bench-'));
const site = await start(path.join(root, 'sharepoint', 'startSite.ts'), { PORT: '0', DATA_DIR: dataDir });
const floor = await start(path.join(root, 'tests', 'bench', 'floor.ts'));
try {
  const web = `${new URL(site.url).origin}/sites/blank/_api/web`;
  const written = await makeList(web, 'Written');
  const etags: string[] = [];
  for (let index = 0; index < clients; index++) etags.push((await post(written, { Title: 'New' })).etag);
  await conditionalWrites(written, etags);
  const after: string[] = [];
  for (let index = 0; index < clients; index++) after.push((await send(`${written}(${index + 1})`, 'GET')).etag);
  const writes = await conditionalWrites(written, after);
  const bare = await conditionalWrites(
    `${floor.url}/items`,
    Array.from({ length: clients }, () => '"row,1"')
  );
  console.log(`${clients} clients, conditional writes (MERGE with If-Match), ${seconds} s after as long a warm-up`);
  console.table({
    'local SharePoint': { 'writes a second': writes.perSecond, p50: ms(writes.p50), p99: ms(writes.p99) },
    'floor: node:http and SQLite': { 'writes a second': bare.perSecond, p50: ms(bare.p50), p99: ms(bare.p99) },
    ratio: { 'writes a second': Number((writes.perSecond / bare.perSecond).toFixed(2)) }
  });
  const large = await makeList(web, 'Large');
  const began = performance.now();
  await addRows(web, large, 100_000);
  const adding = (performance.now() - began) / 1000;
  const token = (id: number): string => `$skiptoken=${encodeURIComponent(`Paged=TRUE&p_ID=${id}`)}&$top=5000`;
  console.log(`A list of 100,000 rows, made by batches of 100 in ${adding.toFixed(1)} s; medians of 7`);
  console.table({
    'first page of 5,000, all columns': ms(await pageTime(`${large}?$top=5000`, 5000)),
    'first page of 5,000, Id and Title': ms(await pageTime(`${large}?$select=Id,Title&$top=5000`, 5000)),
    'page after ID 50,000, Id and Title': ms(await pageTime(`${large}?$select=Id,Title&${token(50_000)}`, 5000)),
    'page after ID 95,000, Id and Title': ms(await pageTime(`${large}?$select=Id,Title&${token(95_000)}`, 5000)),
    'page of 100 after ID 99,000': ms(
      await pageTime(
        `${large}?$select=Id,Title&$skiptoken=${encodeURIComponent('Paged=TRUE&p_ID=99000')}&$top=100`,
        100
      )
    )
  });
} finally {
  agent.destroy();
  await stop(site.child);
  await stop(floor.child);
  await rm(dataDir, { recursive: true, force: true });
}
