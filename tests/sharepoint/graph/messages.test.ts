import { channel, directory, errorOf, messages, startGraph, team, text } from './tenant.ts';
import type { GraphTenant } from './tenant.ts';

let graph: GraphTenant;
beforeEach(async () => {
  graph = await startGraph();
});
afterEach(() => graph.stop());

const [owner, , second] = directory.users;
const card = { type: 'AdaptiveCard', version: '1.4', body: [{ type: 'TextBlock', text: 'Update' }] };
const mention = (id = 0, mentionText = "Siobhan O'Brien") => ({
  id,
  mentionText,
  mentioned: { user: { id: second?.id, displayName: 'whatever', userIdentityType: 'aadUser' } }
});
const attachment = (id = '74d2', content: unknown = JSON.stringify(card)) => ({
  id,
  contentType: 'application/vnd.microsoft.card.adaptive',
  contentUrl: null,
  content
});
const html = (content: string, more: object = {}) => ({ body: { contentType: 'html', content }, ...more });

async function failure(message: unknown, login = 'owner') {
  const answer = errorOf(await graph.post(message, { login }));
  expect((await graph.call(messages)).body['value']).toEqual([]);
  return answer;
}

test('a post answers as Graph does, and can be read', async () => {
  const message = html('<p><at id="0">Siobhan O\'Brien</at>, see this</p><attachment id="74d2"></attachment>', {
    subject: 'Action plan update',
    importance: 'high',
    mentions: [mention()],
    attachments: [attachment()]
  });
  const { status, body } = await graph.post(message);
  expect(status).toBe(201);
  const id = String(Date.UTC(2017, 8, 20, 9, 42, 1));
  const tenantId = directory.tenantId;
  const user = { '@odata.type': '#microsoft.graph.teamworkUserIdentity', userIdentityType: 'aadUser', tenantId };
  const context = `${graph.origin}/_graph/v1.0/$metadata#teams('${team.id}')/channels('${encodeURIComponent(channel)}')/messages`;
  const expected = {
    id,
    replyToId: null,
    etag: id,
    messageType: 'message',
    createdDateTime: '2017-09-20T09:42:01.000Z',
    lastModifiedDateTime: '2017-09-20T09:42:01.000Z',
    lastEditedDateTime: null,
    deletedDateTime: null,
    subject: 'Action plan update',
    summary: null,
    chatId: null,
    importance: 'high',
    locale: 'en-us',
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${id}?groupId=${team.id}&tenantId=${tenantId}&createdTime=${id}&parentMessageId=${id}`,
    policyViolation: null,
    eventDetail: null,
    from: { application: null, device: null, user: { ...user, id: owner?.id, displayName: 'Olive Owner' } },
    body: {
      contentType: 'html',
      content: '<p><at id="0">Siobhan O\'Brien</at>, see this</p><attachment id="74d2"></attachment>'
    },
    channelIdentity: { teamId: team.id, channelId: channel },
    attachments: [{ ...attachment(), name: null, thumbnailUrl: null, teamsAppId: null }],
    mentions: [
      {
        id: 0,
        mentionText: "Siobhan O'Brien",
        mentioned: {
          application: null,
          device: null,
          conversation: null,
          tag: null,
          user: { ...user, id: second?.id, displayName: "Siobhan O'Brien" }
        }
      }
    ],
    reactions: []
  };
  expect(body).toEqual({ '@odata.context': `${context}/$entity`, ...expected });
  expect((await graph.call(`${messages}/${id}`)).body).toEqual(body);
  expect((await graph.call(messages, { login: 'member' })).body).toEqual({
    '@odata.context': context,
    '@odata.count': 1,
    value: [expected]
  });
});

test('two posts of the same millisecond have their own ids', async () => {
  const first = await graph.post(text('One'));
  graph.now -= 1000;
  const next = await graph.post(text('Two'));
  expect(Number(next.body['id'])).toBe(Number(first.body['id']) + 1);
});

test('a channel is read a page at a time, the newest first', async () => {
  for (let number = 1; number <= 5; number++) await graph.post(text(`Post ${number}`));
  const contents: unknown[] = [];
  let next: unknown = `${messages}?$top=2`;
  for (let page = 0; typeof next === 'string'; page++) {
    graph.now += 1000;
    const { body } = await graph.call(next);
    contents.push(...(Array.isArray(body['value']) ? body['value'] : []).map(message => message.body.content));
    next = body['@odata.nextLink'];
    expect(page).toBeLessThan(3);
  }
  expect(contents).toEqual(['Post 5', 'Post 4', 'Post 3', 'Post 2', 'Post 1']);
});

test('replies are read with their message or by themselves, never among the posts', async () => {
  const { body: post } = await graph.post(text('Post'));
  const replies = `${messages}/${String(post['id'])}/replies`;
  const { status, body: first } = await graph.post(text('First'), { path: replies, login: 'member' });
  expect(status).toBe(201);
  expect(first).toMatchObject({ replyToId: post['id'], from: { user: { displayName: 'Mo Member' } } });
  expect(String(first['webUrl'])).toContain(`parentMessageId=${String(post['id'])}`);
  await graph.post(text('Second'), { path: replies });
  graph.now += 1000;
  expect((await graph.call(messages)).body['value']).toHaveLength(1);
  expect((await graph.call(replies)).body['value']).toMatchObject([
    { body: { content: 'Second' } },
    { body: { content: 'First' } }
  ]);
  expect((await graph.call(`${messages}?$expand=replies`)).body['value']).toMatchObject([
    { 'replies@odata.count': 2, replies: [{ replyToId: post['id'] }, {}] }
  ]);
  graph.now += 1000;
  expect((await graph.call(`${replies}/${String(first['id'])}`)).body).toMatchObject({ body: { content: 'First' } });
  expect(errorOf(await graph.call(`${messages}/${String(first['id'])}`))).toMatchObject({
    status: 404,
    code: 'NotFound'
  });
  expect(
    errorOf(await graph.call(`${messages}/${String(first['id'])}/replies`, { method: 'POST', body: text('No') }))
  ).toMatchObject({ status: 404 });
});

test('a channel mentioned is named by the directory', async () => {
  const conversation = { id: channel, displayName: 'x', conversationIdentityType: 'channel' };
  const { body } = await graph.post(
    html('<at id="1">Improvement plan</at>', {
      mentions: [{ id: 1, mentionText: 'Improvement plan', mentioned: { conversation } }]
    })
  );
  expect(body['mentions']).toMatchObject([
    { mentioned: { user: null, conversation: { id: channel, displayName: 'Improvement plan' } } }
  ]);
});

test.each<[string, unknown, RegExp]>([
  ['no JSON', '{"body":', /^Unable to read JSON request payload/],
  ['a list', [], /^Unable to read JSON request payload/],
  ['no body', { subject: 'x' }, /body/],
  ['no content', { body: { contentType: 'html' } }, /body\.content/],
  ['empty content', text('  '), /no content/],
  ['an unknown property', { ...text('x'), colour: 'red' }, /colour/],
  ['a property of the server', { ...text('x'), createdDateTime: '2017-09-20T00:00:00Z' }, /createdDateTime/],
  ['an unknown content type', { body: { contentType: 'markdown', content: 'x' } }, /contentType/],
  ['an unknown importance', { ...text('x'), importance: 'low' }, /importance/],
  [
    'a mention without its marker',
    html('x', { mentions: [mention()] }),
    /^Body does not contain marker for mention with Id '0'/
  ],
  [
    'a mention of another number',
    html('<at id="1">Siobhan O\'Brien</at>', { mentions: [mention()] }),
    /marker for mention with Id '0'/
  ],
  [
    'a mention of another text',
    html('<at id="0">Somebody</at>', { mentions: [mention()] }),
    /marker for mention with Id '0'/
  ],
  ['a marker without its mention', html('<at id="0">Siobhan</at>'), /mention with Id '0', which is not among/],
  [
    'two mentions of one number',
    html('<at id="0">Siobhan O\'Brien</at>', { mentions: [mention(), mention()] }),
    /Duplicate/
  ],
  [
    'a mention of nobody',
    html('<at id="0">A</at>', { mentions: [{ id: 0, mentionText: 'A', mentioned: {} }] }),
    /one user or one conversation/
  ],
  [
    'a mention of a stranger to the tenant',
    html('<at id="0">A</at>', {
      mentions: [{ id: 0, mentionText: 'A', mentioned: { user: { id: directory.tenantId } } }]
    }),
    /unknown user/
  ],
  [
    'a mention of another channel',
    html('<at id="0">A</at>', {
      mentions: [
        { id: 0, mentionText: 'A', mentioned: { conversation: { id: '19:x', conversationIdentityType: 'channel' } } }
      ]
    }),
    /unknown conversation/
  ],
  [
    'a mention in plain text',
    { body: { content: '<at id="0">Siobhan O\'Brien</at>' }, mentions: [mention()] },
    /contentType 'html'/
  ],
  [
    'an attachment without its marker',
    html('x', { attachments: [attachment()] }),
    /^Body does not contain marker for attachment with Id '74d2'/
  ],
  [
    'a marker without its attachment',
    html('<attachment id="74d2"></attachment>'),
    /attachment with Id '74d2', which is not among/
  ],
  [
    'a card that is no JSON',
    html('<attachment id="74d2"></attachment>', { attachments: [attachment('74d2', '{')] }),
    /^Failed to process content in attachment with Id '74d2'/
  ],
  [
    'a card that is an object',
    html('<attachment id="74d2"></attachment>', { attachments: [attachment('74d2', card)] }),
    /content/
  ],
  [
    'a card newer than Teams shows',
    html('<attachment id="74d2"></attachment>', {
      attachments: [attachment('74d2', '{"type":"AdaptiveCard","version":"1.6"}')]
    }),
    /version '1\.6' of the card is not supported/
  ],
  [
    'a card whose version is none',
    html('<attachment id="74d2"></attachment>', {
      attachments: [attachment('74d2', '{"type":"AdaptiveCard","version":1.5}')]
    }),
    /version of the card can not be read/
  ],
  [
    'a card with an action that needs a bot',
    html('<attachment id="74d2"></attachment>', {
      attachments: [
        attachment(
          '74d2',
          JSON.stringify({
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              { type: 'Container', items: [{ type: 'TextBlock', text: 'x', selectAction: { type: 'Action.Submit' } }] }
            ]
          })
        )
      ]
    }),
    /action 'Action\.Submit' is not supported/
  ],
  [
    'a card of another type',
    html('<attachment id="74d2"></attachment>', { attachments: [attachment('74d2', '{"type":"Card"}')] }),
    /^Failed to process content/
  ],
  [
    'an attachment of an unknown type',
    html('<attachment id="a"></attachment>', { attachments: [{ id: 'a', contentType: 'text/html', content: 'x' }] }),
    /contentType/
  ],
  [
    'a file without an address',
    html('<attachment id="a"></attachment>', { attachments: [{ id: 'a', contentType: 'reference', name: 'x.docx' }] }),
    /contentUrl/
  ]
])('%s is refused and nothing is kept', async (_, message, reason) => {
  const { status, code, message: words } = await failure(message);
  expect([status, code]).toEqual([400, 'BadRequest']);
  expect(words).toMatch(reason);
});

test('what is too large for Teams is refused and nothing is kept', async () => {
  const room = 28 * 1024 - JSON.stringify(text('')).length;
  expect(await failure(text('é'.repeat(room / 2 + 1)))).toMatchObject({ status: 413, code: 'RequestEntityTooLarge' });
  expect(await failure(text('x'.repeat(2 * 1024 * 1024)))).toMatchObject({ status: 413 });
  expect((await graph.post(text('x'.repeat(room)))).status).toBe(201);
});

test("who is not in the team can't post", async () => {
  expect(await failure(text('x'), 'reader')).toMatchObject({ status: 403, code: 'Forbidden' });
  expect(await failure(text('x'), 'stranger')).toMatchObject({ status: 403, code: 'Forbidden' });
});

test.each([
  '$top=51',
  '$top=0',
  '$top=x',
  '$skip=1',
  "$filter=id eq '1'",
  '$orderby=id',
  '$skiptoken=%27',
  '$expand=attachments',
  '$top=1&$top=2'
])('?%s is refused', async query => {
  await graph.post(text('x'));
  expect(errorOf(await graph.call(`${messages}?${query}`))).toMatchObject({ status: 400, code: 'BadRequest' });
});

test('a post says that it is JSON', async () => {
  const { status } = await graph.post(text('x'), { headers: { 'Content-Type': 'text/plain' } });
  expect(status).toBe(400);
  const response = await fetch(`${graph.origin}/_graph/v1.0/${messages}`, { method: 'POST' });
  expect(response.status).toBe(400);
});

test("a page of another origin can't post", async () => {
  const response = await fetch(`${graph.origin}/_graph/v1.0/${messages}`, {
    method: 'POST',
    headers: { Origin: 'https://evil.example.test', 'Content-Type': 'application/json' },
    body: JSON.stringify(text('x'))
  });
  expect(response.status).toBe(403);
  expect((await graph.call(messages)).body['value']).toEqual([]);
});
