import { act } from '@testing-library/react';
import type { Device } from '../../../src/app/ports';
import { addUpdate, editAction } from '../../../src/app/operations';
import type { ActionFields } from '../../../src/domain/checks';
import { panelFields } from '../../../src/domain/checks';
import type { Action } from '../../../src/domain/plan';
import type { Fields, Kept, Operation, Place } from '../../../src/sync/outbox';
import { keep, keysOf } from '../../../src/sync/outbox';
import type { ItemState } from '../../../src/sync/ports';
import { memoryDevice, memoryOutbox } from '../../memoryDevice';
import type { MemoryOutbox } from '../../memoryDevice';
import { action } from '../plan/site';

const at = '2026-11-24T09:00:00Z';

/** An edit of an action, as the form makes it. */
export function anEdit(change: Partial<ActionFields>, loaded: Action = action(1)): Operation {
  const made = editAction(loaded, { ...panelFields(loaded), ...change }, '', at);
  if (!made) throw new Error('Nothing was changed.');
  return made;
}

/** A new update of action 1, as the form makes it. */
export function anUpdate(narrative = 'Typed with care', barrier = ''): Operation {
  return addUpdate(
    action(1),
    { clientKey: crypto.randomUUID(), narrative, brag: 'Amber', bragReason: 'Why Amber', barrier },
    'Ailsa Drumfold',
    at,
    true
  );
}

/** An item as somebody else has written it. */
export function theirs(fields: Fields, own: Partial<ItemState> = {}): ItemState {
  return { id: '1', etag: '"5"', fields, by: 'Euan Balgarvie', at: '2026-09-20T08:30:00Z', ...own };
}

/** A place in which an operation was left. */
export function left(operation: Operation, place: Place): Kept {
  return { ...keep(operation, 1), place };
}

export const setAside = (operation: Operation, failure: Extract<Place, { kind: 'setAside' }>['failure']): Kept =>
  left(operation, { kind: 'setAside', failure });

/** A device on which an earlier visit left operations, in their order. */
export function deviceWith(...before: readonly Kept[]): Device & { outbox: MemoryOutbox } {
  const { owner } = memoryDevice();
  const outbox = memoryOutbox(
    new Map(
      before.map((one, index): [string, unknown] => [
        keysOf(owner).operation(one.operation.id),
        { ...one, order: index + 1 }
      ])
    )
  );
  return { ...memoryDevice({ outbox }), outbox };
}

/** Lets what was begun happen. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  });
}

/** A clipboard that takes what is copied, or doesn't; gives what it took. */
export function clipboard(takes = true): string[] {
  const taken: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: async (text: string) => {
        if (!takes) throw new DOMException('No', 'NotAllowedError');
        taken.push(text);
      }
    }
  });
  return taken;
}
