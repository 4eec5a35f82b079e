import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { post, send, start, stop } from '../bench/client.ts';
import { draws } from '../draws.ts';

/** What the ledger, which lives outside the server, knows of one row. */
interface Entry {
  /** The row's id once its creation was acknowledged. */
  id: number | undefined;
  /** The turn whose write was last acknowledged; 0 is the creation. */
  acknowledged: number;
  /** The turn that was last sent. */
  sent: number;
  /** `sent` while a deletion was under way, `acknowledged` after its answer. */
  deletion: 'none' | 'sent' | 'acknowledged';
}

/** What a crash run found, over all its rounds. */
export interface CrashResult {
  rounds: number;
  acknowledged: number;
  /** Acknowledged, but not there, or older than what was acknowledged. */
  lost: number;
  /** Committed, but killed before the answer: what client keys are for. */
  unanswered: number;
  /** More than one row for a key, or a row that nobody wrote. */
  wrong: string[];
}

const json = { 'Content-Type': 'application/json' };

/** Adds rows, changes and deletes them until the connection breaks; only what was answered counts as acknowledged. */
async function write(items: string, ledger: Map<string, Entry>, draw: () => number): Promise<void> {
  try {
    for (;;) {
      const key = randomUUID();
      const entry: Entry = { id: undefined, acknowledged: -1, sent: 0, deletion: 'none' };
      ledger.set(key, entry);
      const created = await post(items, { Title: '0', ClientKey: key });
      entry.id = (JSON.parse(created.body) as { Id: number }).Id;
      entry.acknowledged = 0;
      let { etag } = created;
      const turns = Math.floor(draw() * 6);
      for (let turn = 1; turn <= turns; turn++) {
        entry.sent = turn;
        const changed = await send(
          `${items}(${entry.id})`,
          'POST',
          { ...json, 'X-HTTP-Method': 'MERGE', 'If-Match': etag },
          JSON.stringify({ Title: String(turn) })
        );
        if (changed.status !== 204) throw new Error(`A change answered ${changed.status}: ${changed.body}`);
        entry.acknowledged = turn;
        etag = changed.etag;
      }
      if (draw() < 0.15) {
        entry.deletion = 'sent';
        const deleted = await send(`${items}(${entry.id})`, 'POST', { 'X-HTTP-Method': 'DELETE', 'If-Match': etag });
        if (deleted.status !== 200) throw new Error(`A deletion answered ${deleted.status}: ${deleted.body}`);
        entry.deletion = 'acknowledged';
      }
    }
  } catch (error) {
    // The server was killed: the usual end. Anything else is a fault of the run.
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!/ECONNRESET|ECONNREFUSED|EPIPE|socket hang up|aborted/.test(`${code} ${String(error)}`)) throw error;
  }
}

async function readAll(items: string): Promise<Map<string, { Id: number; Title: string }[]>> {
  const found = new Map<string, { Id: number; Title: string }[]>();
  for (let after = 0; ;) {
    const answer = await send(
      `${items}?$select=Id,Title,ClientKey&$top=5000&$skiptoken=${encodeURIComponent(`Paged=TRUE&p_ID=${after}`)}`,
      'GET'
    );
    const rows = (JSON.parse(answer.body) as { value: { Id: number; Title: string; ClientKey: string }[] }).value;
    for (const row of rows) found.set(row.ClientKey, [...(found.get(row.ClientKey) ?? []), row]);
    const last = rows.at(-1);
    if (!last || rows.length < 5000) return found;
    after = last.Id;
  }
}

function compare(
  ledger: ReadonlyMap<string, Entry>,
  rows: ReadonlyMap<string, readonly { Id: number; Title: string }[]>,
  result: CrashResult
): void {
  for (const key of rows.keys())
    if (!ledger.has(key)) result.wrong.push(`A row has the key ${key}, which nobody sent.`);
  for (const [key, entry] of ledger) {
    const found = rows.get(key) ?? [];
    if (found.length > 1) result.wrong.push(`${found.length} rows have the key ${key}.`);
    const [row] = found;
    const gone = entry.deletion !== 'none' && !row;
    if (entry.deletion === 'acknowledged' && row) result.lost++;
    else if (entry.acknowledged >= 0 && !gone && (!row || Number(row.Title) < entry.acknowledged)) result.lost++;
    if (row && (entry.acknowledged < 0 || Number(row.Title) > entry.acknowledged)) result.unanswered++;
    if (row && Number(row.Title) > entry.sent)
      result.wrong.push(`The row ${row.Id} holds turn ${row.Title}, which was never sent.`);
  }
}

/**
 * Starts the local SharePoint, lets writers write, kills it with SIGKILL at a random moment, starts it again on the
 * same data (a start checks the database's integrity) and compares the ledger with its rows; again and again.
 */
export async function crash({
  rounds,
  writers,
  seed
}: {
  rounds: number;
  writers: number;
  seed: number;
}): Promise<CrashResult> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'crash-'));
  const draw = draws(seed);
  const ledger = new Map<string, Entry>();
  const result: CrashResult = { rounds, acknowledged: 0, lost: 0, unanswered: 0, wrong: [] };
  const begin = () => start(path.resolve('sharepoint', 'startSite.ts'), { PORT: '0', DATA_DIR: dataDir });
  let running = await begin();
  const web = (): string => `${new URL(running.url).origin}/sites/blank/_api/web`;
  const items = (): string => `${web()}/lists/getbytitle('Ledger')/items`;
  try {
    await post(`${web()}/lists`, { BaseTemplate: 100, Title: 'Ledger' });
    await post(`${web()}/lists/getbytitle('Ledger')/fields`, {
      Title: 'ClientKey',
      FieldTypeKind: 2,
      Indexed: true,
      EnforceUniqueValues: true
    });
    for (let round = 1; round <= rounds; round++) {
      const writing = Promise.all(Array.from({ length: writers }, () => write(items(), ledger, draw)));
      await new Promise(resolve => setTimeout(resolve, 20 + draw() * 280));
      await stop(running.child, 'SIGKILL');
      await writing;
      running = await begin();
      const before = result.lost + result.wrong.length;
      result.unanswered = 0;
      compare(ledger, await readAll(items()), result);
      if (result.lost + result.wrong.length > before) break;
    }
    for (const entry of ledger.values())
      result.acknowledged += entry.acknowledged + 1 + (entry.deletion === 'acknowledged' ? 1 : 0);
    return result;
  } finally {
    await stop(running.child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}
