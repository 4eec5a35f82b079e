import { readdirSync } from 'node:fs';
import path from 'node:path';
import solution from '../../config/package-solution.json';
import type { Failure } from '../../src/domain/failure';
import { mentionLimit, messageLimit } from '../../src/domain/post';
import { entities, groups } from '../../src/model';
import type { Entity, Right } from '../../src/model/entity';
import { columnsOf } from '../../src/model/entity';
import { noteLimit, textLimit } from '../../src/model/field';
import { failureWords } from '../../src/ui/words/en/failure';
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

/** The sources of everything that the product says. */
const folder = 'src/ui/words/en';
const words = [
  ...readdirSync(path.join(root, folder)).map(name => read(`${folder}/${name}`)),
  read('src/webparts/actionPlan/loc/en-us.js')
].join('\n');

test.each(pages)('what %s prints bold is a text of the product’s screens', page => {
  const bold = [...read(page).matchAll(/\*\*(.+?)\*\*/g)].map(([, text = '']) => text);
  expect(bold.filter(text => text !== 'bold' && !words.includes(`'${text}'`))).toEqual([]);
});

test.each(pages)('what %s quotes is said by the product', page => {
  const failures: readonly Failure[] = [
    { kind: 'broken', message: '' },
    { kind: 'missingColumns', columns: [{ list: '', column: '' }] }
  ];
  const titles = [
    ...failures.map(failure => failureWords(failure, 'read').title),
    ...lists.flatMap(list => columnsOf(list).map(({ title }) => title))
  ];
  const quoted = [...read(page).matchAll(/“(.+?)”/g)].map(([, text = '']) => text);
  expect(quoted.filter(text => ![words, ...titles].some(said => said.includes(text)))).toEqual([]);
});

test('the page of requirements names the limits that are held', () => {
  const limits = tableIn('docs/requirements.md', 'What', 'Limit').map(row => row.join(' '));
  for (const [what, limit] of [
    ['line of text', textLimit],
    ['longer text', noteLimit],
    ['mentions', mentionLimit],
    ['own message', messageLimit]
  ] as const)
    expect(limits.find(row => row.includes(what))).toContain(` ${limit.toLocaleString('en-GB')} `);
});
