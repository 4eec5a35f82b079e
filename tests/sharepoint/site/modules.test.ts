import { rmSync } from 'node:fs';
import { answerApi } from '../../../sharepoint/site/http/api.ts';
import { openDatabase } from '../../../sharepoint/site/store/database.ts';
import { Store } from '../../../sharepoint/site/store/store.ts';
import { createSite } from '../../../sharepoint/site/webs/webs.ts';
import { people, site, temporaryFolder } from './tenant.ts';

test('without any module there are still webs, lists, columns and rows; the rest is refused', () => {
  const folder = temporaryFolder();
  const database = openDatabase(folder);
  try {
    const store = new Store(database, () => 0, 60);
    const api = { store, modules: [], people, secret: 'secret', now: () => 0 };
    store.transaction(() => createSite(api, site, people, '2026-01-01T00:00:00Z'));
    const send = (method: string, path: string, body?: unknown) => {
      const { status, body: answer } = answerApi(api, {
        origin: 'http://127.0.0.1',
        method,
        url: `${site.url}/_api/${path}`,
        headers: new Map([['accept', 'application/json;odata=nometadata']]),
        body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
        login: 'owner@example.test'
      });
      return { status, json: JSON.parse(String(answer)) };
    };
    expect(send('GET', 'web').json).toMatchObject({ Title: site.title });
    expect(send('POST', 'web/lists', { Title: "O'Brien", BaseTemplate: 100 }).status).toBe(201);
    const list = "web/lists/getByTitle('O''Brien')";
    expect(send('POST', `${list}/fields`, { Title: 'Colour', FieldTypeKind: 2 }).status).toBe(201);
    expect(send('POST', `${list}/items`, { Title: 'One', Colour: 'blue' }).status).toBe(201);
    expect(send('GET', `${list}/items?$filter=Colour eq 'blue'`).json.value).toMatchObject([{ Id: 1, Title: 'One' }]);
    for (const path of ['contenttypes', 'rootfolder', 'items(1)/comments', 'items(1)/attachmentfiles'])
      expect([path, send('GET', `${list}/${path}`).status]).toEqual([path, 404]);
    expect(send('POST', `${list}/getitems`, { query: { ViewXml: '<View/>' } }).status).toBe(404);
    expect(send('GET', 'sitepages/pages').status).toBe(404);
  } finally {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
