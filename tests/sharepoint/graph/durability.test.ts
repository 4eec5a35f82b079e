import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createGraph } from '../../../sharepoint/graph/index.ts';
import { people, site, temporaryFolder } from '../site/tenant.ts';
import { directory, messages, startGraph, text } from './tenant.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = temporaryFolder();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const file = () => join(dataDir, 'graph.db');

test('messages, replies and the grant outlive a restart, and ids go on growing', async () => {
  const first = await startGraph({ dataDir });
  const { body: post } = await first.post(text("Siobhan O'Brien said “yes”"));
  await first.post(text('Reply'), { path: `${messages}/${String(post['id'])}/replies` });
  await first.call('/_local/graph/scopes', {
    method: 'POST',
    body: { granted: ['ChannelMessage.Read.All', 'ChannelMessage.Send'] }
  });
  await first.stop();
  const second = await startGraph({ dataDir });
  const { body } = await second.call(`${messages}?$expand=replies`);
  expect(body['value']).toMatchObject([
    { id: post['id'], body: { content: "Siobhan O'Brien said “yes”" }, replies: [{ body: { content: 'Reply' } }] }
  ]);
  expect((await second.call('/_local/graph/scopes')).body).toEqual({
    granted: ['ChannelMessage.Read.All', 'ChannelMessage.Send']
  });
  // The clock of the second start is behind the first one's messages.
  expect(Number((await second.post(text('Next'))).body['id'])).toBe(Number(post['id']) + 1001);
  await second.stop();
});

test('what was acknowledged is there after the process is killed', async () => {
  const folder = join(__dirname, '../../../sharepoint');
  const script = `
    import { startSite } from ${JSON.stringify(join(folder, 'site/index.ts'))};
    import { createDirectory, createGraph } from ${JSON.stringify(join(folder, 'graph/index.ts'))};
    const people = ${JSON.stringify(people)}, site = ${JSON.stringify(site)}, dataDir = ${JSON.stringify(dataDir)};
    let time = ${Date.now()};
    const directory = createDirectory(people, [{ ...site, channels: ['Improvement plan', 'Ågenda & 100%'] }]);
    const graph = createGraph({ dataDir, directory, now: () => (time += 500) });
    const running = await startSite({ dataDir, port: 0, people, sites: [site], pages: graph.answer });
    console.log(running.origin);`;
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const origin = await new Promise<string>(resolve =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  );
  for (let number = 1; number <= 20; number++) {
    const response = await fetch(`${origin}/_graph/v1.0/${messages}`, {
      method: 'POST',
      headers: { Authorization: 'Bearer owner@example.test', 'Content-Type': 'application/json' },
      body: JSON.stringify(text(String(number)))
    });
    expect(response.status).toBe(201);
  }
  child.kill('SIGKILL');
  await ended;
  const graph = await startGraph({ dataDir });
  expect((await graph.call(`${messages}?$top=50`)).body['value']).toHaveLength(20);
  await graph.stop();
});

describe("a file that can't be used is left as it is", () => {
  const whyNot = () => {
    const before = readFileSync(file());
    try {
      createGraph({ dataDir, directory }).close();
    } catch (error) {
      expect(readFileSync(file()).equals(before)).toBe(true);
      return error instanceof Error ? `${error.name}: ${error.message}` : '';
    }
    return 'it was opened';
  };

  test("somebody else's", () => {
    const db = new DatabaseSync(file());
    db.exec('CREATE TABLE other (id INTEGER)');
    db.close();
    expect(whyNot()).toMatch(/^StartError: .*graph\.db is not a file of the local Graph\. It was not touched/);
  });

  test("another version's", () => {
    createGraph({ dataDir, directory }).close();
    const db = new DatabaseSync(file());
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(whyNot()).toMatch(/^StartError: .*data version 99/);
  });

  test('no database at all', () => {
    writeFileSync(file(), 'not a database, but long enough to look like a file that somebody may miss'.repeat(20));
    expect(whyNot()).toMatch(/^StartError: .*It was not touched/);
  });

  test('one that another process holds', () => {
    const holder = createGraph({ dataDir, directory });
    expect(whyNot()).toMatch(/^StartError: .*in use by another/);
    holder.close();
  });
});

test('an empty file, of a start that was cut short, is filled', async () => {
  writeFileSync(file(), '');
  const graph = await startGraph({ dataDir });
  expect((await graph.post(text('x'))).status).toBe(201);
  await graph.stop();
});
