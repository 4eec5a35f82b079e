import { planLink } from '../../src/model/pageLink';
import { planKey, planRefOf } from '../../src/domain/chosenPlan';
import { readSiteLink } from '../../src/domain/siteAddress';

const origin = 'https://council.sharepoint.example.test';

describe('a pasted link', () => {
  test.each([
    ['/sites/plan'],
    ['/sites/plan/'],
    ['/sites/plan/Lists/ActionPlanActions/AllItems.aspx?viewid=1#x'],
    ['/sites/plan/Shared%20Documents/Forms/AllItems.aspx'],
    ['/:w:/r/sites/plan/Shared%20Documents/Minutes.docx?web=1'],
    ['/:b:/s/plan/EaBcDeF123?e=4'],
    ['/sites/plan/_layouts/15/viewlsts.aspx?view=14']
  ])('%s is cut down to the site', path => {
    expect(readSiteLink(origin + path, origin)).toMatchObject({
      kind: 'site',
      webUrl: `${origin}/sites/plan`,
      pageUrl: undefined
    });
  });

  test('into a team’s site, the root site, or without its beginning, works too', () => {
    expect(readSiteLink(`${origin}/teams/early-years/x`, origin)).toMatchObject({
      webUrl: `${origin}/teams/early-years`
    });
    expect(readSiteLink(`${origin}/:x:/t/early-years/Ea1`, origin)).toMatchObject({
      webUrl: `${origin}/teams/early-years`
    });
    expect(readSiteLink(`  ${origin}/SitePages/Home.aspx `, origin)).toMatchObject({
      kind: 'site',
      webUrl: origin,
      pageUrl: `${origin}/SitePages/Home.aspx`
    });
    expect(readSiteLink('council.sharepoint.example.test/sites/plan', origin)).toMatchObject({
      webUrl: `${origin}/sites/plan`
    });
    expect(readSiteLink('/sites/plan', origin)).toMatchObject({ webUrl: `${origin}/sites/plan` });
  });

  test('to a page remembers the page, for the way back', () => {
    expect(readSiteLink(`${origin}/sites/plan/SitePages/Our%20plan.aspx?action=3`, origin)).toEqual({
      kind: 'site',
      webUrl: `${origin}/sites/plan`,
      link: `${origin}/sites/plan/SitePages/Our%20plan.aspx`,
      pageUrl: `${origin}/sites/plan/SitePages/Our%20plan.aspx`
    });
  });

  test.each([
    ['https://council-my.sharepoint.example.test/personal/x', 'council-my.sharepoint.example.test'],
    ['https://other.sharepoint.example.test/sites/plan', 'other.sharepoint.example.test'],
    [
      'https://council.sharepoint.example.test.evil.example.test/sites/plan',
      'council.sharepoint.example.test.evil.example.test'
    ],
    ['https://council.sharepoint.example.test:8443/sites/plan', 'council.sharepoint.example.test:8443'],
    ['https://council.sharepoint.example.test@evil.example.test/sites/plan', 'evil.example.test'],
    ['https://teams.microsoft.com/l/channel/19:x', 'teams.microsoft.com'],
    ['//evil.example.test/sites/plan', 'evil.example.test']
  ])('%s leads elsewhere and is asked nothing', (link, host) => {
    expect(readSiteLink(link, origin)).toEqual({ kind: 'elsewhere', host });
  });

  test.each([
    'our plan',
    ['javascript', 'alert(1)'].join(':'),
    'ftp://council.sharepoint.example.test/x',
    '',
    'mailto:sam@example.test',
    'http://council.sharepoint.example.test/sites/plan'
  ])('“%s” is no link', link => {
    expect(readSiteLink(link, origin)).toEqual({ kind: 'notALink' });
  });
});

test('a plan’s place is the same however its address is written', () => {
  const place = planRefOf({ webUrl: `${origin}/sites/Plan%20B`, planId: 3 });
  expect(place).toEqual({ site: '/sites/Plan%20B', planId: 3 });
  expect(planKey(place)).toBe(planKey({ site: '/sites/plan b', planId: 3 }));
  expect(planKey(place)).not.toBe(planKey({ ...place, planId: 4 }));
});

test('the way to the plan is the page that was pasted, at the action, and otherwise the site', () => {
  const pageUrl = `${origin}/sites/plan/SitePages/Plan.aspx`;
  expect(planLink({ webUrl: `${origin}/sites/plan`, planId: 3, page: pageUrl }, 42)).toBe(
    `${pageUrl}?ap-plan=3&ap-action=42`
  );
  expect(planLink({ webUrl: `${origin}/sites/plan`, page: undefined }, 42)).toBe(`${origin}/sites/plan`);
});

test.each([
  ['no page', undefined],
  ['what is no address', 'the plan'],
  ['a page of another site', `${origin}/sites/other/SitePages/Plan.aspx`],
  ['a page of another organisation', 'https://example.org/sites/plan/SitePages/Plan.aspx'],
  ['a list', `${origin}/sites/plan/Lists/ActionPlanActions/DispForm.aspx`]
])('with %s a link leads to the site, never to a list form', (_, page) => {
  expect(planLink({ webUrl: `${origin}/sites/plan`, page }, 42)).toBe(`${origin}/sites/plan`);
});

test('a link to a page keeps nothing else of that page’s address', () => {
  const page = `${origin}/sites/plan/SitePages/Plan.aspx?q=x&env=Embedded#top`;
  expect(planLink({ webUrl: `${origin}/sites/plan`, page }, undefined)).toBe(
    `${origin}/sites/plan/SitePages/Plan.aspx`
  );
  expect(planLink({ webUrl: `${origin}/sites/plan`, page }, 7)).toMatch(/Plan\.aspx\?[\w-]*action=7$/);
});
