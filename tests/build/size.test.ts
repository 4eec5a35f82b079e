import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** The production build that `npm test` makes when it is missing or old. */
const assets = path.resolve(__dirname, '..', '..', 'release', 'assets');
const largest = 120 * 1024;

test('the script that the first view loads is at most 120 KB gzip', () => {
  const entries = readdirSync(assets).filter(name => /^action-plan-web-part_.*\.js$/.test(name));
  expect(entries).toHaveLength(1);
  const bytes = gzipSync(readFileSync(path.join(assets, entries[0] ?? '')), { level: 9 }).length;
  expect(bytes).toBeLessThanOrEqual(largest);
  // Far below a hello world would be a script that loads the product somewhere else.
  expect(bytes).toBeGreaterThan(20 * 1024);
});

test('panel, forms, scorecard and set-up come in chunks of their own', () => {
  const chunks = readdirSync(assets).join('\n');
  for (const name of ['action-panel', 'edit-action', 'scorecard', 'set-up', 'send', 'people', 'my-actions'])
    expect(chunks).toMatch(new RegExp(`^chunk\\.${name}_`, 'm'));
});
