import { readFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import teamsManifest from '../../teams/manifest.json';
import { faultsOfColourIcon, faultsOfOutlineIcon } from '../teams/icons';
import { readPng } from '../teams/png';

/** The package that `npm test` makes from the production build. */
const root = path.resolve(__dirname, '..', '..');
const component: unknown = JSON.parse(
  readFileSync(path.join(root, 'src/webparts/actionPlan/ActionPlanWebPart.manifest.json'), 'utf8').replace(
    /^\s*\/\/.*$/gm,
    ''
  )
);
const componentId =
  typeof component === 'object' && component !== null && 'id' in component ? String(component.id) : '';

let solution: JSZip;

beforeAll(async () => {
  solution = await JSZip.loadAsync(readFileSync(path.join(root, 'sharepoint/solution/inspection-action-plan.sppkg')));
});

const names = (): string[] => Object.keys(solution.files);

test('the solution has its manifest, and skips feature deployment, which Teams needs', async () => {
  const manifest = await solution.file('AppManifest.xml')?.async('string');
  expect(manifest).toContain('SkipFeatureDeployment="true"');
  expect(manifest).toContain('IsClientSideSolution="true"');
});

test('the publisher of the package has the links that were set for the Teams app', async () => {
  const manifest = (await solution.file('AppManifest.xml')?.async('string')) ?? '';
  const [, developer = ''] = /<DeveloperProperties>(.*?)<\/DeveloperProperties>/.exec(manifest) ?? [];
  expect(JSON.parse(developer.replace(/&quot;/g, '"').replace(/&amp;/g, '&'))).toMatchObject(teamsManifest.developer);
});

test('every script of the build is inside, so that no CDN is needed', () => {
  const inside = names()
    .filter(name => name.startsWith('ClientSideAssets/'))
    .map(name => path.basename(name));
  expect(inside.some(name => /^action-plan-web-part_.*\.js$/.test(name))).toBe(true);
  for (const chunk of ['action-panel', 'scorecard', 'set-up'])
    expect(inside.some(name => name.startsWith(`chunk.${chunk}_`))).toBe(true);
});

test('the web part is declared for the page, the tab and the personal app', async () => {
  const declared = await Promise.all(
    names()
      .filter(name => name.endsWith('.xml'))
      .map(name => solution.file(name)?.async('string'))
  );
  const ours = declared.find(xml => xml?.includes(componentId) && xml.includes('supportedHosts'));
  for (const host of ['SharePointWebPart', 'SharePointFullPage', 'TeamsTab', 'TeamsPersonalApp'])
    expect(ours).toContain(host);
});

test('the Teams app is among the assets, where SPFx puts the folder teams, whole and about this web part', async () => {
  for (const icon of [`${componentId}_color.png`, `${componentId}_outline.png`])
    expect(names()).toContain(`ClientSideAssets/${icon}`);
  const bytes = await solution.file('ClientSideAssets/TeamsSPFxApp.zip')?.async('nodebuffer');
  const app = await JSZip.loadAsync(bytes ?? Buffer.alloc(0));
  // At the zip's root, as Teams wants them: no folder around, nothing else beside.
  expect(Object.keys(app.files).sort()).toEqual([
    `${componentId}_color.png`,
    `${componentId}_outline.png`,
    'manifest.json'
  ]);

  const text = await app.file('manifest.json')?.async('string');
  expect(JSON.parse(text ?? '')).toEqual(teamsManifest);
  const pages = [...(text ?? '').matchAll(/componentId=([0-9a-f-]+)/g)].map(found => found[1]);
  expect(pages).toEqual([componentId, componentId]);

  const icon = async (name: string) => readPng((await app.file(name)?.async('nodebuffer')) ?? Buffer.alloc(0));
  expect(faultsOfColourIcon(await icon(teamsManifest.icons.color))).toEqual([]);
  expect(faultsOfOutlineIcon(await icon(teamsManifest.icons.outline))).toEqual([]);
});
