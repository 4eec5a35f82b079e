import { fold } from '../text.ts';
import type { Item } from './model.ts';

/** Rows as they are read: by id, in the order of their ids, or by the value of a column. */
export interface Rows {
  readonly size: number;
  get(id: number): Item | undefined;
  has(id: number): boolean;
  /** All rows in the order of their ids. */
  values(): IterableIterator<Item>;
  /** At most `most` rows with an id above `id`, in the order of their ids. */
  after(id: number, most: number): Item[];
  /**
   * The rows whose column holds a value; text without regard to case. Made from an index that is built when first used.
   */
  withValue(column: string, value: string | number | boolean): readonly Item[];
  /** The rows and folders that have permissions of their own, in no order. */
  withOwnRoles(): readonly Item[];
}

/** The rows of one list in memory. Rows come in the order of their ids whatever order they were put in. */
export class RowSet implements Rows {
  private readonly byId = new Map<number, Item>();
  private readonly ids: number[] = [];
  private readonly indexes = new Map<string, Map<string, Set<number>>>();
  private readonly ownRoles = new Set<number>();

  constructor(items: Iterable<Item>) {
    for (const item of items) this.set(item);
  }

  get size(): number {
    return this.ids.length;
  }

  get(id: number): Item | undefined {
    return this.byId.get(id);
  }

  has(id: number): boolean {
    return this.byId.has(id);
  }

  *values(): IterableIterator<Item> {
    for (const id of this.ids) {
      const item = this.byId.get(id);
      if (item) yield item;
    }
  }

  after(id: number, most: number): Item[] {
    const start = this.placeAfter(id);
    return this.ids.slice(start, start + most).flatMap(one => this.byId.get(one) ?? []);
  }

  withValue(column: string, value: string | number | boolean): readonly Item[] {
    let index = this.indexes.get(column);
    if (!index) {
      index = new Map();
      for (const item of this.byId.values()) add(index, keyOf(item, column), item.id);
      this.indexes.set(column, index);
    }
    return [...(index.get(fold(String(value))) ?? [])].sort((a, b) => a - b).flatMap(id => this.byId.get(id) ?? []);
  }

  withOwnRoles(): readonly Item[] {
    return this.ownRoles.size === 0 ? [] : [...this.ownRoles].flatMap(id => this.byId.get(id) ?? []);
  }

  /** Puts a row in, new or changed. */
  set(item: Item): void {
    const before = this.byId.get(item.id);
    if (item.uniqueRoles) this.ownRoles.add(item.id);
    else this.ownRoles.delete(item.id);
    if (!before) this.ids.splice(this.placeAfter(item.id), 0, item.id);
    this.byId.set(item.id, item);
    for (const [column, index] of this.indexes) {
      const [was, is] = [before && keyOf(before, column), keyOf(item, column)];
      if (was === is) continue;
      if (was !== undefined) index.get(was)?.delete(item.id);
      add(index, is, item.id);
    }
  }

  /** Takes a row out. */
  delete(id: number): void {
    const item = this.byId.get(id);
    if (!item) return;
    this.ids.splice(this.placeAfter(id) - 1, 1);
    this.byId.delete(id);
    this.ownRoles.delete(id);
    for (const [column, index] of this.indexes) index.get(keyOf(item, column) ?? '')?.delete(id);
  }

  /** How many ids are at most this one. */
  private placeAfter(id: number): number {
    if ((this.ids.at(-1) ?? 0) < id) return this.ids.length;
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ids[middle] ?? 0) <= id) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function add(index: Map<string, Set<number>>, key: string | undefined, id: number): void {
  if (key === undefined) return;
  const known = index.get(key);
  if (known) known.add(id);
  else index.set(key, new Set([id]));
}

function keyOf(item: Item, column: string): string | undefined {
  const value = Object.hasOwn(item.values, column) ? item.values[column] : undefined;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? fold(String(value))
    : undefined;
}
