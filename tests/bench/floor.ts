import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// The machine's floor, for `npm run bench:site`: a bare node:http server that changes one row of a bare SQLite
// database for each request, if its version is the one in If-Match. WAL and synchronous=FULL, one commit a request.

const folder = mkdtempSync(path.join(tmpdir(), 'floor-'));
const db = new DatabaseSync(path.join(folder, 'floor.db'));
db.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)'
);
const insert = db.prepare('INSERT INTO rows (id, version, body) VALUES (?, 1, ?)');
for (let id = 1; id <= 50; id++) insert.run(id, '{}');
const update = db.prepare('UPDATE rows SET version = version + 1, body = ? WHERE id = ? AND version = ?');

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const id = Number(/items\((\d+)\)/i.exec(request.url ?? '')?.[1] ?? 0);
    const version = Number(/(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1] ?? 0);
    const { changes } = update.run(Buffer.concat(chunks).toString('utf8'), id, version);
    response.writeHead(changes === 1 ? 204 : 412, changes === 1 ? { ETag: `"row,${version + 1}"` } : {});
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`Ready: http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
process.on('SIGTERM', () => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
