import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { Connection } from '../../src/data/connection';
import { connect } from '../../src/data/connection';
import { findPeople } from '../../src/data/people';
import { plansOfSite } from '../../src/data/plansOfSite';
import { changesSince } from '../../src/data/refresh';
import { findRecycled } from '../../src/data/transport';
import { entities, listKeys } from '../../src/model';

/** A server whose answers hold an odd entry among sound ones; no answer of SharePoint's is known to be so, and none may matter. */
let server: Server;
let connection: Connection;
const answers = new Map<string, unknown>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? '').toLowerCase();
    const found = [...answers].find(([part]) => url.includes(part));
    const digest = { FormDigestValue: '0x0,01 Jan 2026 00:00:00 -0000', FormDigestTimeoutSeconds: 1800 };
    const body = url.includes('contextinfo') ? digest : found?.[1];
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  connection = connect(`http://127.0.0.1:${String(address.port)}/sites/plan`);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const odd: readonly unknown[] = [null, 7, 'text', [], {}, { Id: 'x', Key: 5, ListId: null }];

test('the people search gives everybody that it can read', async () => {
  const person = (name: string, EntityData?: unknown) => ({
    Key: `i:0#.f|membership|${name}`,
    DisplayText: name,
    EntityData
  });
  const sound = person('ada@example.test', { Email: 'ada@example.test', Title: 'Lead' });
  for (const one of odd) {
    answers.set('clientpeoplepickersearchuser', {
      value: JSON.stringify([sound, one, person('bo@example.test'), person('cy@example.test', { Email: 3 })])
    });
    const found = await findPeople(connection, 'a');
    expect(found.map(({ name, email, jobTitle }) => [name, email, jobTitle])).toEqual([
      ['ada@example.test', 'ada@example.test', 'Lead'],
      ['bo@example.test', '', ''],
      ['cy@example.test', '', '']
    ]);
  }
});

test('the plans of a site are those that can be read', async () => {
  for (const one of odd) {
    answers.set("getlist('/sites/plan/lists/actionplans')", { value: [one, { Id: 4, Title: null }] });
    expect(await plansOfSite(connection)).toEqual([{ id: 4, title: '' }]);
  }
});

test('an entry of the recycle bin that can’t be read hides no other', async () => {
  const entry = {
    Id: 'bin',
    DirName: 'sites/plan/Lists/ActionPlans',
    LeafName: '4_.000',
    DeletedDate: '2026-01-01T00:00:00Z'
  };
  for (const one of odd) {
    answers.set('recyclebin', { value: [one, entry] });
    expect(await findRecycled(connection, entities.plans, 4)).toEqual({ bin: 'bin', by: '', at: entry.DeletedDate });
  }
});

test('of a change that can’t be read nobody knows what it was: everything is read again, once', async () => {
  const cursor = { token: 'first', lists: new Map(listKeys.map(key => [key, key])) };
  for (const one of [...odd, { ChangeToken: { StringValue: 'last' } }]) {
    const change = { ItemId: 1, ListId: 'actions', ChangeType: 2, ChangeToken: { StringValue: 'sound' } };
    answers.set('getchanges', { value: [change, one] });
    const { changes, token } = await changesSince(connection, cursor, 'UTC');
    expect(changes).toEqual({ kind: 'all' });
    expect(['sound', 'last']).toContain(token);
  }
});
