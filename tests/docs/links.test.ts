import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../teams/manifest.json';
import { pages, read, root } from './pages';

/** What is only there once the product was packaged. */
const made = ['sharepoint/solution/inspection-action-plan.sppkg', 'teams/TeamsSPFxApp.zip'];

/** The ids that a Markdown page's headings get where it is shown. */
const anchorsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
      .replace(/ /g, '-')
  );

/** The links of a page that lead into the project and don't resolve. */
function brokenLinks(page: string): string[] {
  return [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter(link => !/^[a-z]+:/.test(link))
    .filter(link => {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? page : path.join(path.dirname(page), file);
      return !existsSync(path.join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
}

test.each([...pages, 'README.md', 'src/README.md', 'tests/README.md', 'sharepoint/site/README.md'])(
  'every link of %s into the project resolves',
  page => {
    expect(brokenLinks(page)).toEqual([]);
  }
);

test('the index links to every page', () => {
  for (const page of pages.filter(one => one !== 'docs/README.md'))
    expect(read('docs/README.md')).toContain(`](${path.basename(page)})`);
  expect(read('README.md')).toContain('](docs/README.md)');
});

test.each(pages)('every file that %s names is there', page => {
  const named = [...read(page).matchAll(/`((?:docs|config|src|teams|sharepoint|tests)\/[\w./-]+)/g)].map(
    ([, file = '']) => file
  );
  expect(named.filter(file => !made.includes(file) && !existsSync(path.join(root, file)))).toEqual([]);
});

describe('the links that Teams shows of the app', () => {
  const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
  const links = [websiteUrl, privacyUrl, termsOfUseUrl].map(link => new URL(link));

  it('are three different https addresses, none of them of somebody else', () => {
    expect(new Set(links.map(link => link.href)).size).toBe(3);
    for (const { protocol, hostname } of links) {
      expect(protocol).toBe('https:');
      expect(hostname).not.toMatch(/(^|\.)(microsoft|office|example)\.(com|org|net)$/);
    }
  });

  it('name a page of docs as long as they are the placeholder, whose host can belong to nobody', () => {
    for (const { hostname, pathname } of links.filter(link => link.hostname.endsWith('.invalid'))) {
      expect(hostname).toBe('set-this-link.invalid');
      expect(pages).toContain(pathname.slice(1));
    }
  });

  it('are the only addresses of other sites in the manifest', () => {
    const others = [...JSON.stringify(manifest).matchAll(/"(https:\/\/[^"{]+)"/g)].map(([, url = '']) => url);
    expect(others.filter(url => !url.startsWith('https://developer.microsoft.com/json-schemas/'))).toEqual([
      websiteUrl,
      privacyUrl,
      termsOfUseUrl
    ]);
  });
});
