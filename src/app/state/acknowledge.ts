import { entities, isListKey } from '../../model';
import type { Entity } from '../../model/entity';
import { cellsIn, itemIn } from '../../model/json';
import type { Person } from '../../model/values';
import type { Operation } from '../../sync/operation';
import type { Clock } from '../../sync/ports';
import type { SavedStatus } from '../outbox';
import type { SiteState } from './site';

/**
 * Applies a saved operation to its list in the state. Where the server's version may hold other changes too, the item
 * is read again.
 */
export async function acknowledge(
  site: SiteState,
  clock: Clock,
  operation: Operation,
  { written, basedOn }: SavedStatus
): Promise<void> {
  const { kind, list, item, values, etag } = operation;
  const me = site.me();
  if (!isListKey(list) || !me) return;
  const entity: Entity = entities[list];
  const stamp = { changed: { by: me, at: new Date(clock.now()).toISOString() } };
  if (kind === 'create') {
    const made = written && itemIn(entity, values, written.id, written.etag);
    if (made)
      site.change(list, items => [...items.filter(one => one.id !== made.id), { ...made, ...madeBy(entity, me) }]);
    return;
  }
  if (typeof item !== 'number') return;
  if (kind === 'remove') {
    site.change(list, items => items.filter(one => one.id !== item));
    return;
  }
  const read = site.item(list, item);
  // It was saved as it was queued, onto the version in view: nobody else changed the item in between.
  if (kind === 'edit' && read && written && basedOn === etag && read.etag === basedOn) {
    const cells = { ...cellsIn(entity, values), etag: written.etag, ...stamp };
    site.change(list, items => items.map(one => (one.id === item ? { ...one, ...cells } : one)));
    return;
  }
  await site.readItem(list, item);
}

/** What SharePoint itself writes into an item that this person creates. */
function madeBy(entity: Entity, me: Person): Partial<Record<string, Person>> {
  return Object.hasOwn(entity.fields, 'maker') ? { maker: me } : {};
}
