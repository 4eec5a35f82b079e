import { action } from './action';
import { area } from './area';
import type { Entity, EntityOf, Stored } from './entity';
import { evaluation } from './evaluation';
import { inspection } from './inspection';
import { plan } from './plan';
import { update } from './update';

/**
 * All entities by their list's key, in the order in which set-up creates the lists: a lookup's target comes before the
 * list that refers to it.
 */
export const entities = {
  plans: plan,
  inspections: inspection,
  evaluations: evaluation,
  areas: area,
  actions: action,
  updates: update
} as const satisfies Record<string, Entity>;

export type Entities = typeof entities;
/** The key of a list. */
export type ListKey = keyof Entities;
/** An item of the list with this key. */
export type ItemOf<K extends ListKey> = EntityOf<Entities[K]>;

/** True for the key of a list. */
export function isListKey(text: string): text is ListKey {
  return Object.hasOwn(entities, text);
}

/** The keys of all lists, in the order in which set-up creates them. */
export const listKeys: readonly ListKey[] = Object.keys(entities).filter(isListKey);

/** A value for each list, by the list's key. */
export type PerList<T> = Readonly<Record<ListKey, T>>;

/** Makes a value for each list. */
export function eachList<T>(make: (key: ListKey) => T): PerList<T> {
  // Every list gets its value here, but TypeScript can't see that a loop covers all keys.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  return Object.fromEntries(listKeys.map(key => [key, make(key)])) as Record<ListKey, T>;
}

/** Makes a value for each list asynchronously, all at the same time. Rejects with the first that rejects. */
export async function eachListAwaited<T>(make: (key: ListKey) => Promise<T>): Promise<PerList<T>> {
  const made = new Map(await Promise.all(listKeys.map(async key => [key, await make(key)] as const)));
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
  return Object.fromEntries(made) as Record<ListKey, T>;
}

/**
 * The items of the list with this key, given the type of its entity. The caller vouches that they are items of that
 * list.
 */
export function typedItems<K extends ListKey>(_key: K, items: readonly Stored[]): readonly ItemOf<K>[] {
  // Items come from readItems or itemIn, each of which parsed them by the declaration of their own list.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  return items as readonly ItemOf<K>[];
}

/** The items of one list, out of the items of all lists. */
export function itemsOf<K extends ListKey>(lists: PerList<readonly Stored[]>, key: K): readonly ItemOf<K>[] {
  return typedItems(key, lists[key]);
}

/** The SharePoint groups that set-up creates beside the site's own Owners, Members and Visitors. */
export const groups = {
  managers: {
    title: 'Action plan managers',
    description:
      'Own the content of the plan: change everything in it. It gives rights in the lists only: put its people among the site’s members or visitors too.'
  },
  leads: {
    title: 'Action plan leads',
    description:
      'Lead actions: change them and add updates. It gives rights in the lists only: put its people among the site’s members or visitors too.'
  }
} as const;
