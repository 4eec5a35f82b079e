import type {
  GroupKey,
  HeldRight,
  Holder,
  ListSetting,
  PartKey,
  RecycledChoices,
  SetUpNote,
  SetUpRepair
} from '../../app/setUp';
import type { ListKey } from '../../model';
import { entities, groups, listKeys } from '../../model';
import type { Entity, ListView } from '../../model/entity';
import { columnsOf } from '../../model/entity';
import type { ColumnField } from '../../model/field';
import { columnTypes } from '../columnXml';
import type { ListFacts, SiteFacts, ViewFacts } from './read';
import { groupKeys } from './read';

/** `SPList.WriteSecurity`: whether people with the right may change all items, or only those that they created. */
export const writeSecurity = { all: 1, own: 2 } as const;

const holders = ['owners', 'managers', 'leads', 'members', 'visitors'] as const satisfies readonly Holder[];

/** What a list is before it is made. */
const unmade: ListFacts = {
  id: '',
  title: '',
  description: '',
  versioning: true,
  quickLaunch: false,
  writeSecurity: writeSecurity.all,
  ownRights: false,
  items: 0,
  columns: new Map(),
  views: [],
  rights: []
};

/** What isn't as declared: what set-up puts right, in order, and what it leaves. */
export interface Comparison {
  repairs: readonly SetUpRepair[];
  notes: readonly SetUpNote[];
}

/** Which steps of a run do a repair, from 0: each step waits for what the earlier ones made. */
const order: readonly (readonly (readonly SetUpRepair['kind'][])[])[] = [
  [['restoreList'], ['makeGroup', 'describeGroup', 'makeList']],
  [['setList', 'closeList'], ['makeColumn'], ['nameColumn', 'indexColumn'], ['uniqueColumn'], ['makeView']],
  [['nameView', 'arrangeView', 'queryView', 'defaultView', 'giveRight', 'ownGroup']],
  [['takeRight', 'dropView'], ['takeOwnRight']]
];

/**
 * The repairs to do before the site is read again: batches that follow one another. Rights come last, and what a person
 * holds by name is taken away after everything else.
 */
export function nextBatches(repairs: readonly SetUpRepair[]): readonly (readonly SetUpRepair[])[] {
  for (const step of order) {
    const batches = step.map(kinds => repairs.filter(repair => kinds.includes(repair.kind)));
    if (batches.some(batch => batch.length > 0)) return batches.filter(batch => batch.length > 0);
  }
  return [];
}

/** Compares a site with what is declared. */
export function compare(site: SiteFacts, choices: RecycledChoices): Comparison {
  const repairs: SetUpRepair[] = [];
  const notes: SetUpNote[] = [];
  for (const key of groupKeys) repairs.push(...groupRepairs(key, site));
  for (const key of listKeys) {
    const facts = site.lists.get(key);
    const entry = facts ? undefined : entryToRestore(site, key, choices);
    if (entry !== undefined) {
      // What the restored list lacks shows when it is back.
      repairs.push({ kind: 'restoreList', part: key, entry });
      continue;
    }
    if (!facts) repairs.push({ kind: 'makeList', part: key });
    repairs.push(...listRepairs(key, facts ?? unmade, site));
    notes.push(...columnNotes(key, facts ?? unmade, site, choices));
    if (facts) notes.push(...rightNotes(key, facts, site));
  }
  for (const holder of ['owners', 'members', 'visitors'] as const)
    if (!site.holders.has(holder)) notes.push({ kind: 'noGroup', holder });
  for (const right of ['read', 'contribute', 'full'] as const)
    if (!site.levels.has(right)) notes.push({ kind: 'noLevel', right });
  return { repairs, notes };
}

/** The entry of the recycle bin that is to be restored; undefined where the list is to be made new. */
function entryToRestore(site: SiteFacts, key: ListKey, choices: RecycledChoices): string | undefined {
  const entries = site.recycled.find(one => one.list === key)?.entries ?? [];
  const chosen = choices[key];
  if (chosen === 'makeNew') return undefined;
  return (entries.find(entry => entry.id === chosen?.entry) ?? entries[0])?.id;
}

function groupRepairs(part: GroupKey, site: SiteFacts): SetUpRepair[] {
  const group = site.groups.get(part);
  const owners = site.holders.get('owners');
  const own: SetUpRepair[] = owners === undefined || group?.owner === owners ? [] : [{ kind: 'ownGroup', part }];
  if (!group) return [{ kind: 'makeGroup', part }, ...own];
  return [
    ...(group.description === groups[part].description ? [] : [{ kind: 'describeGroup' as const, part }]),
    ...own
  ];
}

function listRepairs(part: ListKey, facts: ListFacts, site: SiteFacts): SetUpRepair[] {
  return [
    ...settingRepairs(part, facts),
    ...columnRepairs(part, facts),
    ...viewRepairs(part, facts),
    ...rightRepairs(part, facts, site)
  ];
}

/** A list's settings as declared. */
export function declaredSettings(key: ListKey): Readonly<Record<ListSetting, string | boolean | number>> {
  const { title, description, rights }: Entity = entities[key];
  return {
    title,
    description,
    versioning: true,
    quickLaunch: false,
    writeSecurity: rights.ownItemsOnly ? writeSecurity.own : writeSecurity.all
  };
}

function settingRepairs(part: ListKey, facts: ListFacts): SetUpRepair[] {
  const declared = declaredSettings(part);
  // A list is made with its description.
  const settings: ListSetting[] = ['title', 'description', 'versioning', 'quickLaunch', 'writeSecurity'];
  return settings
    .filter(setting => facts[setting] !== declared[setting] && !(facts === unmade && setting === 'description'))
    .map(setting => ({ kind: 'setList', part, setting }));
}

/** The columns that set-up looks after; those that SharePoint writes are its own. */
export function ownColumns(entity: Entity): readonly ColumnField[] {
  return columnsOf(entity).filter(column => column.writtenBy !== 'sharePoint');
}

function columnRepairs(part: ListKey, facts: ListFacts): SetUpRepair[] {
  return ownColumns(entities[part]).flatMap((column): SetUpRepair[] => {
    const { title } = column;
    const found = facts.columns.get(column.column);
    if (facts === unmade && column.column === 'Title') return [{ kind: 'nameColumn', part, title }];
    if (!found) return [{ kind: 'makeColumn', part, title }];
    // Setting an index or uniqueness on a column of another type would only be refused.
    if (found.type !== columnTypes[column.kind]) return [];
    const isUnique = column.kind === 'text' && column.unique === true;
    const repairs: SetUpRepair[] = [];
    // Owners may rename the other columns: their internal names count.
    if (column.column === 'Title' && found.heading !== title) repairs.push({ kind: 'nameColumn', part, title });
    if (column.indexed && !found.indexed) repairs.push({ kind: 'indexColumn', part, title });
    if (isUnique && !found.unique) repairs.push({ kind: 'uniqueColumn', part, title });
    return repairs;
  });
}

function columnNotes(key: ListKey, facts: ListFacts, site: SiteFacts, choices: RecycledChoices): SetUpNote[] {
  const list = entities[key].title;
  return ownColumns(entities[key]).flatMap((column): SetUpNote[] => {
    const found = facts.columns.get(column.column);
    if (!found) return [];
    if (found.type !== columnTypes[column.kind]) return [{ kind: 'typeChanged', list, column: column.title }];
    const target = targetOf(column);
    if (!target) return [];
    const there = site.lists.get(target)?.id;
    // A list that is restored keeps its id, and the lookups that point at it.
    const isRight = there === undefined ? entryToRestore(site, target, choices) !== undefined : found.target === there;
    return isRight ? [] : [{ kind: 'lookupElsewhere', list, column: column.title, target: entities[target].title }];
  });
}

/** The key of the list that a lookup points at; undefined for other columns. */
export function targetOf(column: ColumnField): ListKey | undefined {
  if (column.kind !== 'lookup' && column.kind !== 'lookups') return undefined;
  return listKeys.find(key => key === column.list);
}

/** The internal names of a view's columns, in the order of the view. */
export function columnsInView(entity: Entity, { fields }: ListView): readonly string[] {
  return fields.flatMap(name => {
    const field = entity.fields[name];
    const columns = field ? columnsOf({ ...entity, fields: { [name]: field } }) : [];
    // As `LinkTitle` the title opens the row.
    return columns.map(({ column }) => (column === 'Title' ? 'LinkTitle' : column));
  });
}

/** The view that stands for a declared one: the page of a view that was renamed still has its first name. */
export function viewThere(facts: ListFacts, { title }: ListView): ViewFacts | undefined {
  return facts.views.find(view => view.title === title) ?? facts.views.find(view => view.page === `${title}.aspx`);
}

/** Further views of a declared view's title. */
export function doubles(facts: ListFacts, view: ListView): readonly ViewFacts[] {
  const there = viewThere(facts, view);
  return facts.views.filter(one => one.title === view.title && one !== there);
}

function viewRepairs(part: ListKey, facts: ListFacts): SetUpRepair[] {
  const entity: Entity = entities[part];
  return entity.views.flatMap((view, index): SetUpRepair[] => {
    const { title } = view;
    const found = viewThere(facts, view);
    const makes: SetUpRepair[] = found ? [] : [{ kind: 'makeView', part, title }];
    const columns = columnsInView(entity, view).join();
    if (found && found.title !== title) makes.push({ kind: 'nameView', part, title });
    if (found?.columns.join() !== columns) makes.push({ kind: 'arrangeView', part, title });
    if (found && plainCaml(found.query) !== plainCaml(view.query ?? '')) makes.push({ kind: 'queryView', part, title });
    if (index === 0 && !found?.isDefault) makes.push({ kind: 'defaultView', part, title });
    if (doubles(facts, view).length > 0) makes.push({ kind: 'dropView', part, title });
    return makes;
  });
}

/** SharePoint writes CAML in its own way: with other quotes, and a space before `/>`. */
function plainCaml(caml: string): string {
  return caml
    .replace(/\s+\/>/g, '/>')
    .replace(/>\s+</g, '><')
    .replaceAll("'", '"')
    .trim();
}

/** What a holder has in a list as declared. */
export function declaredRight(key: ListKey, holder: Holder): HeldRight {
  return holder === 'owners' ? 'full' : entities[key].rights[holder];
}

function rightRepairs(part: ListKey, facts: ListFacts, site: SiteFacts): SetUpRepair[] {
  const gives: SetUpRepair[] = [];
  const takes: SetUpRepair[] = [];
  for (const holder of holders) {
    const right = declaredRight(part, holder);
    const principal = site.holders.get(holder);
    const level = site.levels.get(right);
    const isOurs = holder === 'managers' || holder === 'leads';
    // The product's own groups are made first.
    if ((principal === undefined && !isOurs) || level === undefined) continue;
    const held = facts.ownRights ? (facts.rights.find(one => one.principal === principal)?.levels ?? []) : [];
    if (!held.some(one => one.id === level)) gives.push({ kind: 'giveRight', part, holder, right });
    for (const one of held) if (one.id !== level) takes.push({ kind: 'takeRight', part, holder, level: one.name });
  }
  const closes: SetUpRepair[] = facts.ownRights ? [] : [{ kind: 'closeList', part }];
  const persons = gives.length > 0 ? [] : ownRights(facts, site).filter(one => one.isAlsoOwner);
  return [
    ...closes,
    ...gives,
    ...takes,
    ...persons.map(({ name }) => ({ kind: 'takeOwnRight' as const, part, person: name }))
  ];
}

function rightNotes(key: ListKey, facts: ListFacts, site: SiteFacts): SetUpNote[] {
  return ownRights(facts, site)
    .filter(one => !one.isAlsoOwner)
    .map(({ name }) => ({ kind: 'keepsOwnRight', list: entities[key].title, person: name }));
}

/**
 * The people who have full control of a list by name. SharePoint leaves it to whoever ends the inheritance of rights.
 * `isAlsoOwner` where they have it without that too: by the owners' group, whose right stands, or as an administrator.
 */
export function ownRights(
  facts: ListFacts,
  site: SiteFacts
): readonly { principal: number; name: string; isAlsoOwner: boolean }[] {
  const full = site.levels.get('full');
  if (!facts.ownRights || full === undefined) return [];
  const owners = site.holders.get('owners');
  const isOwnersRight = facts.rights.some(
    one => one.principal === owners && one.levels.some(level => level.id === full)
  );
  return facts.rights
    .filter(one => one.isPerson && one.levels.some(level => level.id === full))
    .map(({ principal, name }) => ({
      principal,
      name,
      isAlsoOwner: (isOwnersRight && site.owners.has(principal)) || (principal === site.me.id && site.me.isSiteAdmin)
    }));
}

/** The lists and groups in the order in which they are shown, with their titles. */
export const parts: readonly { key: PartKey; title: string }[] = [
  ...groupKeys.map(key => ({ key, title: groups[key].title })),
  ...listKeys.map(key => ({ key, title: entities[key].title }))
];
