import { readFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';

/** The package that `npm test` makes from the production build. */
const root = path.resolve(__dirname, '..', '..');
const component: unknown = JSON.parse(readFileSync(path.join(root, 'src/webparts/actionPlan/ActionPlanWebPart.manifest.json'), 'utf8').replace(/^\s*\/\/.*$/gm, ''));
const componentId = typeof component === 'object' && component !== null && 'id' in component ? String(component.id) : '';

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

test('every script of the build is inside, so that no CDN is needed', () => {
  const inside = names().filter(name => name.startsWith('ClientSideAssets/')).map(name => path.basename(name));
  expect(inside.some(name => /^action-plan-web-part_.*\.js$/.test(name))).toBe(true);
  for (const chunk of ['action-panel', 'scorecard', 'set-up']) expect(inside.some(name => name.startsWith(`chunk.${chunk}_`))).toBe(true);
});

test('the web part is declared for the page, the tab and the personal app', async () => {
  const declared = await Promise.all(names().filter(name => name.endsWith('.xml')).map(name => solution.file(name)?.async('string')));
  const ours = declared.find(xml => xml?.includes(componentId) && xml.includes('supportedHosts'));
  for (const host of ['SharePointWebPart', 'SharePointFullPage', 'TeamsTab', 'TeamsPersonalApp']) expect(ours).toContain(host);
});

test('the Teams app is inside with its manifest and both icons', async () => {
  const name = names().find(one => one.endsWith('TeamsSPFxApp.zip'));
  const bytes = await solution.file(name ?? '')?.async('nodebuffer');
  const app = await JSZip.loadAsync(bytes ?? Buffer.alloc(0));
  expect(Object.keys(app.files).sort()).toEqual([`${componentId}_color.png`, `${componentId}_outline.png`, 'manifest.json'].sort());
});
