import { readFileSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../teams/manifest.json';
import webPart from '../../src/webparts/actionPlan/ActionPlanWebPart.manifest.json';
import solution from '../../config/package-solution.json';

const teams = path.resolve(__dirname, '..', '..', 'teams');

/** Width and height of a PNG, from its header. */
function pngSize(file: string): [width: number, height: number] {
  const bytes = readFileSync(path.join(teams, file));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the Teams manifest', () => {
  it('is of the web part', () => {
    expect(manifest.id).toBe(webPart.id);
    const urls = [...manifest.configurableTabs.map((tab) => tab.configurationUrl), ...manifest.staticTabs.map((tab) => tab.contentUrl)];
    for (const url of urls) expect(url).toContain(`componentId=${webPart.id}%26`);
    expect(webPart.supportedHosts).toEqual(expect.arrayContaining(['TeamsTab', 'TeamsPersonalApp']));
  });

  it('has a version of three parts, the same as the package', () => {
    expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(solution.solution.version).toBe(`${manifest.version}.0`);
  });

  it('keeps within the lengths that Teams allows', () => {
    expect(manifest.name.short.length).toBeLessThanOrEqual(30);
    expect(manifest.name.full.length).toBeLessThanOrEqual(100);
    expect(manifest.description.short.length).toBeLessThanOrEqual(80);
    expect(manifest.description.full.length).toBeLessThanOrEqual(4000);
  });

  it('has icons of the sizes that Teams asks for', () => {
    expect(pngSize(manifest.icons.color)).toEqual([192, 192]);
    expect(pngSize(manifest.icons.outline)).toEqual([32, 32]);
  });
});
