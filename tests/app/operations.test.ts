/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { actionFieldsIn, updateIn } from '../../src/app/fields';
import * as operations from '../../src/app/operations';
import type { ActionFields } from '../../src/domain/checks';
import { panelFields } from '../../src/domain/checks';
import type { Action } from '../../src/domain/plan';
import { brags } from '../../src/domain/plan';
import type { Fields, Operation } from '../../src/sync/outbox';
import { update } from '../ui/action/panel';
import { action } from '../ui/plan/site';
import { anyFields } from './actionFields';

const at = '2026-11-24T09:00:00Z';
/** As it comes back from the disk. */
const kept = (fields: Fields): Fields => JSON.parse(JSON.stringify(fields)) as Fields;
const on = (loaded: Action, body: Fields): ActionFields => panelFields({ ...loaded, ...actionFieldsIn(kept(body)) });
const names = (operation: Operation | undefined): string[] => Object.keys(operation?.body ?? {}).sort();

beforeEach(() => {
  let next = 0;
  Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => `id-${++next}` });
});

describe('an edit', () => {
  it('gives back what was typed, whatever that is, after it was kept as JSON', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = operations.editAction(loaded, after, '', at);
        expect(on(loaded, made?.body ?? {})).toEqual(after);
      })
    );
  });

  it('holds only what differs, with what was there before', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = operations.editAction(loaded, after, '', at);
        for (const [name, value] of Object.entries(made?.body ?? {})) expect(value).not.toEqual(made?.base?.[name]);
        expect(Object.keys(made?.base ?? {}).sort()).toEqual(names(made));
        expect(actionFieldsIn(kept(made?.base ?? {}))).toEqual(
          Object.fromEntries(names(made).map(name => [name, Reflect.get(before, name)]))
        );
      })
    );
  });

  it('is none where nothing differs', () => {
    fc.assert(
      fc.property(anyFields, fields => {
        expect(operations.editAction(action(1, fields), fields, 'A reason', at)).toBeUndefined();
      })
    );
  });

  it('holds fields of the panel alone, even where a whole action is given', () => {
    const loaded = action(1);
    expect(
      operations.editAction(
        loaded,
        {
          ...action(1, { etag: '"9"', originalDue: '2020-01-01', latest: undefined }),
          target: 'New'
        } satisfies ActionFields,
        '',
        at
      )?.body
    ).toEqual({ target: 'New' });
  });

  it('is of the version that was loaded, and a lead is told apart by who it is', () => {
    const loaded = action(1, { etag: '"5"' });
    expect(
      operations.editAction(
        loaded,
        { ...panelFields(loaded), lead: { id: 7, name: 'Renamed since', email: '' } },
        '',
        at
      )
    ).toBeUndefined();
    expect(operations.editAction(loaded, { ...panelFields(loaded), lead: undefined }, '', at)).toMatchObject({
      kind: 'edit',
      item: 'actions/1',
      etag: '"5"',
      body: { lead: null },
      base: { lead: { id: 7 } },
      createdAt: at
    });
  });

  it('keeps the first due date as the original one, and never writes that again', () => {
    const first = action(1, { originalDue: undefined, currentDue: undefined });
    expect(operations.editAction(first, { ...panelFields(first), currentDue: '2027-01-01' }, '', at)?.body).toEqual({
      currentDue: '2027-01-01',
      originalDue: '2027-01-01'
    });
    const lost = action(1, { originalDue: undefined, currentDue: '2026-12-01' });
    expect(operations.editAction(lost, { ...panelFields(lost), currentDue: '2027-01-01' }, '', at)?.body).toEqual({
      currentDue: '2027-01-01',
      originalDue: '2026-12-01'
    });
    const later = action(1);
    expect(operations.editAction(later, { ...panelFields(later), currentDue: '2028-01-01' }, '', at)?.body).toEqual({
      currentDue: '2028-01-01'
    });
  });

  it('records a reason where one is given, and leaves an earlier one where none is', () => {
    const loaded = action(1);
    const fields = { ...panelFields(loaded), target: 'New' };
    expect(operations.editAction(loaded, fields, '  The court asked ', at)?.body).toEqual({
      target: 'New',
      guardReason: 'The court asked'
    });
    expect(operations.editAction(loaded, fields, '  ', at)?.body).toEqual({ target: 'New' });
  });
});

describe('taking an edit back', () => {
  it('restores what was there before, whatever was changed', () => {
    fc.assert(
      fc.property(anyFields, anyFields, (before, after) => {
        const loaded = action(1, { ...before, originalDue: '2026-01-01' });
        const made = operations.editAction(loaded, after, 'A reason', at);
        if (!made) return;
        const back = operations.reverseOf(made, '"6"', at);
        expect(on({ ...loaded, ...after }, back?.body ?? {})).toEqual(before);
      })
    );
  });

  it('goes by what was saved: its base is what was done, its version that of the answer; the original due date stays', () => {
    const loaded = action(1, { originalDue: undefined, currentDue: undefined });
    const made = operations.editAction(
      loaded,
      { ...panelFields(loaded), currentDue: '2027-01-01', stage: 'Agreed' },
      'A reason',
      at
    );
    if (!made) throw new Error('There is nothing to take back.');
    expect(operations.reverseOf(made, '"6"', at)).toMatchObject({
      kind: 'edit',
      item: 'actions/1',
      etag: '"6"',
      body: { currentDue: null, stage: 'In progress' },
      base: { currentDue: '2027-01-01', stage: 'Agreed' }
    });
    expect(names(operations.reverseOf(made, undefined, at))).toEqual(['currentDue', 'stage']);
    expect(operations.reverseOf(made, undefined, at)?.id).not.toBe(made.id);
  });

  it('is none for what was added or put back', () => {
    const added = operations.addUpdate(
      action(1),
      { clientKey: 'k', narrative: 'x', brag: 'Green', bragReason: '', barrier: '' },
      'A',
      at,
      true
    );
    expect(operations.reverseOf(added, undefined, at)).toBeUndefined();
    expect(operations.reverseOf(operations.restoreAction(1, at), undefined, at)).toBeUndefined();
  });
});

describe('a new update', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 20 });

  it('gives back what was typed, without the space around it, under the key of the form', () => {
    fc.assert(
      fc.property(words, words, fc.constantFrom(...brags), (narrative, barrier, brag) => {
        const made = operations.addUpdate(
          action(1),
          { clientKey: 'the-key', narrative, brag, bragReason: '', barrier },
          'Ailsa Drumfold',
          at,
          true
        );
        expect(made.id).toBe('the-key');
        expect(updateIn(kept(made.body), 20)).toMatchObject({
          id: 20,
          actionId: 1,
          narrative: narrative.trim(),
          barrier: barrier.trim(),
          brag,
          stage: 'In progress',
          author: 'Ailsa Drumfold',
          at
        });
      })
    );
  });

  it('is followed by its copy beside the action, on the version in view, where the person may write that', () => {
    const typed = {
      clientKey: 'k',
      narrative: ' Done ',
      brag: 'Amber' as const,
      bragReason: ' Why ',
      barrier: 'A barrier'
    };
    const loaded = action(1, { etag: '"5"', chosenBrag: 'Red' });
    expect(operations.addUpdate(loaded, typed, 'Ailsa Drumfold', at, false).then).toBeUndefined();
    expect(operations.addUpdate(loaded, typed, 'Ailsa Drumfold', at, true).then).toMatchObject({
      kind: 'edit',
      item: 'actions/1',
      etag: '"5"',
      body: {
        latest: { text: 'Done', at, author: 'Ailsa Drumfold', barrier: true },
        chosenBrag: 'Amber',
        bragReason: 'Why'
      },
      base: { latest: { text: 'On course' }, chosenBrag: 'Red', bragReason: '' },
      yields: ['latest', 'originalDue']
    });
  });

  it('goes after the others of its action, and holds up nothing else', () => {
    const of = (id: number) =>
      operations.addUpdate(
        action(id),
        { clientKey: 'k', narrative: 'x', brag: 'Green', bragReason: '', barrier: '' },
        'A',
        at,
        false
      ).item;
    expect(of(1)).toBe(of(1));
    expect(of(1)).not.toBe(of(2));
  });
});

describe('a removal', () => {
  it('of an action knows all that the person has seen of it, so that what they have not seen is asked about', () => {
    const loaded = action(1, { etag: '"5"' });
    const { latest, ...fields } = operations.removeAction(loaded, at).base ?? {};
    expect(actionFieldsIn(kept(fields))).toEqual(panelFields(loaded));
    expect(latest).toEqual(loaded.latest);
    expect(operations.reverseOf(operations.removeAction(loaded, at), undefined, at)).toMatchObject({
      kind: 'restore',
      item: 'actions/1'
    });
  });

  const newest = update(20, { at: '2026-11-20T10:00:00Z' });

  it('of the newest update puts the one before it beside the action; taking it back puts it there again', () => {
    const earlier = update(9, { barrier: 'Still there' });
    const made = operations.removeUpdate(action(1), newest, earlier, at, true);
    expect(made).toMatchObject({ kind: 'remove', item: 'updates/20', etag: '"1"' });
    expect(made.then?.body).toEqual({
      latest: { text: 'Narrative 9', at: earlier.at, author: 'Ailsa Drumfold', barrier: true }
    });
    const back = operations.reverseOf(made, undefined, at);
    expect(back).toMatchObject({ kind: 'restore', item: 'updates/20' });
    expect(back?.then?.body).toEqual({ latest: action(1).latest });
  });

  it('of the only update leaves nothing beside the action; of an older one it touches nothing', () => {
    expect(operations.removeUpdate(action(1), newest, undefined, at, true).then?.body).toEqual({ latest: null });
    expect(operations.removeUpdate(action(1), update(9), undefined, at, true).then).toBeUndefined();
    expect(operations.removeUpdate(action(1), newest, undefined, at, false).then).toBeUndefined();
  });
});

test('an operation names its action, and only its own kind', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 }), id => {
      const of = (item: string, body: Fields = {}): Operation => ({
        id: 'x',
        item,
        kind: 'remove',
        body,
        createdAt: at
      });
      expect(operations.actionIdOf(of(operations.itemOf.action(id)))).toBe(id);
      expect(operations.actionIdOf(of(operations.itemOf.newUpdate(id)))).toBe(id);
      expect(operations.actionIdOf(of(operations.itemOf.update(id), { action: 3 }))).toBeUndefined();
      expect(operations.updatedActionOf(of(operations.itemOf.update(id), { action: 3 }))).toBe(3);
      expect(operations.updatedActionOf(of(operations.itemOf.action(id), { action: 3 }))).toBeUndefined();
    })
  );
});
