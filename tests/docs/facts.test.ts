import { readdirSync } from 'node:fs';
import path from 'node:path';
import solution from '../../config/package-solution.json';
import { entities, groups } from '../../src/model';
import type { Entity, Right } from '../../src/model/entity';
import manifest from '../../teams/manifest.json';
import { pages, read, root, tableIn } from './pages';

const lists: readonly Entity[] = Object.values(entities);
const asked = solution.solution.webApiPermissionRequests.map(({ scope }) => scope).sort();

describe('the page of approvals', () => {
  const rows = tableIn('docs/approvals.md', 'Permission', 'Why', 'What is lost without it', 'Who consents');

  it('lists exactly what the package asks of Microsoft Graph', () => {
    expect(rows.map(([permission = '']) => permission.replace(/`/g, '')).sort()).toEqual(asked);
    expect(new Set(solution.solution.webApiPermissionRequests.map(one => one.resource))).toEqual(
      new Set(['Microsoft Graph'])
    );
  });

  it('says of each why it is asked, what is lost without it, and who consents', () => {
    for (const row of rows) {
      expect(row).toHaveLength(4);
      expect(row.every(cell => cell !== '')).toBe(true);
    }
  });

  it('names what the Teams app asks, and no consent that its manifest does not ask', () => {
    for (const permission of manifest.permissions) expect(read('docs/approvals.md')).toContain(`\`${permission}\``);
    expect(read('docs/approvals.md')).toContain('no resource-specific consent');
    expect(manifest).not.toHaveProperty('authorization');
  });
});

test.each(pages)('%s names no permission in Graph that the package does not ask for', page => {
  const named = [...read(page).matchAll(/\b(?:Team|Channel|Chat|User|Group|Sites|Directory)\w*\.[A-Z][\w.]+/g)];
  expect(named.map(([permission]) => permission).filter(permission => !asked.includes(permission))).toEqual([]);
});

describe('the page of requirements', () => {
  it('lists the lists that set-up makes, with their addresses', () => {
    expect(tableIn('docs/requirements.md', 'List', 'Address')).toEqual(
      lists.map(({ title, urlName }) => [title, `\`Lists/${urlName}\``])
    );
  });

  it('gives everybody the rights that set-up gives', () => {
    const words = (right: Right, own: boolean): string => (right === 'read' ? 'read' : own ? 'edit own' : 'edit');
    expect(
      tableIn('docs/requirements.md', '', groups.managers.title, groups.leads.title, 'Site members', 'Site visitors')
    ).toEqual(
      lists.map(({ title, rights }) => [
        title,
        ...[rights.managers, rights.leads, rights.members, rights.visitors].map(right =>
          words(right, rights.ownItemsOnly === true)
        )
      ])
    );
  });
});

test('the page of removal deletes every list and both groups', () => {
  for (const { title } of [...lists, ...Object.values(groups)]) expect(read('docs/removal.md')).toContain(title);
});

test('what is kept on devices is named as the browser names it', () => {
  const storage = read('src/device/browserStorage.ts') + read('src/device/chosenPlans.ts');
  const named = [...storage.matchAll(/'(inspection-action-plan[\w-]*)'/g)].map(([, name = '']) => name);
  expect(named).toHaveLength(2);
  for (const name of named) expect(read('docs/removal.md')).toContain(`\`${name}\``);
});

test.each(pages)('what %s prints bold is a text of the product’s screens', page => {
  const folder = 'src/ui/words/en';
  const screens = [
    ...readdirSync(path.join(root, folder)).map(name => read(`${folder}/${name}`)),
    read('src/webparts/actionPlan/loc/en-us.js')
  ].join('\n');
  const bold = [...read(page).matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text);
  expect(bold.filter(text => text !== 'bold' && !screens.includes(`'${text}'`))).toEqual([]);
});
