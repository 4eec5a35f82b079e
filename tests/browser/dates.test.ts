import { launch, type Launched } from './launch';

/** A date of a London site is the same day wherever it is typed and read, also on the days on which the clocks change. */
let local: Launched;

beforeAll(async () => {
  local = await launch();
}, 120_000);
afterAll(() => local.close());

const manager = 'iain.rennie@example.test';
/** Two Sundays on which the clocks change, with London's midnight in UTC: the first begins in GMT, the second in summer time. */
const start = { typed: '29/3/2026', read: '29 March 2026', kept: '2026-03-29T00:00:00Z' };
const next = { typed: '25/10/2026', read: '25 October 2026', kept: '2026-10-24T23:00:00Z' };

/** Each zone has an action of its own: a date that is there already would not be written. */
test.each([
  ['Europe/London', 1],
  ['Etc/UTC', 3],
  ['Pacific/Kiritimati', 4],
  ['Pacific/Honolulu', 5]
])(
  'typed and read in %s',
  async (timeZone, actionId) => {
    const { page, context, problems, close } = await local.open('page', {
      as: manager,
      timeZone,
      query: { 'ap-action': String(actionId) }
    });
    expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(
      timeZone === 'Etc/UTC' ? 'UTC' : timeZone
    );
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: 'Edit', exact: true }).click();
    await panel.getByLabel('Start', { exact: true }).fill(start.typed);
    await panel.getByLabel('Next update due', { exact: true }).fill(next.typed);
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The action is saved.').waitFor();
    const item = `${local.origin}/sites/plan/_api/web/GetList('/sites/plan/Lists/ActionPlanActions')/items(${String(actionId)})?$select=APStart,APNextUpdateDue`;
    const answer: unknown = await (
      await context.request.get(item, { headers: { Accept: 'application/json;odata=nometadata' } })
    ).json();
    expect(answer).toEqual({ APStart: start.kept, APNextUpdateDue: next.kept });
    await page.reload();
    await panel.getByText(start.read).first().waitFor();
    await panel.getByText(next.read).first().waitFor();
    expect(problems).toEqual([]);
    await close();
  },
  60_000
);
