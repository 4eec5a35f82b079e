import type { Operation } from '../../src/sync/operation';

/** An edit of one action's due date. */
export function anEdit(over: Partial<Operation> = {}): Operation {
  const id = over.id ?? 'op-1';
  return {
    id,
    act: id,
    command: 'action.edit',
    list: 'actions',
    kind: 'edit',
    item: 7,
    values: { due: 'mine' },
    base: { due: 'before', text: 'same' },
    etag: '1',
    createdAt: '2026-09-01T09:00:00Z',
    ...over
  };
}

/** A new update of an action: those of one action go one after the other. */
export function aCreate(over: Partial<Operation> = {}): Operation {
  const id = over.id ?? 'key-1';
  return {
    id,
    act: id,
    command: 'update.add',
    list: 'updates',
    kind: 'create',
    parent: ofAction(12),
    values: { narrative: 'Shared with all staff.' },
    createdAt: '2026-09-01T09:00:00Z',
    ...over
  };
}

/** What a new update of an action belongs to. */
export function ofAction(item: number): NonNullable<Operation['parent']> {
  return { list: 'actions', item };
}
