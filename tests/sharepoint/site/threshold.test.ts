import { failure, startTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

let tenant: Tenant;

const list = () => tenant.as('owner').web.lists.getByTitle('Large');
const throttled = {
  status: 500,
  code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
  text: 'The attempted operation is prohibited because it exceeds the list view threshold.'
};

async function addRows(count: number): Promise<void> {
  for (let start = 0; start < count; start += 100) {
    const parts = Array.from({ length: Math.min(100, count - start) }, (_, index) => {
      const number = start + index;
      const body = JSON.stringify({ Title: `Row ${number}`, Section: String(number % 10), Half: String(number % 2) });
      return `--b\nContent-Type: application/http\n\nPOST /sites/test/_api/web/lists/getByTitle('Large')/items?$select=Id HTTP/1.1\nContent-Type: application/json\n\n${body}\n`;
    });
    const response = await tenant.raw('$batch', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: `${parts.join('')}--b--\n`
    });
    expect((await response.text()).match(/201 Created/g)).toHaveLength(parts.length);
  }
}

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Large');
  for (const name of ['Section', 'Half']) {
    await list().fields.addText(name);
    await list().fields.getByTitle(name).update({ Indexed: true });
  }
  await addRows(5000);
});

afterAll(() => tenant.stop());

test('at 5,000 rows everything works; beyond, only what an index narrows', async () => {
  expect(await list().items.filter("Title eq 'Row 4999'")()).toHaveLength(1);
  await addRows(5001);
  expect(await failure(list().items.filter("Title eq 'Row 4999'").top(1)())).toEqual(throttled);
  expect(await failure(list().items.orderBy('Title').top(1)())).toEqual(throttled);
  expect(await failure(list().items.filter("Half eq '0'").top(1)())).toEqual(throttled);
  expect(await failure(list().items.filter("Section eq '1' or Title eq 'x'")())).toEqual(throttled);
  expect(await failure(list().items.filter("Section ne '1'")())).toEqual(throttled);
  expect(await list().items.filter("Section eq '1'").top(5000)()).toHaveLength(1000);
  expect(await list().items.filter("Section eq '1' and Title eq 'Row 11'")()).toHaveLength(2);
  expect(
    await list().items.filter("Section eq '1' or Section eq '2'").orderBy('Title', false).top(5000)()
  ).toHaveLength(2000);
  expect(await list().items.filter('Id gt 9000').top(5000)()).toHaveLength(1001);
  expect(await list().items.orderBy('Section').top(1)()).toHaveLength(1);
});

test('all rows are read page by page, quickly', async () => {
  const started = Date.now();
  const ids = new Set<number>();
  for await (const page of list().items.select('Id', 'Title').top(5000)) for (const item of page) ids.add(item.Id);
  expect(ids.size).toBe(10_001);
  expect(Date.now() - started).toBeLessThan(5000);
  expect(await list().items.select('Id').top(6000)()).toHaveLength(5000);
  expect(await list().items.select('Id')()).toHaveLength(100);
});
