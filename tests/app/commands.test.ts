/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { copyToAction, editAction, removeAction, restoreAction } from '../../src/app/commands/action';
import { placeAction, placeUpdate } from '../../src/app/commands/place';
import { restorePlan } from '../../src/app/commands/plan';
import type { CommandName } from '../../src/app/commands';
import { commands } from '../../src/app/commands';
import { reverseOfAct } from '../../src/app/commands/undo';
import type { NewUpdate } from '../../src/app/commands/update';
import { addUpdate, removeUpdate } from '../../src/app/commands/update';
import { actionOf } from '../../src/app/state/pending';
import { bodyOfFields } from '../../src/data/rows';
import type { Rights } from '../../src/domain/rights';
import { entities, isListKey } from '../../src/model';
import type { ListKey } from '../../src/model';
import type { Stray } from '../../src/app/ports';
import type { Action, ActionFields } from '../../src/model/action';
import { action as actionEntity, brags } from '../../src/model/action';
import { hasField } from '../../src/model/entity';
import type { Fields } from '../../src/model/json';
import { cellsIn, itemIn } from '../../src/model/json';
import type { Update } from '../../src/model/update';
import { update as updateEntity } from '../../src/model/update';
import type { Operation } from '../../src/sync/operation';
import { queueOf } from '../../src/sync/operation';
import { panelFields } from '../domain/samples';
import { anyFields, asCells } from './actionFields';
import { action, at, content, context, firstOf, numberedIds, update } from './fixtures';

/** As it comes back from the disk. */
const kept = (fields: Fields): Fields => JSON.parse(JSON.stringify(fields)) as Fields;
const on = (loaded: Action, values: Fields): ActionFields =>
  panelFields({ ...loaded, ...cellsIn(actionEntity, kept(values)) });
const names = (operation: Operation | undefined): string[] => Object.keys(operation?.values ?? {}).sort();

const edits = (loaded: Action, fields: ActionFields, guardReason = ''): readonly Operation[] =>
  editAction.operations({ loaded, fields, guardReason }, context());
const editOf = (loaded: Action, fields: ActionFields, guardReason = ''): Operation | undefined =>
  edits(loaded, fields, guardReason)[0];

const readers: Rights = { ...content().rights, editActions: false };
const typed: NewUpdate = { clientKey: 'k', narrative: 'x', brag: 'Green', bragReason: '', barrier: '' };
const addedTo = (to: Action, own: Partial<NewUpdate> = {}, rights = content().rights): Operation =>
  firstOf(addUpdate.operations({ action: to, update: { ...typed, ...own } }, context({ rights })));
const removed = (one: Update, updates: readonly Update[], rights = content().rights): Operation =>
  firstOf(removeUpdate.operations({ action: action(1), update: one }, context({ updates, rights })));

beforeEach(numberedIds);

describe('an edit', () => {
  it('gives back what was typed, whatever that is, after it was kept as JSON', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = editOf(loaded, after);
        expect(asCells(on(loaded, made?.values ?? {}))).toEqual(asCells(after));
      })
    );
  });

  it('holds only what differs, with what was there before', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = editOf(loaded, after);
        for (const [name, value] of Object.entries(made?.values ?? {})) expect(value).not.toEqual(made?.base?.[name]);
        expect(Object.keys(made?.base ?? {}).sort()).toEqual(names(made));
        expect(cellsIn(actionEntity, kept(made?.base ?? {}))).toEqual(
          asCells(Object.fromEntries(names(made).map(name => [name, Reflect.get(before, name)])))
        );
      })
    );
  });

  it('is none where nothing differs', () => {
    fc.assert(
      fc.property(anyFields, fields => {
        expect(edits(action(1, fields), fields, 'A reason')).toEqual([]);
      })
    );
  });

  it('holds fields of the panel alone, even where a whole action is given', () => {
    const whole: ActionFields = action(1, { etag: '"9"', originalDue: '2020-01-01', latest: undefined });
    expect(editOf(action(1), { ...whole, target: 'New' })?.values).toEqual({ target: 'New' });
  });

  it('is of the version that was loaded, and a lead is told apart by who it is', () => {
    const loaded = action(1, { etag: '"5"' });
    expect(edits(loaded, { ...panelFields(loaded), lead: { id: 7, name: 'Renamed since', email: '' } })).toEqual([]);
    expect(edits(loaded, { ...panelFields(loaded), lead: undefined })).toMatchObject([
      {
        kind: 'edit',
        list: 'actions',
        item: 1,
        etag: '"5"',
        values: { lead: null },
        base: { lead: { id: 7 } },
        createdAt: at
      }
    ]);
  });

  it('keeps the first due date as the original one, and never writes that again', () => {
    const first = action(1, { originalDue: undefined, currentDue: undefined });
    expect(editOf(first, { ...panelFields(first), currentDue: '2027-01-01' })?.values).toEqual({
      currentDue: '2027-01-01',
      originalDue: '2027-01-01'
    });
    const lost = action(1, { originalDue: undefined, currentDue: '2026-12-01' });
    expect(editOf(lost, { ...panelFields(lost), currentDue: '2027-01-01' })?.values).toEqual({
      currentDue: '2027-01-01',
      originalDue: '2026-12-01'
    });
    const later = action(1);
    expect(editOf(later, { ...panelFields(later), currentDue: '2028-01-01' })?.values).toEqual({
      currentDue: '2028-01-01'
    });
  });

  it('records a reason where one is given, and leaves an earlier one where none is', () => {
    const loaded = action(1);
    const fields = { ...panelFields(loaded), target: 'New' };
    expect(editOf(loaded, fields, '  The court asked ')?.values).toEqual({
      target: 'New',
      guardReason: 'The court asked'
    });
    expect(editOf(loaded, fields, '  ')?.values).toEqual({ target: 'New' });
  });
});

describe('taking an edit back', () => {
  it('restores what was there before, whatever was changed', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = editOf(loaded, after, 'A reason');
        if (!made) return;
        const [back] = reverseOfAct([{ operation: made, etag: '"6"' }], at);
        expect(asCells(on({ ...loaded, ...after }, back?.values ?? {}))).toEqual(asCells(before));
      })
    );
  });

  it('goes by what was saved: its base is what was done, its version that of the answer; the original due date stays', () => {
    const loaded = action(1, { originalDue: undefined, currentDue: undefined });
    const made = editOf(loaded, { ...panelFields(loaded), currentDue: '2027-01-01', stage: 'Agreed' }, 'A reason');
    if (!made) throw new Error('There is nothing to take back.');
    expect(reverseOfAct([{ operation: made, etag: '"6"' }], at)).toMatchObject([
      {
        kind: 'edit',
        list: 'actions',
        item: 1,
        etag: '"6"',
        values: { currentDue: null, stage: 'In progress' },
        base: { currentDue: '2027-01-01', stage: 'Agreed' }
      }
    ]);
    const [back] = reverseOfAct([{ operation: made, etag: undefined }], at);
    expect(names(back)).toEqual(['currentDue', 'stage']);
    expect(back?.id).not.toBe(made.id);
  });

  it('is none for what was added or put back', () => {
    expect(reverseOfAct([{ operation: addedTo(action(1)), etag: undefined }], at)).toEqual([]);
    const restored = firstOf(restoreAction.operations({ actionId: 1 }, context()));
    expect(reverseOfAct([{ operation: restored, etag: undefined }], at)).toEqual([]);
  });
});

describe('a new update', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 20 });

  it('gives back what was typed, without the space around it, under the key of the form', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom(...brags), (narrative, barrier, brag) => {
        const made = addedTo(action(1), { clientKey: 'the-key', narrative, brag, barrier });
        expect(made.id).toBe('the-key');
        expect(itemIn(updateEntity, kept(made.values), 20)).toMatchObject(
          asCells({
            id: 20,
            actionId: 1,
            narrative: narrative.trim(),
            barrier: barrier.trim(),
            brag,
            stage: 'In progress',
            author: 'Ailsa Drumfold',
            at
          })
        );
      })
    );
  });

  it('is followed by its copy beside the action, on the version in view, where the person may write that', () => {
    const own = { narrative: ' Done ', brag: 'Amber' as const, bragReason: ' Why ', barrier: 'A barrier' };
    const loaded = action(1, { etag: '"5"', chosenBrag: 'Red' });
    expect(addedTo(loaded, own, readers).then).toBeUndefined();
    expect(addedTo(loaded, own).then).toMatchObject([
      {
        kind: 'edit',
        list: 'actions',
        item: 1,
        etag: '"5"',
        values: {
          latest: { text: 'Done', at, author: 'Ailsa Drumfold', barrier: true },
          chosenBrag: 'Amber',
          bragReason: 'Why'
        },
        base: { latest: { text: 'On course' }, chosenBrag: 'Red', bragReason: null },
        theirsWin: ['originalDue', 'latest']
      }
    ]);
  });

  it('goes after the others of its action, and holds up nothing else', () => {
    const of = (id: number): string => queueOf(addedTo(action(id), {}, readers));
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });
});

describe('a removal', () => {
  it('of an action knows all that the person has seen of it, so that what they have not seen is asked about', () => {
    const loaded = action(1, { etag: '"5"' });
    const made = firstOf(removeAction.operations({ loaded }, context()));
    const { latest, ...fields } = made.base ?? {};
    expect(cellsIn(actionEntity, kept(fields))).toEqual(panelFields(loaded));
    expect(latest).toEqual(loaded.latest);
    expect(reverseOfAct([{ operation: made, etag: undefined }], at)).toMatchObject([
      { kind: 'restore', list: 'actions', item: 1 }
    ]);
  });

  const newest = update(20, { at: '2026-11-20T10:00:00Z' });

  it('of the newest update puts the one before it beside the action; taking it back puts it there again', () => {
    const earlier = update(9, { barrier: 'Still there' });
    const made = removed(newest, [update(8), newest, earlier, update(10, { actionId: 2 })]);
    expect(made).toMatchObject({ kind: 'remove', list: 'updates', item: 20, etag: '"1"' });
    expect(made.then?.map(({ values }) => values)).toEqual([
      { latest: { text: 'Narrative 9', at: earlier.at, author: 'Ailsa Drumfold', barrier: true } }
    ]);
    const [back] = reverseOfAct([{ operation: made, etag: undefined }], at);
    expect(back).toMatchObject({ kind: 'restore', list: 'updates', item: 20 });
    expect(back?.then?.map(({ values }) => values)).toEqual([{ latest: action(1).latest }]);
  });

  it('of the only update leaves nothing beside the action; of an older one it touches nothing', () => {
    expect(removed(newest, [newest]).then?.map(({ values }) => values)).toEqual([{ latest: null }]);
    expect(removed(update(9), [newest, update(9)]).then).toBeUndefined();
    expect(removed(newest, [newest], readers).then).toBeUndefined();
  });
});

test('an operation names its action, and only its own kind', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), id => {
      const of = (target: Pick<Operation, 'list' | 'item' | 'parent'>): Operation => ({
        id: 'x',
        act: 'x',
        command: 'x',
        kind: 'remove',
        values: { actionId: 4 },
        createdAt: at,
        ...target
      });
      expect(actionOf(of({ list: 'actions', item: id }))).toBe(id);
      expect(actionOf(of({ list: 'updates', parent: { list: 'actions', item: id } }))).toBe(id);
      expect(actionOf(of({ list: 'updates', item: id }))).toBeUndefined();
      expect(actionOf(of({ list: 'updates', item: id, parent: { list: 'actions', item: 3 } }))).toBe(3);
      expect(actionOf(of({ list: 'actions', item: id, parent: { list: 'actions', item: 3 } }))).toBe(id);
      expect(actionOf(of({ list: 'areas', item: id }))).toBeUndefined();
      expect(actionOf(of({ list: 'updates', item: id, parent: { list: 'areas', item: 3 } }))).toBeUndefined();
      expect(actionOf(of({ list: 'actions', item: { createdBy: 'y' } }))).toBeUndefined();
    })
  );
});

describe('every command', () => {
  const made = fc.record({
    before: anyFields,
    after: anyFields,
    reason: fc.constantFrom('', 'The court asked'),
    narrative: fc.string({ maxLength: 8 }),
    barrier: fc.string({ maxLength: 8 }),
    brag: fc.constantFrom(...brags)
  });
  type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;
  const newest = update(20, { at: '2026-11-20T10:00:00Z' });
  const all = context({ updates: [newest, update(9)] });
  const removal = (): Operation => removed(newest, all.updates);

  const aStray = (list: ListKey): Stray => ({
    list,
    id: 5,
    etag: '"1"',
    name: '',
    parent: undefined,
    isMine: false,
    formUrl: ''
  });

  /** What each command queues; those that nobody calls by name are made by others. */
  const operationsOf: Readonly<Record<CommandName, (from: Made) => readonly Operation[]>> = {
    'action.edit': ({ before, after, reason }) =>
      editAction.operations({ loaded: action(1, before), fields: after, guardReason: reason }, all),
    'action.remove': ({ before }) => removeAction.operations({ loaded: action(1, before) }, all),
    'action.restore': () => restoreAction.operations({ actionId: 1 }, all),
    'action.copyLatest': ({ brag }) => [copyToAction(action(1), { latest: undefined, chosenBrag: brag }, at)],
    'action.place': () => placeAction.operations({ stray: aStray('actions'), planId: 2 }, all),
    'update.place': () => placeUpdate.operations({ stray: aStray('updates'), action: action(1) }, all),
    'plan.restore': () => restorePlan.operations({ planId: 1 }, all),
    'update.add': ({ before, narrative, barrier, brag, reason }) => [
      addedTo(action(1, before), { narrative, barrier, brag, bragReason: reason, guardReason: reason })
    ],
    'update.remove': () => [removal()],
    'update.restore': () => reverseOfAct([{ operation: removal(), etag: undefined }], at)
  };
  const each = Object.entries(operationsOf);
  const withFollowers = (operation: Operation): readonly Operation[] => [
    operation,
    ...(operation.then ?? []).flatMap(withFollowers)
  ];

  it('is in the table under `<entity>.<verb>`', () => {
    const lists: string[] = Object.values(entities).map(({ list }) => list);
    for (const name of Object.keys(commands)) {
      const [, entity] = /^([a-z]+)\.[a-z][A-Za-z]*$/.exec(name) ?? [];
      expect(lists).toContain(`${entity ?? name}s`);
    }
    expect(each.map(([name]) => name).sort()).toEqual(Object.keys(commands).sort());
  });

  it.each(each)('%s queues one act under its own name, of lists and fields that there are', (name, make) => {
    const counts: number[] = [];
    fc.assert(
      fc.property(made, from => {
        const operations = make(from);
        const whole = operations.flatMap(withFollowers);
        counts.push(whole.length);
        expect(whole.filter(one => one.command !== name && one.command !== 'action.copyLatest')).toEqual([]);
        for (const one of operations) expect(one.command).toBe(name);
        expect(new Set(whole.map(({ act }) => act)).size).toBe(operations.length === 0 ? 0 : 1);
        expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
        for (const { list, values, base = {}, theirsWin = [] } of whole) {
          if (!isListKey(list)) throw new Error(`There is no list ${list}.`);
          const entity = entities[list];
          expect(() => bodyOfFields(entity, kept(values), 'Europe/London')).not.toThrow();
          expect([...Object.keys(base), ...theirsWin].filter(field => !hasField(entity, field))).toEqual([]);
        }
      })
    );
    expect(Math.max(...counts)).toBeGreaterThan(0);
  });
});
