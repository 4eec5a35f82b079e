import { act } from '@testing-library/react';
import { editAction } from '../../../src/app/commands/action';
import { addUpdate } from '../../../src/app/commands/update';
import type { Device } from '../../../src/app/ports';
import type { Action, ActionFields } from '../../../src/model/action';
import type { Fields } from '../../../src/model/json';
import type { Operation } from '../../../src/sync/operation';
import type { ItemState } from '../../../src/sync/ports';
import type { QueuedOperation, QueueState } from '../../../src/sync/queue';
import { keysOf, queued } from '../../../src/sync/queue';
import { context, firstOf } from '../../app/fixtures';
import { panelFields } from '../../domain/samples';
import type { MemoryOutbox } from '../../memoryDevice';
import { memoryDevice, memoryOutbox } from '../../memoryDevice';
import { action } from '../plan/site';

/** An edit of an action, as the form makes it. */
export function anEdit(change: Partial<ActionFields>, loaded: Action = action(1)): Operation {
  return firstOf(editAction.operations({ loaded, fields: { ...panelFields(loaded), ...change } }, context()));
}

/** A new update of action 1, as the form makes it. */
export function anUpdate(narrative = 'Typed with care', barrier = ''): Operation {
  const update = {
    clientKey: crypto.randomUUID(),
    narrative,
    brag: 'Amber',
    bragReason: 'Why Amber',
    barrier
  } as const;
  return firstOf(addUpdate.operations({ action: action(1), update }, context()));
}

/** An item as somebody else has written it. */
export function theirs(fields: Fields, own: Partial<ItemState> = {}): ItemState {
  return { id: 1, etag: '"5"', fields, by: 'Euan Balgarvie', at: '2026-09-20T08:30:00Z', ...own };
}

/** An operation as an earlier visit left it. */
export function left(operation: Operation, state: QueueState): QueuedOperation {
  return { ...queued(operation, 1), state };
}

export const setAside = (
  operation: Operation,
  failure: Extract<QueueState, { kind: 'setAside' }>['failure']
): QueuedOperation => left(operation, { kind: 'setAside', failure });

/** A device on which an earlier visit left operations, in their order. */
export function deviceWith(...before: readonly QueuedOperation[]): Device & { outbox: MemoryOutbox } {
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
