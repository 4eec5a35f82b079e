import fc from 'fast-check';
import {
  channelOfLink,
  deepLink,
  linkOfChannel,
  shortMessageLink,
  longestLink,
  messageOfLink,
  shareLink,
  tabOfText,
  textOfTab
} from '../../src/channel/deepLink';
import { actionOfSubPage, subPageOfAction } from '../../src/model/subPage';

const channel = {
  teamId: '5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001',
  channelId: '19:0123456789abcdef0123456789abcdef@thread.tacv2',
  name: 'Improvement plan',
  team: ''
};
const tab = {
  appId: 'c3a7d2f4-6b1e-4f58-9a0d-5e2f8b7c1a94',
  entityId: 'sharepointtab_7d0f3c52-91ab-4e6f-8c2d-1f5a9b3e6d47',
  channelId: channel.channelId
};

test('a link leads to the tab at the action, by ids only', () => {
  const link = new URL(
    deepLink(tab, 'https://example.test/sites/plan?action=42', {
      actionId: 42,
      label: 'Action 2.3'
    })
  );
  expect(link.origin + link.pathname).toBe(
    'https://teams.microsoft.com/l/entity/c3a7d2f4-6b1e-4f58-9a0d-5e2f8b7c1a94/sharepointtab_7d0f3c52-91ab-4e6f-8c2d-1f5a9b3e6d47'
  );
  expect(link.searchParams.get('webUrl')).toBe('https://example.test/sites/plan?action=42');
  expect(link.searchParams.get('label')).toBe('Action 2.3');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({
    subEntityId: 'action-42',
    channelId: channel.channelId
  });
});

test('any link is under 1,900 characters, or is the plain SharePoint link', () => {
  fc.assert(
    fc.property(
      fc.webUrl({ size: 'large', withQueryParameters: true }),
      fc.string({ maxLength: 3000 }),
      fc.nat(),
      (url, label, actionId) => {
        const link = deepLink(tab, url, { actionId, label });
        expect(link === url || link.length < longestLink).toBe(true);
      }
    )
  );
  const long = `https://example.test/${'x'.repeat(3000)}`;
  expect(deepLink(tab, long, { actionId: 1 })).toBe(long);
  // The label goes first.
  expect(
    new URL(deepLink(tab, 'https://example.test/', { actionId: 1, label: 'y'.repeat(3000) })).searchParams.has('label')
  ).toBe(false);
});

test('a sub-page comes back as its action, and anything else as none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1 }), id => {
      expect(actionOfSubPage(subPageOfAction(id))).toBe(id);
    })
  );
  for (const other of [
    undefined,
    '',
    'action-',
    'action-0',
    'action-1.5',
    'action-42x',
    ' action-42',
    'action-99999999999999999999',
    'plan'
  ])
    expect(actionOfSubPage(other)).toBeUndefined();
});

test('a share link carries the words, or says that it can’t', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 4000 }), text => {
      const { url, carriesText } = shareLink('https://example.test/', text);
      expect(url.length).toBeLessThan(longestLink);
      expect(new URL(url).searchParams.get('msgText')).toBe(carriesText ? text : null);
    })
  );
});

test('a channel’s link comes back as the channel, whatever its name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), name => {
      const link = linkOfChannel({ ...channel, name }, channel.teamId);
      expect(link.length).toBeLessThanOrEqual(255);
      expect(channelOfLink(link)).toMatchObject({ teamId: channel.teamId, channelId: channel.channelId });
    })
  );
  expect(channelOfLink(linkOfChannel(channel, ''))).toEqual(channel);
});

test.each([
  '',
  'not a link',
  'mailto:a@example.test',
  'https://example.test/l/channel/19%3Ax%40thread.tacv2/Name?groupId=5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001',
  'https://teams.microsoft.com/l/channel/19%3Ax%40thread.tacv2/Name?groupId=../users',
  'https://teams.microsoft.com/l/channel/..%2F..%2Fme/Name?groupId=5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001',
  'http://teams.microsoft.com/l/channel/19%3Ax%40thread.tacv2/Name?groupId=5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001',
  'https://teams.microsoft.com/l/channel/%E0%A4%A/x?groupId=5e0f52b8-7c1a-4a5f-9d61-f6b3d6a0c001'
])('%s is no channel', link => {
  expect(channelOfLink(link)).toBeUndefined();
});

test('a post’s link is short enough to be kept, and still names the post', () => {
  const id = `19:${'a'.repeat(43)}@thread.tacv2`;
  const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(id)}/1505900000000?groupId=${channel.teamId}&tenantId=${channel.teamId}&createdTime=1505900000000&parentMessageId=1505900000000`;
  expect(link.length).toBeGreaterThan(255);
  expect(shortMessageLink(link).length).toBeLessThanOrEqual(255);
  expect(messageOfLink(shortMessageLink(link))).toEqual({
    teamId: channel.teamId,
    channelId: id,
    messageId: '1505900000000'
  });
  expect(messageOfLink('https://example.test/l/message/x/1')).toBeUndefined();
});

test('a tab comes back from what the plan keeps of it, and anything else is none', () => {
  expect(tabOfText(textOfTab(tab) ?? '')).toEqual(tab);
  for (const entityId of ['a/b', '%', "O'Brien", 'é'])
    expect(tabOfText(textOfTab({ ...tab, entityId }) ?? '')).toEqual({ ...tab, entityId });
  expect(textOfTab({ ...tab, entityId: 'x'.repeat(200) })).toBeUndefined();
  for (const other of [
    '',
    '/',
    'a/b/c',
    `${tab.appId}//${tab.channelId}`,
    `${tab.appId}/%/x`,
    `${textOfTab(tab) ?? ''}/x`
  ])
    expect(tabOfText(other)).toBeUndefined();
});
