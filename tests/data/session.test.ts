import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import '@pnp/sp/batching';
import { InjectHeaders } from '@pnp/queryable';
import type { Connection } from '../../src/data/connection';
import { connect, listOf } from '../../src/data/connection';
import { attempt } from '../../src/data/errors';
import { planStoreOf } from '../../src/data/planStore';
import type { Failure } from '../../src/domain/failure';
import { update as updates } from '../../src/model/update';
import { memoryDevice } from '../memoryDevice';
import type { TestSite } from './site';
import { calm, openApp, startTestSite, valueOf } from './site';

/** How SharePoint answers without a session; undefined while there is one. */
type Ended = '401' | '403 and a header' | '403' | 'a redirect' | 'a page';

/** Stands before the local SharePoint, and can let everybody's session run out. */
interface Front {
  origin: string;
  ended: Ended | undefined;
  /** What the question who is signed in is answered with instead. */
  who: ((response: ServerResponse) => void) | undefined;
  /** The requests, as `METHOD path`. */
  asked: string[];
  close(): void;
}

const unauthorised = JSON.stringify({
  'odata.error': {
    code: '-2147024891, System.UnauthorizedAccessException',
    message: { lang: 'en-US', value: 'Attempted to perform an unauthorized operation.' }
  }
});

function end(ended: Ended, response: ServerResponse): void {
  const page = '<!DOCTYPE html><title>Sign in to your account</title>';
  const json = { 'Content-Type': 'application/json' };
  switch (ended) {
    case '401':
      return void response.writeHead(401).end('401 UNAUTHORIZED');
    case '403 and a header':
      return void response.writeHead(403, { ...json, 'X-Forms_Based_Auth_Required': '/_forms' }).end(unauthorised);
    case '403':
      return void response.writeHead(403, json).end(unauthorised);
    case 'a redirect':
      // To another origin, which doesn't let a script read its page.
      return void response.writeHead(302, { Location: 'https://login.example.invalid/' }).end();
    case 'a page':
      return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  }
}

async function startFront(to: string): Promise<Front> {
  const front: Front = { origin: '', ended: undefined, who: undefined, asked: [], close: () => undefined };
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
    front.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const isWho = /currentuser/i.test(request.url ?? '');
    if (isWho && front.who) return front.who(response);
    if (front.ended) return end(front.ended, response);
    const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' && !/^(host|connection|content-length|transfer-encoding)$/.test(name)
        ? [[name, value]]
        : []
    );
    const body = Buffer.concat(chunks).toString().replaceAll(front.origin, to);
    const answer = await fetch(`${to}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers,
      ...(request.method === 'GET' ? {} : { body })
    });
    response.writeHead(answer.status, [...answer.headers].filter(([name]) => !/length|encoding/.test(name)).flat());
    response.end((await answer.text()).replaceAll(to, front.origin));
  };
  const server: Server = createServer((request, response) => void pass(request, response));
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The front has no port.');
  front.origin = `http://127.0.0.1:${String(address.port)}`;
  front.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return front;
}

let site: TestSite;
let front: Front;

beforeAll(async () => {
  site = await startTestSite({ sample: true });
  front = await startFront(new URL(site.planUrl).origin);
}, 60_000);
afterEach(() => {
  front.ended = undefined;
  front.who = undefined;
});
afterAll(async () => {
  front.close();
  await site.close();
});

function connectAs(login: string, path = '/sites/plan'): Connection {
  return connect(`${front.origin}${path}`, InjectHeaders({ Authorization: `Bearer ${login}` }));
}

async function failureOf(connection: Connection, run: () => Promise<unknown>): Promise<Failure | undefined> {
  const result = await attempt(connection.now, run);
  return result.ok ? undefined : result.failure;
}

const everyForm: readonly Ended[] = ['401', '403 and a header', '403', 'a redirect', 'a page'];

describe.each(everyForm)('a session that ran out and is answered with %s', ended => {
  it('is signed out for what reads, what writes and a batch', async () => {
    const connection = connectAs(site.as('lead').login);
    const { reader, writer, webUrl } = connection;
    front.ended = ended;
    const signedOut = expect.objectContaining({ kind: 'signedOut' }) as unknown;
    expect(await failureOf(connection, () => listOf(reader, webUrl, updates).items.top(1)())).toEqual(signedOut);
    expect(await failureOf(connection, () => listOf(writer, webUrl, updates).items.add({ Title: 'x' }))).toEqual(
      signedOut
    );
    expect(
      await failureOf(connection, () => listOf(writer, webUrl, updates).items.getById(1).update({ Title: 'x' }, '"1"'))
    ).toEqual(signedOut);
    const [batched, execute] = writer.batched();
    void listOf(batched, webUrl, updates)
      .items.top(1)()
      .catch(() => undefined);
    expect(await failureOf(connection, execute)).toEqual(signedOut);
  });

  it('keeps what waits, and sends it after signing in', async () => {
    const { login } = site.as('lead');
    const device = memoryDevice({ owner: { tenant: 'local', site: front.origin, user: login } });
    const store = planStoreOf(connectAs(login), undefined);
    const { app, action } = await openApp(store, device);
    front.ended = ended;
    const narrative = `Written after the session had ended with ${ended}.`;
    const clientKey = crypto.randomUUID();
    const update = { clientKey, narrative, brag: 'Amber' as const, bragReason: '', barrier: '' };
    expect(await app.run('update.add', { action: action('2.1'), update })).toEqual({ kind: 'waiting' });
    expect(app.state.getState().outbox.entries.map(one => one.status)).toMatchObject([
      { kind: 'waiting', failure: { kind: 'signedOut' } }
    ]);
    front.ended = undefined;
    app.sendNow();
    await calm(app);
    const found = valueOf(await store.readUpdates(action('2.1').id));
    expect(found.filter(one => one.narrative === narrative)).toHaveLength(1);
  });
});

describe('a refusal', () => {
  const refused = async (connection: Connection): Promise<Failure | undefined> =>
    failureOf(connection, () => listOf(connection.writer, connection.webUrl, updates).items.add({ Title: 'x' }));

  it('of somebody who is signed in is one, and asks once who that is', async () => {
    front.asked.length = 0;
    expect(await refused(connectAs(site.as('reader').login))).toMatchObject({ kind: 'forbidden' });
    expect(front.asked.filter(one => /currentuser/i.test(one))).toHaveLength(1);
  });

  it('in a batch is asked about too', async () => {
    const { writer, webUrl } = connectAs(site.as('reader').login);
    const [batched, execute] = writer.batched();
    const added = failureOf(connectAs('x'), () => listOf(batched, webUrl, updates).items.add({ Title: 'x' }));
    front.asked.length = 0;
    await execute();
    expect(await added).toMatchObject({ kind: 'forbidden' });
    expect(front.asked.filter(one => /currentuser/i.test(one))).toHaveLength(1);
    // The session runs out between two requests of a batch.
    const [again, executeAgain] = writer.batched();
    void listOf(again, webUrl, updates)
      .items.add({ Title: 'x' })
      .catch(() => undefined);
    front.who = response => end('403', response);
    expect(await failureOf(connectAs('x'), executeAgain)).toMatchObject({ kind: 'signedOut' });
  });

  it('by a site where the person has no access at all is one, since the tenant’s root site knows them', async () => {
    const connection = connectAs(site.as('reader').login);
    let first = true;
    front.who = response => {
      if (first) end('403', response);
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"Id":11}');
      first = false;
    };
    expect(await refused(connection)).toMatchObject({ kind: 'forbidden' });
  });

  it.each([
    // Jest has a TypeError of its own, so that a lost answer isn't known as one here.
    ['never answers', (response: ServerResponse) => void response.destroy(), expect.stringMatching(/offline|broken/)],
    ['is busy', (response: ServerResponse) => void response.writeHead(503, { 'Retry-After': '7' }).end(), 'busy'],
    ['fails', (response: ServerResponse) => void response.writeHead(500).end(), 'broken']
  ])('ends nothing while who is signed in %s', async (_, who, kind) => {
    const connection = connectAs(site.as('reader').login);
    front.who = who;
    expect(await refused(connection)).toMatchObject({ kind });
  });
});

it('a site that has moved answers from where it is now', async () => {
  const moved = createServer((request, response) =>
    response.writeHead(308, { Location: `${front.origin}${request.url ?? ''}` }).end()
  );
  await new Promise<void>(resolve => {
    moved.listen(0, '127.0.0.1', resolve);
  });
  const address = moved.address();
  if (typeof address !== 'object' || !address) throw new Error('The old address has no port.');
  const old = `http://127.0.0.1:${String(address.port)}/sites/plan`;
  // Node drops the header that signs in when it goes to another origin, as browsers do; the owner is asked for then.
  const connection = connect(old, InjectHeaders({ Authorization: 'Bearer x' }));
  const read = await attempt(connection.now, () => listOf(connection.reader, old, updates).items.top(1)());
  expect(read.ok).toBe(true);
  moved.close();
  moved.closeAllConnections();
});
