import { request } from 'node:http';
import { loginsOf } from '../../sharepoint/sample/people';
import { launch, type Launched } from './launch';

const [owner = ''] = loginsOf('owner');
const [reader = ''] = loginsOf('reader');

/** The local hosts themselves: what they tell the web part, and what they let nobody do. */
describe('the local hosts', () => {
  let local: Launched;
  beforeAll(async () => {
    local = await launch();
  });
  afterAll(() => local.close());

  it('show the web part on a SharePoint page without any script of elsewhere', async () => {
    const { page, problems, close } = await local.open('page');
    const answer = await page.request.get(page.url());
    expect(answer.headers()['content-security-policy']).toContain("script-src 'self'");
    expect(await page.locator('#web-part').innerText()).not.toBe('');
    expect(problems).toEqual([]);
    await close();
  });

  it('hand out nothing but what is theirs, however the address is written', async () => {
    const { hostname, port } = new URL(local.origin);
    const ask = (path: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const sent = request({ hostname, port, path }, response => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        sent.on('error', reject);
        sent.end();
      });
    for (const path of [
      '/_local/assets/../../package.json',
      '/_local/assets/..%2f..%2fpackage.json',
      '/_local/assets/%2e%2e%2f%2e%2e%2fpackage.json',
      '/_local/assets/..%5c..%5cpackage.json',
      '/_local/assets/%2fetc%2fpasswd',
      '/_local/teams/..%2fmanifest.json',
      '/../../etc/passwd',
      '/package.json'
    ]) {
      expect([path, await ask(path)]).toEqual([path, 404]);
    }
    expect(await ask('/_local/page/page.css')).toBe(200);
  });

  it('show it in a column of 360 pixels', async () => {
    const { page, close } = await local.open('narrow');
    const box = await page.locator('#web-part').boundingBox();
    expect(box?.width).toBeLessThanOrEqual(360);
    await close();
  });

  it('keep what the property pane changed', async () => {
    const { page, close } = await local.open('page');
    await page.getByRole('button', { name: 'Edit page' }).click();
    await page.getByRole('button', { name: 'Edit web part' }).click();
    const pane = page.getByRole('complementary', { name: 'Property pane' });
    const field = pane.getByRole('textbox').first();
    const stored = page.waitForResponse(
      response => response.url().includes('/_local/page/properties') && response.request().method() === 'POST'
    );
    await field.fill('Our plan');
    await page.getByRole('button', { name: 'Publish' }).click();
    await stored;
    await page.reload();
    await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Edit page' }).click();
    await page.getByRole('button', { name: 'Edit web part' }).click();
    expect(await pane.getByRole('textbox').first().inputValue()).toBe('Our plan');
    await close();
  });

  it('show the page through the eyes of whom one signs in as', async () => {
    const { page, close } = await local.open('page', { as: reader });
    const switchList = page.getByLabel('Signed in as');
    expect(await switchList.inputValue()).toBe(reader);
    await Promise.all([page.waitForEvent('load'), switchList.selectOption(owner)]);
    expect(await switchList.inputValue()).toBe(owner);
    await close();
  });

  it('run it as a channel tab on the real teams-js, and follow the theme', async () => {
    const { page, problems, close } = await local.open('tab', { query: { subPageId: 'action-42' } });
    const app = page.frameLocator('#app');
    await page.getByLabel('Theme').selectOption('dark');
    await app.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
    expect(await page.locator('html').getAttribute('data-heard')).toContain('initialize getContext');
    expect(problems).toEqual([]);
    await close();
  });

  it('run it as a personal app', async () => {
    const { page, problems, close } = await local.open('personal', { width: 400 });
    await page.getByRole('heading', { name: 'Action plan', exact: true }).waitFor();
    await page.frameLocator('#app').getByRole('heading', { name: 'My actions' }).waitFor();
    expect(problems).toEqual([]);
    await close();
  });
});
