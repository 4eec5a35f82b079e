import type { Failure } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { Result } from '../../../src/domain/failure';
import type { Fields } from '../../../src/model/json';
import type { Operation } from '../../../src/sync/operation';
import type { CreateAnswer, ItemState, WriteAnswer, Written } from '../../../src/sync/ports';

/** One version of an item, as SharePoint keeps them. */
export interface Version {
  etag: string;
  fields: Fields;
  lastOpId: string | undefined;
  by: string;
}

export interface Item {
  id: number;
  key: string | undefined;
  versions: Version[];
  /** In the recycle bin. */
  gone: boolean;
}

export function latest(item: Item): Version {
  const last = item.versions.at(-1);
  if (!last) throw new Error('An item has at least one version.');
  return last;
}

/** Told of everything that takes effect, before it does. */
export interface Witness {
  creates(operation: Operation): void;
  edits(operation: Operation, item: Item, values: Fields): void;
  removes(operation: Operation, item: Item): void;
}

const gone: Failure = { kind: 'notFound', what: 'item' };
const duplicate: CreateAnswer = {
  kind: 'duplicate',
  failure: { kind: 'broken', message: 'The value is there already.' }
};

/**
 * A SharePoint of one list, as far as a write can tell: ETags, a unique client key and a second unique
 * column `number`, versions with `LastOpId`, and values with `poison` that are always refused.
 */
export class SimulatedServer {
  readonly items = new Map<number, Item>();
  #witness: Witness;
  #lastId = 0;

  constructor(witness: Witness) {
    this.#witness = witness;
  }

  /** Gives the item's id. */
  seed(fields: Fields): number {
    return this.#put(undefined, fields, undefined, 'seed').id;
  }

  /** The item that a create has made, in its list or in the recycle bin. */
  madeBy(key: string): Item | undefined {
    for (const item of this.items.values()) if (item.key === key) return item;
    return undefined;
  }

  create(operation: Operation): CreateAnswer {
    const poison = poisonOf(operation.values);
    if (poison) return { kind: 'failed', failure: poison };
    for (const item of this.items.values()) {
      if (item.gone) continue;
      if (item.key === operation.id) return duplicate;
      if (operation.values['number'] !== undefined && latest(item).fields['number'] === operation.values['number'])
        return duplicate;
    }
    this.#witness.creates(operation);
    return { kind: 'done', written: this.#put(operation.id, operation.values, operation.id, 'me') };
  }

  findByKey(operation: Operation): Result<Written | undefined> {
    const found = [...this.items.values()].find(item => !item.gone && item.key === operation.id);
    return ok(found && { id: found.id, etag: latest(found).etag });
  }

  edit(operation: Operation, values: Fields, etag: string): WriteAnswer {
    const item = this.#itemOf(operation);
    if (!item || item.gone) return { kind: 'failed', failure: gone };
    const poison = poisonOf(values);
    if (poison) return { kind: 'failed', failure: poison };
    if (etag !== '*' && etag !== latest(item).etag) return { kind: 'changed' };
    this.#witness.edits(operation, item, values);
    return { kind: 'done', written: this.#change(item, values, operation.id, 'me') };
  }

  remove(operation: Operation, etag: string): WriteAnswer {
    const item = this.#itemOf(operation);
    if (!item || item.gone) return { kind: 'failed', failure: gone };
    if (etag !== '*' && etag !== latest(item).etag) return { kind: 'changed' };
    this.#witness.removes(operation, item);
    item.gone = true;
    return { kind: 'done', written: { id: item.id, etag } };
  }

  read(operation: Operation): Result<ItemState> {
    const item = this.#itemOf(operation);
    if (!item || item.gone) return failed(gone);
    const { etag, fields, lastOpId, by } = latest(item);
    return ok({ id: item.id, etag, fields, lastOpId, by, at: '2026-09-01T09:00:00Z' });
  }

  versions(operation: Operation): Result<readonly (string | undefined)[]> {
    const item = this.#itemOf(operation);
    return !item || item.gone ? failed(gone) : ok(item.versions.map(one => one.lastOpId));
  }

  /** Somebody else writes, in a program that keeps the `LastOpId` that it finds. */
  somebodyEdits(id: number, values: Fields): void {
    const item = this.items.get(id);
    if (item && !item.gone) this.#change(item, values, latest(item).lastOpId, 'Sam');
  }

  somebodyRemoves(id: number): void {
    const item = this.items.get(id);
    if (item) item.gone = true;
  }

  /** An operation that is sent names its item by number. */
  #itemOf({ item }: Operation): Item | undefined {
    return typeof item === 'number' ? this.items.get(item) : undefined;
  }

  #put(key: string | undefined, fields: Fields, lastOpId: string | undefined, by: string): Written {
    const item: Item = {
      id: ++this.#lastId,
      key,
      versions: [{ etag: '1', fields, lastOpId, by }],
      gone: false
    };
    this.items.set(item.id, item);
    return { id: item.id, etag: '1' };
  }

  #change(item: Item, values: Fields, lastOpId: string | undefined, by: string): Written {
    const etag = String(item.versions.length + 1);
    item.versions.push({ etag, fields: { ...latest(item).fields, ...values }, lastOpId, by });
    return { id: item.id, etag };
  }
}

/** What the server answers for ever to an operation that can't go through. */
function poisonOf(values: Fields): Failure | undefined {
  switch (values['poison']) {
    case 'refused':
      return { kind: 'refused', message: 'No.' };
    case 'locked':
      return { kind: 'locked' };
    case 'missing':
      return { kind: 'missingColumns', columns: [{ list: 'Actions', column: 'poison' }] };
    default:
      return undefined;
  }
}
