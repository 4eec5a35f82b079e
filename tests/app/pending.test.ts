/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { addUpdate, editAction, removeAction, removeUpdate } from '../../src/app/operations';
import { pendingEdits, pendingUpdates, removedUpdates, withPending } from '../../src/app/pending';
import type { ActionFields } from '../../src/domain/checks';
import { panelFields } from '../../src/domain/checks';
import type { Action } from '../../src/domain/plan';
import type { Operation } from '../../src/sync/outbox';
import type { Shown, Status } from '../../src/sync/status';
import { numberedIds, update } from '../ui/action/panel';
import { action, content } from '../ui/plan/site';
import { anyFields } from './actionFields';

beforeEach(numberedIds);

const at = '2026-11-24T09:00:00Z';
const theirs = { id: '1', etag: '"2"', fields: {}, by: '', at: '' };
const underWay: readonly Status[] = [
  { kind: 'sending' },
  { kind: 'waiting', nextTry: undefined, failure: undefined },
  { kind: 'checking', nextTry: undefined, failure: undefined },
  { kind: 'busyUntil', until: at },
  { kind: 'saved', written: undefined, onto: undefined }
];
const stopped: readonly Status[] = [
  { kind: 'conflict', theirs, fields: [] },
  { kind: 'setAside', failure: { kind: 'forbidden' } }
];

function sending(operation: Operation, status: Status = { kind: 'sending' }): Shown {
  return { operation, status };
}

function edit(loaded: Action, change: Partial<ActionFields>): Operation {
  const made = editAction(loaded, { ...panelFields(loaded), ...change }, '', at);
  if (!made) throw new Error('Nothing was changed.');
  return made;
}

const added = (id: number, mayEdit = true, narrative = 'Just written'): Operation =>
  addUpdate(
    action(id),
    { clientKey: `key-${String(id)}-${narrative}`, narrative, brag: 'Amber', bragReason: '', barrier: 'In the way' },
    'Ailsa Drumfold',
    at,
    mayEdit
  );

const inView = (operations: readonly Shown[], id: number) =>
  withPending(content(), operations).actions.find(one => one.id === id);

describe('the plan with what is on its way', () => {
  it('is the very plan that was read where nothing is', () => {
    const read = content();
    expect(withPending(read, [])).toBe(read);
    expect(
      withPending(
        read,
        stopped.map(status => sending(edit(action(1), { target: 'New' }), status))
      )
    ).toBe(read);
  });

  it('shows an edit on its action, and leaves the others the objects that they are', () => {
    const read = content();
    const shown = withPending(read, [sending(edit(action(2), { target: 'New' }))]);
    expect(shown.actions.map(({ target }) => target)).toEqual(['', 'New', '']);
    expect(shown.actions[0]).toBe(read.actions[0]);
    expect(read.actions[1]?.target).toBe('');
  });

  it('shows several edits in their order, as if each had been typed on the one before', () => {
    fc.assert(
      fc.property(fc.array(anyFields, { minLength: 1, maxLength: 4 }), versions => {
        let loaded = action(1, { originalDue: '2026-01-01', lead: undefined });
        const read = content({ actions: [loaded] });
        const operations: Shown[] = [];
        for (const fields of versions) {
          const made = editAction(loaded, fields, '', at);
          if (made) operations.push(sending(made));
          loaded = { ...loaded, ...fields };
        }
        const [one] = withPending(read, operations).actions;
        expect(one && panelFields(one)).toEqual(versions[versions.length - 1]);
      })
    );
  });

  it.each(underWay)('shows what is $kind', status => {
    expect(inView([sending(edit(action(1), { target: 'New' }), status)], 1)?.target).toBe('New');
  });

  it.each(stopped)('does not show what is $kind: it may never be so', status => {
    expect(
      inView([sending(edit(action(1), { target: 'New' }), status), sending(edit(action(2), { target: 'New' }))], 1)
        ?.target
    ).toBe('');
    expect(
      inView([sending(removeAction(action(1), at), status), sending(edit(action(2), { target: 'New' }))], 1)
    ).toBeDefined();
  });

  it('shows a new update as the latest, with its colour where that is written too', () => {
    expect(inView([sending(added(1))], 1)).toMatchObject({
      latest: { text: 'Just written', at, author: 'Ailsa Drumfold', barrier: true },
      chosenBrag: 'Amber'
    });
    expect(inView([sending(added(1, false))], 1)).toMatchObject({
      latest: { text: 'Just written' },
      chosenBrag: undefined
    });
  });

  it('has no action that is on its way to the recycle bin', () => {
    expect(withPending(content(), [sending(removeAction(action(2), at))]).actions.map(({ id }) => id)).toEqual([1, 10]);
  });
});

describe('what is pending of an action', () => {
  const all = [
    sending(added(1, true, 'First')),
    sending(added(2)),
    sending(added(1, true, 'Second'), { kind: 'setAside', failure: { kind: 'forbidden' } }),
    sending(added(1, true, 'Third'), { kind: 'saved', written: undefined, onto: undefined }),
    sending(edit(action(1), { target: 'New' })),
    sending(edit(action(2), { target: 'New' })),
    sending(removeUpdate(action(1), update(9), undefined, at, true)),
    sending(removeUpdate(action(1), update(8), undefined, at, true), {
      kind: 'setAside',
      failure: { kind: 'forbidden' }
    })
  ];

  it('are its updates, the newest first, until they are saved: then they are in the list', () => {
    expect(pendingUpdates(all, 1).map(one => one.update.narrative)).toEqual(['Second', 'First']);
  });

  it('are its own edits and removals', () => {
    expect(
      pendingEdits([...all, sending(removeAction(action(1), at))], 1).map(({ operation }) => [
        operation.kind,
        operation.item
      ])
    ).toEqual([
      ['edit', 'actions/1'],
      ['remove', 'actions/1']
    ]);
  });

  it('are updates that are being removed, unless that was refused', () => {
    expect([...removedUpdates(all)]).toEqual(['updates/9']);
  });

  it('is no update where what was kept makes none', () => {
    const broken: Operation = { ...added(1, false), body: { action: 1, narrative: 7 } };
    expect(pendingUpdates([sending(broken)], 1)).toEqual([]);
    expect(inView([sending(broken)], 1)?.latest).toEqual(action(1).latest);
  });
});
