import type { Operation } from '../../src/sync/outbox';

/** An edit of one action's due date. */
export function anEdit(over: Partial<Operation> = {}): Operation {
  return {
    id: 'op-1',
    item: 'actions/7',
    kind: 'edit',
    body: { due: 'mine' },
    base: { due: 'before', text: 'same' },
    etag: '1',
    createdAt: '2026-09-01T09:00:00Z',
    ...over
  };
}

/** A new update. */
export function aCreate(over: Partial<Operation> = {}): Operation {
  return {
    id: 'key-1',
    item: 'updates/key-1',
    kind: 'create',
    body: { narrative: 'Shared with all staff.' },
    createdAt: '2026-09-01T09:00:00Z',
    ...over
  };
}
