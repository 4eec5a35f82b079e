import '@pnp/sp/comments/index.js';
import { errorOf, failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;
let now = Date.parse('2024-05-01T10:00:00Z');

beforeAll(async () => {
  tenant = await startTenant({ now: () => now });
  await tenant.as('owner').web.lists.add('Things');
  for (const login of ['member', 'second', 'reader']) await tenant.as('owner').web.ensureUser(`${login}@example.test`);
});

afterAll(() => tenant.stop());

const things = (login = 'owner') => tenant.as(login).web.lists.getByTitle('Things');
const item = (id: number, login = 'owner') => things(login).items.getById(id);
const row = async () => (await things().items.add({ Title: 'row' })).Id as number;
const status = async (request: Promise<unknown>) => (await failure(request)).status;

test('a comment is answered as SharePoint writes one: its number a text, its mentions null at first and then empty', async () => {
  const id = await row();
  expect(await item(id).comments()).toEqual([]);
  const created = await tenant.raw(`web/lists/getbytitle('Things')/items(${id})/comments`, {
    method: 'POST',
    body: JSON.stringify({ text: "O'Brien: 50% – 👍" })
  });
  const { Id: list } = await things().select('Id')();
  const { Id: owner } = await tenant.as('owner').web.currentUser();
  const body = await created.json();
  expect([created.status, body]).toEqual([
    201,
    expect.objectContaining({
      'odata.type': 'Microsoft.SharePoint.Comments.comment',
      author: {
        email: 'owner@example.test',
        expiration: null,
        id: owner,
        isActive: true,
        isExternal: false,
        jobTitle: 'Head',
        loginName: 'i:0#.f|membership|owner@example.test',
        name: 'Olive Owner',
        principalType: 1,
        userId: null,
        userPrincipalName: 'owner@example.test'
      },
      createdDate: '2024-05-01T10:00:00Z',
      id: expect.stringMatching(/^\d+$/),
      isLikedByUser: false,
      isReply: false,
      itemId: id,
      likeCount: 0,
      listId: list,
      mentions: null,
      parentId: '0',
      replyCount: 0,
      text: "O'Brien: 50% – 👍"
    })
  ]);
  expect(created.headers.get('location')).toBe(`${tenant.url}/_api/${body['odata.editLink']}`);
  expect(await item(id).comments.getById(Number(body.id))()).toMatchObject({ mentions: [], text: "O'Brien: 50% – 👍" });
  expect(await item(id).comments.getById(Number(body.id)).select('likeCount')()).toMatchObject({ likeCount: 0 });
});

test('mentions come back as they were given', async () => {
  const id = await row();
  const mentions = [
    { loginName: 'i:0#.f|membership|second@example.test', email: 'second@example.test', name: "Siobhan O'Brien" }
  ];
  expect((await item(id).comments.add({ text: 'Look, @mention{0}', mentions })).mentions).toEqual(mentions);
  expect(await item(id).comments()).toMatchObject([{ text: 'Look, @mention{0}', mentions }]);
});

test('comments come the newest first, replies the oldest first, and none makes a version of the row', async () => {
  const id = await row();
  const first = await item(id).comments.add('first');
  now += 60_000;
  await item(id, 'member').comments.add('second');
  await first.replies.add('reply 1');
  const reply = await first.replies.add('reply 2');
  expect((await item(id).comments()).map(one => [one.text, one.replyCount])).toEqual([
    ['second', 0],
    ['first', 2]
  ]);
  expect(await first.replies()).toMatchObject([
    { text: 'reply 1', isReply: true, parentId: first.id, replyCount: 0 },
    { text: 'reply 2' }
  ]);
  expect(await reply()).toMatchObject({ text: 'reply 2' });
  expect(await item(id).comments.expand('replies')()).toMatchObject([
    { replies: [] },
    { replies: [{ text: 'reply 1' }, { text: 'reply 2' }] }
  ]);
  await reply.delete();
  expect(await first.replies()).toHaveLength(1);
  await first.delete();
  expect((await item(id).comments()).map(one => one.text)).toEqual(['second']);
  expect(await item(id)()).toMatchObject({ 'odata.etag': '"1"' });
});

test('a comment is liked once by each, and unliked', async () => {
  const id = await row();
  const comment = await item(id).comments.add('like me');
  await comment.like();
  await comment.like();
  await item(id, 'reader').comments.getById(Number(comment.id)).like();
  const liked = item(id).comments.getById(Number(comment.id));
  expect(await liked.expand('likedBy')()).toMatchObject({
    isLikedByUser: true,
    likeCount: 2,
    likedBy: [{ name: 'Olive Owner' }, { name: 'Rae Reader' }]
  });
  await item(id).comments.getById(Number(comment.id)).unlike();
  expect(await item(id).comments.getById(Number(comment.id))()).toMatchObject({ isLikedByUser: false, likeCount: 1 });
});

test('a row is liked, and not rated', async () => {
  const id = await row();
  await item(id).like();
  await item(id, 'member').like();
  expect(await item(id).getLikedBy()).toMatchObject([
    { name: 'Olive Owner', email: 'owner@example.test', loginName: 'i:0#.f|membership|owner@example.test' },
    { name: 'Mo Member' }
  ]);
  await item(id).unlike();
  expect(await item(id).getLikedByInformation()).toMatchObject({
    isLikedByUser: false,
    likeCount: 1,
    likedby: [{ name: 'Mo Member' }]
  });
  expect(await status(item(id).rate(2))).toBe(404);
});

test('one may remove what one said, a manager anything; all of it is removed by DeleteAll', async () => {
  await tenant.as('owner').web.lists.add('Narrow');
  const narrow = tenant.as('owner').web.lists.getByTitle('Narrow');
  const { Id } = await narrow.items.add({ Title: 'x' });
  // Members hold Edit, which manages lists: here they only contribute.
  await narrow.breakRoleInheritance(false);
  const people = await Promise.all(
    ['member', 'second'].map(login => tenant.as('owner').web.ensureUser(`${login}@example.test`))
  );
  for (const one of people) await narrow.roleAssignments.add(one.Id, 1073741827);
  const comments = (login: string) => tenant.as(login).web.lists.getByTitle('Narrow').items.getById(Id).comments;
  const mine = await comments('member').add('mine');
  expect(await status(comments('second').getById(Number(mine.id)).delete())).toBe(403);
  expect(await status(comments('second').clear())).toBe(403);
  await comments('member').getById(Number(mine.id)).delete();
  const theirs = await comments('second').add('theirs');
  await comments('owner').getById(Number(theirs.id)).delete();
  for (const text of ['1', '2', '3']) await comments('second').add(text);
  await (await comments('member').add('with a reply')).replies.add('reply');
  await comments('owner').clear();
  expect(await comments('owner')()).toEqual([]);
});

test('a reader may read comments, but neither make nor remove one; a stranger may not even read', async () => {
  const id = await row();
  const comment = await item(id).comments.add('text');
  expect(await item(id, 'reader').comments()).toHaveLength(1);
  const reader = item(id, 'reader').comments;
  const tries = [
    reader.add('no'),
    item(id, 'reader').comments.getById(Number(comment.id)).replies.add('no'),
    item(id, 'reader').comments.getById(Number(comment.id)).delete(),
    item(id, 'stranger').comments()
  ];
  expect(await Promise.all(tries.map(status))).toEqual([403, 403, 403, 403]);
  expect(await item(id).comments()).toMatchObject([{ replyCount: 0 }]);
});

test.each([
  [{}],
  [{ text: '  ' }],
  [{ text: 5 }],
  [{ text: 'x'.repeat(2001) }],
  [{ text: 'x', invented: 1 }],
  [{ text: 'x', mentions: [{ name: 'only' }] }]
])('the comment %j is refused', async body => {
  const id = await row();
  const refused = await tenant.raw(`web/lists/getbytitle('Things')/items(${id})/comments`, {
    method: 'POST',
    body: JSON.stringify(body)
  });
  expect([refused.status, await item(id).comments()]).toEqual([400, []]);
});

test('comments are switched off and on for one row', async () => {
  const id = await row();
  const set = (value: boolean) =>
    tenant.raw(`web/lists/getbytitle('Things')/items(${id})/SetCommentsDisabled(${value})`, { method: 'POST' });
  expect((await set(true)).status).toBe(200);
  expect(await item(id).select('CommentsDisabled')()).toMatchObject({ CommentsDisabled: true });
  expect(await status(item(id).comments.add('no'))).toBe(400);
  await set(false);
  await item(id).comments.add('yes');
  const other = await tenant.raw(`web/lists/getbytitle('Things')/items(${id})/comments(999999)`);
  expect([other.status, (await errorOf(other)).code]).toEqual([404, '-2147024809, System.ArgumentException']);
});

test('a row takes its comments with it, and their numbers are never used again', async () => {
  const [one, two] = [await row(), await row()];
  const comment = await item(one).comments.add('gone');
  await item(one).delete();
  expect(await status(item(one).comments())).toBe(404);
  const next = await item(two).comments.add('next');
  expect(Number(next.id)).toBeGreaterThan(Number(comment.id));
});
