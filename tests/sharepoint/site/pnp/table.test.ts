import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as attachments from '@pnp/sp/attachments/types.js';
import * as comments from '@pnp/sp/comments/types.js';
import * as contentTypes from '@pnp/sp/content-types/types.js';
import * as fields from '@pnp/sp/fields/types.js';
import * as items from '@pnp/sp/items/types.js';
import * as lists from '@pnp/sp/lists/types.js';
import * as security from '@pnp/sp/security/types.js';
import * as siteGroups from '@pnp/sp/site-groups/types.js';
import * as siteUsers from '@pnp/sp/site-users/types.js';
import * as views from '@pnp/sp/views/types.js';
import * as webs from '@pnp/sp/webs/types.js';
import '../tenant.ts';
import '@pnp/sp/attachments/index.js';
import '@pnp/sp/comments/index.js';
import '@pnp/sp/content-types/index.js';
import { done, refused } from './methods.ts';

// The README's table against PnPjs itself: a method that a new version of it brings turns this red.

const modules = [
  webs,
  lists,
  items,
  fields,
  views,
  attachments,
  comments,
  security,
  siteUsers,
  siteGroups,
  contentTypes
];

/** What every queryable has, whatever it stands for. */
const everybodys =
  /^(length|name|prototype|moments|observers|InternalResolve|InternalReject|InternalPromise|parentUrl|constructor|_.*)$/;
const bases = ['_SPCollection', '_SPInstance', '_SPQueryable', 'Queryable', 'Timeline', 'Object'];

/** The methods and properties of each of PnPjs's classes, by the class's name. */
function methodsOfPnP(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const module of modules) {
    for (const [name, value] of Object.entries<unknown>({ ...module })) {
      if (typeof value !== 'function' || !/^_[A-Z]/.test(name)) continue;
      const instance: object = Reflect.construct(value, ['https://example.test/_api/web']);
      const names = new Set(Object.getOwnPropertyNames(instance));
      for (
        let level: unknown = Object.getPrototypeOf(instance);
        typeof level === 'object' && level !== null && !bases.includes(level.constructor.name);
        level = Object.getPrototypeOf(level)
      ) {
        for (const one of Object.getOwnPropertyNames(level)) names.add(one);
      }
      const methods = [...names].filter(one => !everybodys.test(one));
      if (methods.length > 0) found.set(name.slice(1), new Set(methods));
    }
  }
  return found;
}

test("every method of PnPjs's modules for lists is either answered or refused", () => {
  const pnp = methodsOfPnP();
  expect(pnp.size).toBeGreaterThan(20);
  const known = [...pnp.keys()].map(name => [
    name,
    [...Object.keys(done[name] ?? {}), ...Object.keys(refused[name] ?? {})].sort()
  ]);
  expect(known).toEqual([...pnp].map(([name, methods]) => [name, [...methods].sort()]));
});

test("the README's table says the same", () => {
  const readme = readFileSync(path.resolve('sharepoint/site/README.md'), 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|$/gm)].map(([, name = '', answered = '', not = '']) => [
      name,
      { answered, not }
    ])
  );
  const named = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort();
  for (const name of methodsOfPnP().keys()) {
    const row = rows.get(name) ?? { answered: '', not: '' };
    expect([name, named(row.answered), named(row.not)]).toEqual([
      name,
      Object.keys(done[name] ?? {}).sort(),
      Object.keys(refused[name] ?? {}).sort()
    ]);
  }
});
