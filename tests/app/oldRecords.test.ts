/** @jest-environment jsdom */
import { commandOf } from '../../src/app/commands';
import { upgradeRecord } from '../../src/app/oldRecords';
import { createOutbox } from '../../src/app/outbox';
import { entities, isListKey } from '../../src/model';
import { hasField } from '../../src/model/entity';
import type { Fields } from '../../src/model/json';
import type { Operation } from '../../src/sync/operation';
import type { Transport } from '../../src/sync/ports';
import type { Contents, QueuedOperation } from '../../src/sync/queue';
import { keysOf, queued, readContents } from '../../src/sync/queue';
import { memoryDevice, memoryOutbox } from '../memoryDevice';
import { handClock, settled } from './handClock';
import { transport } from './transport';

// Records as version 0.1.0 kept them: its types, and what its commands made.

interface OldOperation {
  id: string;
  item: string;
  kind: 'create' | 'edit' | 'remove' | 'restore';
  body: Fields;
  base?: Fields | undefined;
  etag?: string | undefined;
  then?: OldOperation | undefined;
  yields?: readonly string[] | undefined;
  createdAt: string;
}

interface OldItemState {
  id: string;
  etag: string;
  fields: Fields;
  lastOpId?: string | undefined;
  by: string;
  at: string;
}

type OldPlace =
  | {
      kind: 'open';
      step: { kind: 'send' } | { kind: 'look'; otherwise?: Fields } | { kind: 'history'; theirs: OldItemState };
      notBefore: number;
      failure?: Fields;
    }
  | {
      kind: 'conflict';
      theirs: OldItemState;
      fields: readonly { field: string; mine: unknown; theirs: unknown }[];
      body: Fields;
    }
  | { kind: 'setAside'; failure: Fields };

interface OldRecord {
  operation: OldOperation;
  order: number;
  pending: { body: Fields; base: Fields; etag?: string | undefined };
  place: OldPlace;
  tries: number;
  saveConflicts: number;
  broken: number;
}

const at = '2026-11-24T09:00:00Z';
const yields = ['latest', 'originalDue'];
const key = '6f1c7a52-8d57-4e6e-9f0a-3d2b5c7e9a11';
const latest = { text: 'On course', at: '2026-11-20T10:00:00Z', author: 'Ailsa Drumfold', barrier: false };
const newer = { text: 'Shared.', at, author: "Sam O'Brien", barrier: true };

const copyOf = (own: Partial<OldOperation> = {}): OldOperation => ({
  id: 'copy-1',
  item: 'actions/12',
  kind: 'edit',
  body: { latest: newer, chosenBrag: 'Amber', bragReason: '' },
  base: { latest, chosenBrag: null, bragReason: '' },
  etag: '"5"',
  yields,
  createdAt: at,
  ...own
});
const old = {
  edit: {
    id: 'op-1',
    item: 'actions/12',
    kind: 'edit',
    body: { target: '', currentDue: null, measure: 'Fewer', lead: { id: 7, name: "Sam O'Brien", email: '' } },
    base: { target: 'Ten', currentDue: '2027-01-01', measure: '', lead: null },
    etag: '"5"',
    yields,
    createdAt: at
  },
  add: {
    id: key,
    item: 'updates/of/12',
    kind: 'create',
    body: {
      actionNumber: '1.2',
      plan: 1,
      action: 12,
      narrative: 'Shared.',
      brag: 'Amber',
      stage: 'In progress',
      barrier: '',
      author: "Sam O'Brien",
      at
    },
    yields,
    createdAt: at,
    then: copyOf()
  },
  removeUpdate: {
    id: 'op-3',
    item: 'updates/55',
    kind: 'remove',
    body: { action: 12 },
    base: { narrative: 'Shared.', brag: 'Amber', stage: null, barrier: '' },
    etag: '"1"',
    yields,
    createdAt: at,
    then: copyOf({ body: { latest: null }, base: { latest: newer } })
  },
  restoreUpdate: {
    id: 'op-4',
    item: 'updates/55',
    kind: 'restore',
    body: { action: 12 },
    yields,
    createdAt: at,
    then: copyOf({ body: { latest: newer }, base: { latest: null }, etag: undefined })
  },
  removeAction: {
    id: 'op-5',
    item: 'actions/12',
    kind: 'remove',
    body: {},
    base: { number: '1.2', target: '', partnerAgencies: ['Council'], latest },
    etag: '"5"',
    yields,
    createdAt: at
  },
  restoreAction: { id: 'op-6', item: 'actions/12', kind: 'restore', body: {}, yields, createdAt: at }
} as const satisfies Record<string, OldOperation>;

/** What each of them is today. */
const copyToday: Operation = {
  id: 'copy-1',
  act: key,
  command: 'action.copyLatest',
  list: 'actions',
  item: 12,
  kind: 'edit',
  values: { latest: newer, chosenBrag: 'Amber', bragReason: null },
  base: { latest, chosenBrag: null, bragReason: null },
  etag: '"5"',
  theirsWin: yields,
  createdAt: at
};
const parent = { list: 'actions', item: 12 };
const today: Record<keyof typeof old, Operation> = {
  edit: {
    id: 'op-1',
    act: 'op-1',
    command: 'action.edit',
    list: 'actions',
    item: 12,
    kind: 'edit',
    values: { target: null, currentDue: null, measure: 'Fewer', lead: { id: 7, name: "Sam O'Brien", email: '' } },
    base: { target: 'Ten', currentDue: '2027-01-01', measure: null, lead: null },
    etag: '"5"',
    theirsWin: yields,
    createdAt: at
  },
  add: {
    id: key,
    act: key,
    command: 'update.add',
    list: 'updates',
    kind: 'create',
    parent,
    values: {
      actionNumber: '1.2',
      planId: 1,
      actionId: 12,
      narrative: 'Shared.',
      brag: 'Amber',
      stage: 'In progress',
      barrier: null,
      author: "Sam O'Brien",
      at
    },
    theirsWin: yields,
    createdAt: at,
    then: [copyToday]
  },
  removeUpdate: {
    id: 'op-3',
    act: 'op-3',
    command: 'update.remove',
    list: 'updates',
    item: 55,
    kind: 'remove',
    parent,
    values: {},
    base: { narrative: 'Shared.', brag: 'Amber', stage: null, barrier: null },
    etag: '"1"',
    theirsWin: yields,
    createdAt: at,
    then: [{ ...copyToday, act: 'op-3', values: { latest: null }, base: { latest: newer } }]
  },
  restoreUpdate: {
    id: 'op-4',
    act: 'op-4',
    command: 'update.restore',
    list: 'updates',
    item: 55,
    kind: 'restore',
    parent,
    values: {},
    theirsWin: yields,
    createdAt: at,
    then: [{ ...copyToday, act: 'op-4', etag: undefined, values: { latest: newer }, base: { latest: null } }]
  },
  removeAction: {
    id: 'op-5',
    act: 'op-5',
    command: 'action.remove',
    list: 'actions',
    item: 12,
    kind: 'remove',
    values: {},
    base: { number: '1.2', target: null, partnerAgencies: ['Council'], latest },
    etag: '"5"',
    theirsWin: yields,
    createdAt: at
  },
  restoreAction: {
    id: 'op-6',
    act: 'op-6',
    command: 'action.restore',
    list: 'actions',
    item: 12,
    kind: 'restore',
    values: {},
    theirsWin: yields,
    createdAt: at
  }
};

const kinds = ['edit', 'add', 'removeUpdate', 'restoreUpdate', 'removeAction', 'restoreAction'] as const;

const { owner } = memoryDevice();
const sent: OldPlace = { kind: 'open', step: { kind: 'send' }, notBefore: 0 };

/** A record of an operation, as it was first kept, or at the place given. */
function record(operation: OldOperation, place = sent): OldRecord {
  const { body, base = {}, etag } = operation;
  return { operation, order: 7, pending: { body, base, etag }, place, tries: 2, saveConflicts: 1, broken: 0 };
}

/** As it lies on the disk. */
const kept = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function read(...records: readonly unknown[]): Contents {
  const keys = keysOf(owner);
  const rows = records.map((value, index) => ({ key: keys.operation(String(index)), value: kept(value) }));
  return readContents(owner, rows, upgradeRecord);
}

function carried(one: unknown): QueuedOperation {
  const { operations, unreadable } = read(one);
  expect(unreadable).toEqual([]);
  const [first] = operations;
  if (!first) throw new Error('Nothing was carried over.');
  return first;
}

/** The same as today would have queued it. */
const expected = (name: keyof typeof old): QueuedOperation => ({
  ...queued(today[name], 7),
  tries: 2,
  saveConflicts: 1
});

const oldTheirs: OldItemState = {
  id: '12',
  etag: '"6"',
  fields: { target: '', measure: 'Theirs', latest: null, guardReason: '' },
  lastOpId: 'op-0',
  by: 'Euan Balgarvie',
  at
};
const theirs = {
  id: 12,
  etag: '"6"',
  fields: { target: null, measure: 'Theirs', latest: null, guardReason: null },
  lastOpId: 'op-0',
  by: 'Euan Balgarvie',
  at
};

describe.each(kinds)('what version 0.1.0 kept: %s', name => {
  it('is carried over with list, item and command, under today’s names', () => {
    // That an etag is missing is told by the disk, which keeps no undefined.
    expect(carried(record(old[name]))).toEqual({ ...expected(name), state: sent });
  });

  it('names a command and fields that there are', () => {
    const { operation } = carried(record(old[name]));
    for (const { command, list, values, base = {} } of [operation, ...(operation.then ?? [])]) {
      expect(commandOf(command)).toBeDefined();
      if (!isListKey(list)) throw new Error(`There is no list ${list}.`);
      const entity = entities[list];
      expect([...Object.keys(values), ...Object.keys(base)].filter(field => !hasField(entity, field))).toEqual([]);
    }
  });

  const failure = { kind: 'offline' };
  const refused = { kind: 'refused', message: 'No' };
  const places: readonly [string, OldPlace, QueuedOperation['state']][] = [
    [
      'waits to be sent again',
      { kind: 'open', step: { kind: 'send' }, notBefore: 99, failure },
      { kind: 'open', step: { kind: 'send' }, notBefore: 99, failure: { kind: 'offline' } }
    ],
    [
      'is to be looked for',
      { kind: 'open', step: { kind: 'look' }, notBefore: 5 },
      { kind: 'open', step: { kind: 'check' }, notBefore: 5 }
    ],
    [
      'is to be looked for after a refusal',
      { kind: 'open', step: { kind: 'look', otherwise: refused }, notBefore: 5 },
      { kind: 'open', step: { kind: 'check', otherwise: { kind: 'refused', message: 'No' } }, notBefore: 5 }
    ],
    [
      'is set aside',
      { kind: 'setAside', failure: { kind: 'forbidden', correlation: 'c' } },
      { kind: 'setAside', failure: { kind: 'forbidden', correlation: 'c' } }
    ]
  ];
  it.each(places)('where it %s', (_where, place, state) => {
    expect(carried(record(old[name], place))).toEqual({ ...expected(name), state });
  });
});

it('an edit is looked for in the past of the item as somebody else left it', () => {
  const place: OldPlace = { kind: 'open', step: { kind: 'history', theirs: oldTheirs }, notBefore: 0 };
  expect(carried(record(old.edit, place))).toEqual({
    ...expected('edit'),
    state: { kind: 'open', step: { kind: 'history', theirs }, notBefore: 0 }
  });
});

it('what waits for the person’s choice is asked about as before, and empty is empty', () => {
  const place: OldPlace = {
    kind: 'conflict',
    theirs: oldTheirs,
    fields: [{ field: 'measure', mine: 'Fewer', theirs: 'Theirs' }],
    body: { target: '', lead: null }
  };
  expect(carried(record(old.edit, place))).toEqual({
    ...expected('edit'),
    state: {
      kind: 'conflict',
      theirs,
      fields: [{ field: 'measure', mine: 'Fewer', theirs: 'Theirs' }],
      merged: { target: null, lead: null }
    }
  });
});

it('an empty text that is asked about is null, as it is compared and worded today', () => {
  const place: OldPlace = {
    kind: 'conflict',
    theirs: oldTheirs,
    fields: [
      { field: 'target', mine: '', theirs: 'Twelve' },
      { field: 'measure', mine: 'Fewer', theirs: '' }
    ],
    body: {}
  };
  expect(carried(record(old.edit, place)).state).toMatchObject({
    fields: [
      { field: 'target', mine: null, theirs: 'Twelve' },
      { field: 'measure', mine: 'Fewer', theirs: null }
    ]
  });
});

it('the removal of an update that somebody changed is asked about, in today’s names', () => {
  const fields = {
    narrative: 'Shared!',
    brag: 'Amber',
    stage: null,
    barrier: '',
    author: '',
    at,
    post: null,
    guardReason: ''
  };
  const place: OldPlace = {
    kind: 'conflict',
    theirs: { ...oldTheirs, id: '55', fields },
    fields: [{ field: 'narrative', mine: 'Shared.', theirs: 'Shared!' }],
    body: {}
  };
  expect(carried(record(old.removeUpdate, place)).state).toEqual({
    kind: 'conflict',
    theirs: {
      ...theirs,
      id: 55,
      fields: {
        narrative: 'Shared!',
        brag: 'Amber',
        stage: null,
        barrier: null,
        author: null,
        at,
        post: null,
        guardReason: null
      }
    },
    fields: [{ field: 'narrative', mine: 'Shared.', theirs: 'Shared!' }],
    merged: {}
  });
});

it('what is still to be written is carried over apart from what was typed', () => {
  const rebased = {
    ...record(old.edit),
    pending: { body: { target: '' }, base: { ...oldTheirs.fields, latest }, etag: '"6"' }
  };
  expect(carried(rebased)).toMatchObject({
    operation: { values: today.edit.values, etag: '"5"' },
    pending: { values: { target: null }, base: { ...theirs.fields, latest }, etag: '"6"' }
  });
});

it('what today keeps is left as it is, beside what was carried over', () => {
  const now = kept(queued(today.add, 8));
  expect(upgradeRecord(now)).toBe(now);
  const { operations, unreadable } = read(record(old.edit), now);
  expect(operations.map(({ operation }) => operation.command)).toEqual(['action.edit', 'update.add']);
  expect(unreadable).toEqual([]);
});

const strange: readonly [string, unknown][] = [
  ['nothing', null],
  ['a text', 'operation'],
  ['a list', [1]],
  ['an object of another version', { version: 3, operation: { id: 'x', target: 'actions:12' } }],
  ['an item of a list that there wasn’t', record({ ...old.edit, item: 'areas/3' })],
  ['an item without a number', record({ ...old.edit, item: 'actions/new' })],
  ['an item with more behind it', record({ ...old.edit, item: 'actions/12/versions' })],
  ['no item', { ...record(old.edit), operation: { ...old.edit, item: undefined } }],
  ['a kind that there wasn’t', { ...record(old.edit), operation: { ...old.edit, kind: 'move' } }],
  ['what follows names an item of no list', record({ ...old.add, then: copyOf({ item: 'areas/3' }) })],
  ['what follows is broken', { ...record(old.add), operation: { ...old.add, then: { id: 'copy-1' } } }],
  ['what follows is a text', { ...record(old.add), operation: { ...old.add, then: 'copy-1' } }],
  ['what follows what follows is broken', record({ ...old.add, then: { ...copyOf(), then: copyOf({ item: 'x' }) } })],
  ['no place', { ...record(old.edit), place: undefined }],
  ['a place that there wasn’t', { ...record(old.edit), place: { kind: 'lost' } }],
  ['a step that there wasn’t', { ...record(old.edit), place: { ...sent, step: { kind: 'guess' } } }],
  [
    'theirs is of no number',
    record(old.edit, { kind: 'conflict', theirs: { ...oldTheirs, id: 'x' }, fields: [], body: {} })
  ]
];

it.each(strange)('%s is left alone, and shown as it is', (_what, value) => {
  const { operations, unreadable } = read(value);
  expect(operations).toEqual([]);
  expect(unreadable).toEqual([kept(value)]);
});

describe('an outbox over what version 0.1.0 kept', () => {
  it('sends it, and then what follows it, and has nothing left', async () => {
    const rows = new Map<string, unknown>([
      [keysOf(owner).operation(key), kept(record(old.add))],
      [keysOf(owner).operation('op-1'), kept(record(old.edit))]
    ]);
    const storage = memoryOutbox(rows);
    const asked: Pick<Operation, 'list' | 'item' | 'parent' | 'values'>[] = [];
    const note = ({ list, item, parent: of }: Operation, values: Fields): void => {
      asked.push({ list, item, parent: of, values });
    };
    const far: Transport = transport({
      create: async operation => {
        note(operation, operation.values);
        return { kind: 'done', written: { id: 20, etag: '"1"' } };
      },
      edit: async (operation, values, etag) => {
        note(operation, values);
        expect(etag).toBe('"5"');
        return { kind: 'done', written: { id: 12, etag: '"5"' } };
      }
    });
    const saved: string[] = [];
    const outbox = createOutbox({
      ports: {
        clock: handClock(),
        random: () => 0.5,
        storage,
        locks: memoryDevice().locks,
        transport: far,
        upgrade: upgradeRecord
      },
      owner,
      onChange: () => undefined,
      onSaved: async ({ id }) => {
        saved.push(id);
      },
      onSetAside: ({ kind }) => {
        throw new Error(`It was set aside: ${kind}.`);
      },
      onResolvedElsewhere: () => undefined
    });
    outbox.start();
    await settled();
    expect(asked).toHaveLength(3);
    expect(asked).toEqual(
      expect.arrayContaining([
        { list: 'updates', item: undefined, parent, values: today.add.values },
        { list: 'actions', item: 12, parent: undefined, values: today.edit.values },
        { list: 'actions', item: 12, parent: undefined, values: copyToday.values }
      ])
    );
    expect(saved.sort()).toEqual([key, 'copy-1', 'op-1'].sort());
    expect(rows.size).toBe(0);
    outbox.stop();
  });
});
