import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startSite, StartError } from '../../../sharepoint/site/index.ts';
import { connect, people, site, startTenant, temporaryFolder } from './tenant.ts';

let dataDir = '';

beforeEach(() => {
  dataDir = temporaryFolder();
});

afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const start = (port = 0) => startSite({ dataDir, port, people, sites: [site] });
const file = () => join(dataDir, 'sharepoint.db');

async function whyNot(port = 0): Promise<string> {
  const before = existsSync(file()) ? readFileSync(file()) : undefined;
  const error: unknown = await start(port).then(
    async running => running.close(),
    (reason: unknown) => reason
  );
  if (before) expect(readFileSync(file()).equals(before)).toBe(true);
  expect(error).toBeInstanceOf(StartError);
  return error instanceof Error ? error.message : '';
}

test('what was written is there after a restart', async () => {
  const first = await startTenant({ dataDir });
  await first.as('owner').web.lists.add('Kept');
  await first.as('owner').web.lists.getByTitle('Kept').fields.addText('Colour');
  await first.as('owner').web.lists.getByTitle('Kept').items.add({ Title: 'a', Colour: 'red' });
  await first.as('owner').web.lists.getByTitle('Kept').items.getById(1).update({ Colour: 'blue' });
  const { Id } = await first.as('owner').web.select('Id')();
  await first.stop();
  const second = await startTenant({ dataDir });
  expect(await second.as('owner').web.select('Id')()).toMatchObject({ Id });
  expect(await second.as('owner').web.lists.getByTitle('Kept').items.getById(1)()).toMatchObject({
    Colour: 'blue',
    'odata.etag': '"2"'
  });
  const next = await second.as('owner').web.lists.getByTitle('Kept').items.add({ Title: 'b' });
  expect(next.Id).toBe(2);
  expect(await second.as('owner').web.siteGroups()).toHaveLength(3);
  await second.stop();
});

test('what was acknowledged is there after the process is killed', async () => {
  const index = join(__dirname, '../../../sharepoint/site/index.ts');
  const options = JSON.stringify({ dataDir, port: 0, people, sites: [site] });
  const script = `import { startSite } from ${JSON.stringify(index)}; console.log((await startSite(${options})).origin);`;
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const ended = new Promise(resolve => child.once('exit', resolve));
  const origin = await new Promise<string>(resolve =>
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
  );
  const web = connect(origin + site.url, 'owner@example.test').web;
  await web.lists.add('Killed');
  for (let number = 1; number <= 20; number++)
    await web.lists.getByTitle('Killed').items.add({ Title: String(number) });
  child.kill('SIGKILL');
  await ended;
  const tenant = await startTenant({ dataDir });
  expect(await tenant.as('owner').web.lists.getByTitle('Killed').items()).toHaveLength(20);
  await tenant.stop();
});

test('a port in use is named, with the way out', async () => {
  const running = await start();
  const port = Number(new URL(running.origin).port);
  const message = await whyNot(port);
  expect(message).toContain(`Port ${port} is in use`);
  expect(message).toContain('PORT=4301');
  await running.close();
});

test('a data folder in use is left alone', async () => {
  const running = await start();
  expect(await whyNot()).toContain('in use by another local SharePoint');
  await running.close();
});

test('a file that is no database is left alone', async () => {
  writeFileSync(file(), 'This is not a database, whatever its name says. '.repeat(100));
  expect(await whyNot()).toMatch(/damaged or not a database.*not touched/s);
});

test('a damaged database is left alone', async () => {
  const tenant = await startTenant({ dataDir });
  await tenant.as('owner').web.lists.add('X');
  for (let number = 0; number < 30; number++)
    await tenant
      .as('owner')
      .web.lists.getByTitle('X')
      .items.add({ Title: 'x'.repeat(200) });
  await tenant.stop();
  const bytes = readFileSync(file());
  bytes.fill(0x5a, 8192, 8192 + 4096 * 10);
  writeFileSync(file(), bytes);
  expect(await whyNot()).toMatch(/damaged.*not touched/s);
});

test('an empty file is not taken for a new start', async () => {
  writeFileSync(file(), '');
  expect(await whyNot()).toContain('not touched');
});

test("another program's database is left alone", async () => {
  const db = new DatabaseSync(file());
  db.exec('CREATE TABLE theirs (x)');
  db.close();
  expect(await whyNot()).toContain('is not a database of the local SharePoint');
});

test('a database of another version is left alone', async () => {
  await (await start()).close();
  const db = new DatabaseSync(file());
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(await whyNot()).toMatch(/another version.*99.*not touched/s);
});

test('pages outside the API come from whoever starts the server, with the login', async () => {
  const tenant = await startTenant({
    dataDir,
    pages: async (request, response, login) => {
      if (request.url !== '/page') return false;
      response.end(`for ${login}`);
      return true;
    }
  });
  const page = await fetch(`${tenant.origin}/page`, { headers: { Cookie: 'localLogin=member%40example.test' } });
  expect(await page.text()).toBe('for member@example.test');
  expect((await fetch(`${tenant.origin}/other`)).status).toBe(404);
  expect((await tenant.raw(`${tenant.origin}/sites/none/_api/web`)).status).toBe(404);
  await tenant.stop();
});
