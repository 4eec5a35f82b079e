import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { counted, plural } from '../../../src/ui/words/en/counts';

const src = path.resolve(__dirname, '..', '..', '..', 'src');

test('a number goes with its form of a word', () => {
  const forms = { one: 'action', other: 'actions' };
  expect([0, 1, 2, 1204].map(count => counted(count, forms))).toEqual([
    '0 actions',
    '1 action',
    '2 actions',
    '1,204 actions'
  ]);
  expect(plural(1, { one: 'it', other: 'them' })).toBe('it');
});

test('only the words themselves import a language: everything else is handed it', () => {
  const importers = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !file.startsWith(path.join('ui', 'words')))
    .filter(file => /words\/(en|pseudo)\b/.test(readFileSync(path.join(src, file), 'utf8')));
  expect(importers).toEqual([]);
});
