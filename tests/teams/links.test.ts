/** @jest-environment jsdom */
import { linkToTab } from '../../teams/client/browser/copyLink';
import type { Surroundings } from '../../teams/client/browser/host';
import { destinationOf, hearLinks, linkElement, type Destination } from '../../teams/client/browser/links';
import { catalogueAppId, tabEntityId } from '../../teams/client/catalogue';
import manifest from '../../teams/manifest.json';
import { localTeamsAddress } from '../../sharepoint/page/browser/teamsLinks';

const script = ['javascript', 'x()'].join(':');
const channelId = '19:x@thread.tacv2';

function deepLink(context: unknown, { app = catalogueAppId, entity = tabEntityId } = {}): string {
  const query = new URLSearchParams({
    webUrl: 'http://localhost/sites/plan/SitePages/Plan.aspx?action=42',
    label: 'Action 4.2',
    context: JSON.stringify(context)
  });
  return `https://teams.microsoft.com/l/entity/${app}/${entity}?${query.toString()}`;
}

describe('a link', () => {
  it('to the tab leads to its channel at its action', () => {
    expect(destinationOf(deepLink({ subEntityId: 'action-42', channelId }))).toEqual({
      kind: 'here',
      place: { app: 'tab', channelId, subPageId: 'action-42' },
      href: 'http://localhost/teams?channel=19%3Ax%40thread.tacv2&subPageId=action-42'
    });
  });

  it('to the personal app leads there, whatever channel it names', () => {
    expect(destinationOf(deepLink({ subEntityId: 'action-7', channelId }, { entity: 'myActions' }))).toMatchObject({
      kind: 'here',
      place: { app: 'personal', channelId: undefined, subPageId: 'action-7' }
    });
  });

  it.each([['{'], ['[]'], ['{"subEntityId":7}'], ['null']])(
    'with a context that is none (%s) leads to the tab itself',
    context => {
      expect(
        destinationOf(
          `https://teams.microsoft.com/l/entity/${catalogueAppId}/${tabEntityId}?context=${encodeURIComponent(context)}`
        )
      ).toMatchObject({
        kind: 'here',
        place: { app: 'tab', channelId: undefined, subPageId: '' }
      });
    }
  );

  it("to another app of Teams isn't taken for ours", () => {
    expect(
      destinationOf(deepLink({ subEntityId: 'action-42' }, { app: '11111111-2222-4333-8444-555555555555' })).kind
    ).toBe('otherApp');
  });

  it.each([
    ['by the manifest’s id', { app: manifest.id }],
    ['by a tab that isn’t there', { entity: manifest.id }]
  ])('%s leads nowhere: Teams knows the app and the tab by other names', (_, name) => {
    expect(destinationOf(deepLink({ subEntityId: 'action-42' }, name)).kind).toBe('otherApp');
  });

  it.each([
    ['https://teams.microsoft.com/l/message/19:x/1', 'elsewhere'],
    ['mailto:owner@example.test', 'elsewhere'],
    ['http://localhost/sites/plan', 'elsewhere'],
    ['http://example.test/', 'elsewhere'],
    [`https://example.test/l/entity/${manifest.id}/plan`, 'elsewhere'],
    [script, 'none'],
    ['file:///etc/passwd', 'none'],
    ['data:text/html,x', 'none'],
    ['/teams', 'none'],
    ['', 'none']
  ])('%s leads %s', (link, kind) => {
    expect(destinationOf(link).kind).toBe(kind);
  });

  it("of the client is followed without leaving the page, others are the browser's", () => {
    const opened: Destination[] = [];
    hearLinks(destination => opened.push(destination));
    const ours = linkElement(deepLink({ subEntityId: 'action-42' }), 'link');
    const other = linkElement('https://example.test/', 'link');
    document.body.append(ours, other);
    ours.click();
    other.addEventListener('click', event => event.preventDefault());
    other.click();
    expect(opened.map(({ kind }) => kind)).toEqual(['here']);
  });

  it('to the tab that is copied leads back to where the app said it was', () => {
    const surroundings: Surroundings = {
      app: 'tab',
      web: '/sites/plan',
      tenantId: 't',
      teamId: 'g',
      teamInternalId: 'i',
      teamName: 'Team',
      channelId,
      channelName: 'Plan',
      entityId: tabEntityId,
      userId: 'u',
      login: 'l'
    };
    const copied = linkToTab(surroundings, {
      subPageId: 'action-42',
      label: '4.2 Chronologies',
      webUrl: 'http://localhost/sites/plan?action=42'
    });
    expect(new URL(copied).searchParams.get('label')).toBe('4.2 Chronologies');
    expect(destinationOf(copied)).toMatchObject({ place: { app: 'tab', channelId, subPageId: 'action-42' } });
    expect(destinationOf(linkToTab(surroundings, undefined))).toMatchObject({
      place: { app: 'tab', channelId, subPageId: '' }
    });
  });
});

describe('on a SharePoint page a link to Teams', () => {
  it.each([
    [
      'https://teams.microsoft.com/share?href=https%3A%2F%2Fexample.test%2F&msgText=a%20b',
      '/teams/share?href=https%3A%2F%2Fexample.test%2F&msgText=a%20b'
    ],
    ['https://teams.microsoft.com/share/launcher.js', undefined],
    ['https://example.test/share?href=x', undefined],
    ['/sites/plan', undefined],
    [script, undefined]
  ])('%s opens %s', (link, here) => {
    expect(localTeamsAddress(link, 'http://localhost/sites/plan/')).toBe(here);
  });

  it('to the tab opens the local Teams with the link', () => {
    const link = deepLink({ subEntityId: 'action-42' });
    expect(new URLSearchParams(localTeamsAddress(link, 'http://localhost/')?.split('?')[1]).get('link')).toBe(
      new URL(link).href
    );
  });
});
