import { failure, startTenant } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

let tenant: Tenant;

const list = () => tenant.as('owner').web.lists.getByTitle('Large');
const throttled = {
  status: 500,
  code: '-2147024860, Microsoft.SharePoint.SPQueryThrottledException',
  text: 'The attempted operation is prohibited because it exceeds the list view threshold.'
};
const eq = (column: string, value: string) =>
  `<Eq><FieldRef Name='${column}'/><Value Type='Text'>${value}</Value></Eq>`;
const view = (where: string, limit: number | undefined, order = '') =>
  `<View><Query>${where && `<Where>${where}</Where>`}${order && `<OrderBy><FieldRef Name='${order}'/></OrderBy>`}</Query>${limit === undefined ? '' : `<RowLimit Paged='TRUE'>${limit}</RowLimit>`}</View>`;

async function ids(ViewXml: string, PagingInfo = ''): Promise<number[]> {
  const rows: { Id: number }[] = await list().getItemsByCAMLQuery({
    ViewXml,
    ListItemCollectionPosition: { PagingInfo }
  });
  return rows.map(row => row.Id);
}

async function addRows(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 100) {
    const parts = Array.from({ length: Math.min(100, to - start) }, (_, index) => {
      const number = start + index + 1;
      const body = JSON.stringify({ Title: `Row ${number}`, Section: String(number % 10), Half: String(number % 2) });
      return `--b\nContent-Type: application/http\n\nPOST /sites/test/_api/web/lists/getByTitle('Large')/items?$select=Id HTTP/1.1\nContent-Type: application/json\n\n${body}\n`;
    });
    await tenant.raw('$batch', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: `${parts.join('')}--b--\n`
    });
  }
}

beforeAll(async () => {
  tenant = await startTenant();
  await tenant.as('owner').web.lists.add('Large');
  for (const name of ['Section', 'Half']) {
    await list().fields.addText(name);
    await list().fields.getByTitle(name).update({ Indexed: true });
  }
  await addRows(0, 5000);
});

afterAll(() => tenant.stop());

test('up to 5,000 rows everything is answered; beyond, in full by an index, in part by the RowLimit, or not at all', async () => {
  expect(await ids(view(eq('Title', 'Row 4999'), undefined))).toEqual([4999]);
  expect(await ids(view('', undefined, 'Title'))).toHaveLength(5000);
  await addRows(5000, 10_010);

  // In full: an index narrows the condition to 5,000 rows.
  expect(await ids(view(eq('Section', '1'), undefined))).toHaveLength(1001);
  expect(await ids(view(`<And>${eq('Section', '1')}${eq('Title', 'Row 7001')}</And>`, undefined, 'Title'))).toEqual([
    7001
  ]);
  expect(
    await ids(
      view(
        `<In><FieldRef Name='Section'/><Values><Value Type='Text'>1</Value><Value Type='Text'>2</Value></Values></In>`,
        5000
      )
    )
  ).toHaveLength(2002);

  // Not at all: no limit, a limit above the threshold, or an order without an index.
  for (const one of [
    view('', undefined),
    view('', 5001),
    view('', 10, 'Title'),
    view(eq('Title', 'Row 7001'), undefined),
    view(eq('Title', 'Row 7001'), 5001),
    view(eq('Title', 'Row 7001'), 10, 'Title'),
    view(eq('Title', 'Row 7001'), 10, 'Section'),
    view(eq('Half', '1'), undefined)
  ])
    expect([one, await failure(ids(one))]).toEqual([one, throttled]);

  // In part: the limit, in the order of the ids, over the next 5,000 rows alone.
  expect(await ids(view(eq('Title', 'Row 7001'), 10))).toEqual([]);
  expect(await ids(view(eq('Title', 'Row 7001'), 10), 'Paged=TRUE&p_ID=5000')).toEqual([7001]);
  expect(await ids(view(eq('Title', 'Row 12'), 10))).toEqual([12]);
  expect(await ids(view(eq('Half', '1'), 3))).toEqual([1, 3, 5]);
  // Without a condition a page is a page.
  expect(await ids(view('', 3), 'Paged=TRUE&p_ID=9000')).toEqual([9001, 9002, 9003]);
  expect(await ids(view('', 3, 'Section'))).toEqual([10, 20, 30]);
});

test('a rendered page that holds nothing still leads to the next one, until all rows have been looked at', async () => {
  const ViewXml = view(eq('Title', 'Row 10007'), 10);
  const found: string[] = [];
  const pages: number[] = [];
  for (let Paging: string | undefined = ''; Paging !== undefined;) {
    const data: { Row: { Title: string }[]; NextHref?: string } = await list().renderListDataAsStream({
      ViewXml,
      Paging
    });
    pages.push(data.Row.length);
    found.push(...data.Row.map(row => row.Title));
    Paging = data.NextHref;
  }
  expect([pages, found]).toEqual([[0, 0, 1], ['Row 10007']]);
});

test('a folder of few rows is searched in full', async () => {
  const { RootFolder } = await list().select('RootFolder/ServerRelativeUrl').expand('RootFolder')();
  const root: string = RootFolder.ServerRelativeUrl;
  await list().addValidateUpdateItemUsingPath([{ FieldName: 'Title', FieldValue: 'Inner' }], root, false, '', {
    leafName: 'Inner',
    objectType: 1
  });
  const rows = await list().addValidateUpdateItemUsingPath(
    [{ FieldName: 'Title', FieldValue: 'Inside' }],
    `${root}/Inner`
  );
  const found = await list().getItemsByCAMLQuery({
    ViewXml: view(eq('Title', 'Inside'), undefined, 'Title'),
    FolderServerRelativeUrl: `${root}/Inner`
  });
  expect(found.map((row: { Id: number }) => row.Id)).toEqual([rows.at(-1)?.ItemId]);
  expect(await failure(ids(view(eq('Title', 'Inside'), undefined, 'Title')))).toEqual(throttled);
});
