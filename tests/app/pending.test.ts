/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { editAction, removeAction } from '../../src/app/commands/action';
import { addUpdate, removeUpdate } from '../../src/app/commands/update';
import type { Items } from '../../src/app/state/pending';
import { pendingEdits, pendingUpdates, removedItems, withPending } from '../../src/app/state/pending';
import type { ReadyScreen } from '../../src/app/state/state';
import type { PlanContent } from '../../src/domain/plan';
import { eachList } from '../../src/model';
import type { Action, ActionFields } from '../../src/model/action';
import type { Update } from '../../src/model/update';
import type { Operation } from '../../src/sync/operation';
import type { Entry, Status } from '../../src/sync/status';
import { panelFields } from '../domain/samples';
import { siteReadOf, stateOf } from '../siteRead';
import { anyFields, asCells } from './actionFields';
import { action, at, content, context, firstOf, numberedIds, readyScreen, update } from './fixtures';

beforeEach(numberedIds);

const theirs = { id: 1, etag: '"2"', fields: {}, by: '', at: '' };
const underWay: readonly Status[] = [
  { kind: 'sending' },
  { kind: 'waiting', nextTry: undefined, failure: undefined },
  { kind: 'checking', nextTry: undefined, failure: undefined },
  { kind: 'busyUntil', until: at },
  { kind: 'saved', written: undefined, basedOn: undefined }
];
const stopped: readonly Status[] = [
  { kind: 'conflict', theirs, fields: [] },
  { kind: 'setAside', failure: { kind: 'forbidden' } }
];

function sending(operation: Operation, status: Status = { kind: 'sending' }): Entry {
  return { operation, status };
}

function edit(loaded: Action, change: Partial<ActionFields>): Operation {
  return firstOf(editAction.operations({ loaded, fields: { ...panelFields(loaded), ...change } }, context()));
}

const remove = (loaded: Action): Operation => firstOf(removeAction.operations({ loaded }, context()));

const added = (id: number, mayEdit = true, narrative = 'Just written'): Operation => {
  const key = `key-${String(id)}-${narrative}`;
  const typed = { clientKey: key, narrative, brag: 'Amber' as const, bragReason: '', barrier: 'In the way' };
  const rights = { ...content().rights, editActions: mayEdit };
  return firstOf(addUpdate.operations({ action: action(id), update: typed }, context({ rights })));
};

const removal = (of: Update): Operation =>
  firstOf(removeUpdate.operations({ action: action(1), update: of }, context({ updates: [of] })));

/** A plan that was read, with operations on their way. */
function shownOver(read: PlanContent, entries: readonly Entry[], updates: readonly Update[] = []): ReadyScreen {
  const state = stateOf(siteReadOf(read, updates));
  return readyScreen({ ...state, outbox: { ...state.outbox, entries } });
}
const withEntries = (read: PlanContent, entries: readonly Entry[]): PlanContent => shownOver(read, entries).content;
const inView = (entries: readonly Entry[], id: number) =>
  withEntries(content(), entries).actions.find(one => one.id === id);

/** The lists of a plan. */
function itemsOf(read: PlanContent): Items {
  const { lists } = stateOf(siteReadOf(read));
  return eachList(key => {
    const part = lists[key];
    return part.kind === 'ready' ? part.value.items : [];
  });
}

describe('the plan with what is on its way', () => {
  it('is the very plan that was read where nothing is', () => {
    const read = itemsOf(content());
    const all = stopped.map(status => sending(edit(action(1), { target: 'New' }), status));
    expect(withPending(read, [])).toBe(read);
    expect(withPending(read, all)).toBe(read);
    for (const entries of [[], all]) {
      const shown = shownOver(content(), entries);
      expect(shown.content).toBe(shown.asRead);
    }
  });

  it('shows an edit on its action, and leaves the others the objects that they are', () => {
    const read = content();
    const shown = withEntries(read, [sending(edit(action(2), { target: 'New' }))]);
    expect(shown.actions.map(({ target }) => target)).toEqual([undefined, 'New', undefined]);
    expect(shown.actions[0]).toBe(read.actions[0]);
    expect(shown.actions[2]).toBe(read.actions[2]);
    expect(read.actions[1]?.target).toBeUndefined();
  });

  it('leaves the lists that nothing is on its way to as they are', () => {
    const read = itemsOf(content());
    const { actions, ...others } = withPending(read, [sending(edit(action(2), { target: 'New' }))]);
    expect(actions).not.toBe(read.actions);
    for (const [key, items] of Object.entries(others)) expect(items).toBe(Reflect.get(read, key));
  });

  it('leaves an action the object that it is whose newest update was read', () => {
    const newest = update(21);
    const read = content();
    const [before, after] = [[], [sending(edit(action(2), { target: 'New' }))]].map(entries =>
      shownOver(read, entries, [newest])
    );
    expect(before?.content.actions[0]?.latest).toMatchObject({ text: 'Narrative 21' });
    expect(after?.content.actions[0]).toBe(before?.content.actions[0]);
  });

  it('shows several edits in their order, as if each had been typed on the one before', () => {
    fc.assert(
      fc.property(fc.array(anyFields, { minLength: 1, maxLength: 4 }), versions => {
        let loaded = action(1, { originalDue: '2026-01-01', lead: undefined });
        const read = content({ actions: [loaded] });
        const entries: Entry[] = [];
        for (const fields of versions) {
          entries.push(...editAction.operations({ loaded, fields }, context()).map(made => sending(made)));
          loaded = { ...loaded, ...fields };
        }
        const [one] = withEntries(read, entries).actions;
        expect(one && asCells(panelFields(one))).toEqual(asCells(versions[versions.length - 1] ?? {}));
      })
    );
  });

  it.each(underWay)('shows what is $kind', status => {
    expect(inView([sending(edit(action(1), { target: 'New' }), status)], 1)?.target).toBe('New');
  });

  it.each(stopped)('does not show what is $kind: it may never be so', status => {
    expect(
      inView([sending(edit(action(1), { target: 'New' }), status), sending(edit(action(2), { target: 'New' }))], 1)
    ).toEqual(content().actions[0]);
    expect(inView([sending(remove(action(1)), status), sending(edit(action(2), { target: 'New' }))], 1)).toBeDefined();
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
    expect(withEntries(content(), [sending(remove(action(2)))]).actions.map(({ id }) => id)).toEqual([1, 10]);
  });
});

describe('what is pending of an action', () => {
  const all = [
    sending(added(1, true, 'First')),
    sending(added(2)),
    sending(added(1, true, 'Second'), { kind: 'setAside', failure: { kind: 'forbidden' } }),
    sending(added(1, true, 'Third'), { kind: 'saved', written: undefined, basedOn: undefined }),
    sending(edit(action(1), { target: 'New' })),
    sending(edit(action(2), { target: 'New' })),
    sending(removal(update(9))),
    sending(removal(update(8)), { kind: 'setAside', failure: { kind: 'forbidden' } })
  ];

  it('are its updates, the newest first, until they are saved: then they are in the list', () => {
    expect(pendingUpdates(all, 1).map(one => one.update.narrative)).toEqual(['Second', 'First']);
  });

  it('are its own edits and removals', () => {
    expect(
      pendingEdits([...all, sending(remove(action(1)))], 1).map(({ operation: { kind, list, item } }) => [
        kind,
        list,
        item
      ])
    ).toEqual([
      ['edit', 'actions', 1],
      ['remove', 'actions', 1]
    ]);
  });

  it('is not the copy of an update beside it, while that goes well', () => {
    const [copy] = added(1).then ?? [];
    if (!copy) throw new Error('No copy follows.');
    const refused = sending(copy, { kind: 'setAside', failure: { kind: 'forbidden' } });
    expect(pendingEdits([sending(copy)], 1)).toEqual([]);
    expect(pendingEdits([refused], 1)).toEqual([refused]);
  });

  it('are updates that are being removed, unless that was refused', () => {
    expect([...removedItems(all, 'updates')]).toEqual([9]);
    expect([...removedItems(all, 'actions')]).toEqual([]);
  });

  it('is no update where what was kept makes none', () => {
    const broken: Operation = { ...added(1, false), values: { actionId: 1, narrative: 7 } };
    expect(pendingUpdates([sending(broken)], 1)).toEqual([]);
    expect(inView([sending(broken)], 1)?.latest).toEqual(action(1).latest);
  });
});
