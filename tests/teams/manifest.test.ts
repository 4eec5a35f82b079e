import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import manifest from '../../teams/manifest.json';
import webPart from '../../src/webparts/actionPlan/ActionPlanWebPart.manifest.json';
import solution from '../../config/package-solution.json';
import { faultsOfColourIcon, faultsOfOutlineIcon } from './icons';
import { readPng } from './png';

const teams = path.resolve(__dirname, '..', '..', 'teams');

describe('the Teams manifest', () => {
  it('is valid by the schema that Microsoft publishes, which would say what is wrong', async () => {
    const [read, faults] = await AppManifestUtils.readAndValidateTeamsManifest(path.join(teams, 'manifest.json'));
    expect(faults).toEqual([]);
    expect(await AppManifestUtils.validateAgainstSchema({ ...read, accentColor: 'teal' })).not.toEqual([]);
  });

  it('is a channel tab in every kind of channel, and a personal app with one page', () => {
    expect(manifest.configurableTabs.map(tab => tab.scopes)).toEqual([['team']]);
    expect(manifest.supportsChannelFeatures).toBe('tier1');
    expect(manifest.staticTabs.map(tab => [tab.entityId, tab.scopes])).toEqual([['myActions', ['personal']]]);
  });

  it('is of the web part', () => {
    expect(manifest.id).toBe(webPart.id);
    const urls = [
      ...manifest.configurableTabs.map(tab => tab.configurationUrl),
      ...manifest.staticTabs.map(tab => tab.contentUrl)
    ];
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

  it('has icons as Microsoft asks for them', () => {
    const icon = (name: string) => readPng(readFileSync(path.join(teams, name)));
    expect(faultsOfColourIcon(icon(manifest.icons.color))).toEqual([]);
    expect(faultsOfOutlineIcon(icon(manifest.icons.outline))).toEqual([]);
    // Each is a fault of the other.
    expect(faultsOfOutlineIcon(icon(manifest.icons.color))).not.toEqual([]);
    expect(faultsOfColourIcon(icon(manifest.icons.outline))).toContain('is see-through');
  });
});
