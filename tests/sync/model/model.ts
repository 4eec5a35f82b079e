import fc from 'fast-check';
import type { Operation } from '../../../src/sync/operation';
import { idsIn } from '../../../src/sync/operation';
import type { Entry } from '../../../src/sync/status';
import { draws } from '../../draws';
import { describe, namedBy } from './ledger';
import { latest } from './server';
import type { Fault, Sabotage, Tab } from './world';
import { World, settled } from './world';

// One run: a person types, crashes, opens tabs and answers questions while somebody else writes and about three
// requests in ten go wrong; then the weather clears, and everything must come to rest where it belongs.

/** The ids that the server gives to what is there from the start. */
const items = [1, 2];
const columns = ['text', 'due', 'owner'];

/** How a second operation of the same act names the row that a create makes. */
type Naming = 'inValue' | 'asParent' | 'asItem';

type Move =
  | {
      kind: 'create';
      tab: number;
      number: number;
      poison: string | undefined;
      /** The rows that are written once it is there. */
      followers: number[];
      named: Naming | undefined;
      /** It follows an edit of this row. */
      after: number | undefined;
    }
  /** Names a row that was to be made before: by itself, or in what follows an edit of this row. */
  | { kind: 'name'; which: number; named: Naming; after: number | undefined }
  | {
      kind: 'edit';
      tab: number;
      item: number;
      columns: string[];
      behind: number;
      blind: boolean;
      poison: string | undefined;
      common: boolean;
    }
  | { kind: 'remove'; tab: number; item: number; behind: number }
  | { kind: 'somebodyEdits'; item: number; columns: string[]; common: boolean }
  | { kind: 'somebodyRemoves'; item: number }
  | { kind: 'ask'; tab: number; which: number; what: 'retry' | 'discard' | 'choose' }
  | { kind: 'crash'; tab: number }
  | { kind: 'openTab' }
  | { kind: 'stealLock' }
  | { kind: 'diskFull' }
  | { kind: 'diskFree' }
  | { kind: 'tryNow'; tab: number }
  | { kind: 'wait' };

const tab = fc.nat(2);
const item = fc.nat(5);
const some = fc.subarray(columns, { minLength: 1 });
const poison = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('refused', 'locked', 'missing') }
);
const followers = fc.oneof(
  { weight: 1, arbitrary: fc.constant<number[]>([]) },
  { weight: 4, arbitrary: fc.tuple(item) },
  { weight: 2, arbitrary: fc.tuple(item, item) }
);
const naming = fc.constantFrom<Naming>('inValue', 'asParent', 'asItem');
const named = fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 3, arbitrary: naming });
const after = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: item });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      tab,
      number: fc.nat(8),
      poison,
      followers,
      named,
      after
    })
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('name' as const), which: fc.nat(9), named: naming, after }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      tab,
      item,
      columns: some,
      behind: fc.nat(2),
      blind: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
      poison,
      common: fc.integer({ min: 0, max: 5 }).map(n => n === 0)
    })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), tab, item, behind: fc.nat(1) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('somebodyEdits' as const), item, columns: some, common: fc.boolean() })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      tab,
      which: fc.nat(9),
      what: fc.constantFrom('retry' as const, 'discard' as const, 'choose' as const, 'choose' as const)
    })
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('crash' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tryNow' as const), tab }) },
  {
    weight: 9,
    arbitrary: fc.constantFrom<Move>(
      { kind: 'openTab' },
      { kind: 'openTab' },
      { kind: 'stealLock' },
      { kind: 'diskFull' },
      { kind: 'diskFree' },
      { kind: 'wait' },
      { kind: 'wait' },
      { kind: 'wait' },
      { kind: 'somebodyRemoves', item: 1 }
    )
  }
);

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 26, arbitrary: fc.constant<Fault>('none') },
  {
    weight: 12,
    arbitrary: fc.constantFrom<Fault>(
      'lateAnswer',
      'answerLost',
      'gatewayTimeout',
      'truncated',
      'applyLate',
      'requestLost',
      'notSent',
      'busy',
      'busyForNobodyKnowsHowLong',
      'signedOut',
      'forbidden',
      'broken',
      'saveConflict'
    )
  }
);

type Typed = Pick<Operation, 'kind' | 'values'> & Partial<Operation>;

/** The person in front of the tabs. */
class Person {
  #world: World;
  #draw: () => number;
  #made = 0;

  constructor(world: World, draw: () => number) {
    this.#world = world;
    this.#draw = draw;
  }

  do(made: Move): void {
    const world = this.#world;
    const { server } = world;
    switch (made.kind) {
      case 'create':
        return this.#create(made, {
          kind: 'create',
          values: {
            text: this.#value(),
            due: null,
            owner: null,
            number: made.number,
            ...(made.poison && { poison: made.poison })
          }
        });
      case 'name':
        return this.#name(made);
      case 'edit':
      case 'remove': {
        const found = this.#itemAt(made.item);
        if (!found || found.gone) return;
        const version = found.versions.at(-1 - made.behind) ?? latest(found);
        // The unique key holds among the rows that are there: a create that is still on its way when its row is removed
        // would make it again, and nothing in SharePoint prevents that. The model removes rows that it didn't make.
        if (made.kind === 'remove' && found.key !== undefined) return;
        if (made.kind === 'remove') {
          this.#add(made.tab, {
            kind: 'remove',
            item: found.id,
            values: {},
            base: version.fields,
            etag: version.etag
          });
          return;
        }
        const values = Object.fromEntries(made.columns.map(column => [column, made.common ? 'common' : this.#value()]));
        this.#add(made.tab, {
          kind: 'edit',
          item: found.id,
          values: { ...values, ...(made.poison && { poison: made.poison }) },
          base: { poison: null, ...version.fields },
          ...(made.blind ? {} : { etag: version.etag })
        });
        return;
      }
      case 'somebodyEdits': {
        const id = items[made.item % items.length] ?? 0;
        world.log.push(`somebody edits ${String(id)}`);
        return server.somebodyEdits(
          id,
          Object.fromEntries(made.columns.map(column => [column, made.common ? 'common' : this.#value()]))
        );
      }
      case 'somebodyRemoves':
        return server.somebodyRemoves(items[made.item] ?? 0);
      case 'ask': {
        const tab = this.#tab(made.tab);
        const shown = tab?.engine.state().entries.filter(({ status }) => status.kind !== 'saved') ?? [];
        const one = shown[made.which % shown.length];
        return tab && one && this.ask(tab, one, made.what);
      }
      case 'crash': {
        const tab = this.#tab(made.tab);
        return tab && world.crash(tab);
      }
      case 'openTab':
        return world.alive.length < 2 ? world.openTab() : undefined;
      case 'stealLock':
        return world.stealLock();
      case 'diskFull':
        world.diskWasFull = world.diskIsFull = true;
        return;
      case 'diskFree':
        world.diskIsFull = false;
        return;
      case 'tryNow':
        return this.#tab(made.tab)?.engine.tryNow();
      case 'wait':
        return;
    }
  }

  ask(tab: Tab, { operation, status }: Entry, what: 'retry' | 'discard' | 'choose'): void {
    const entry = this.#world.ledger.entries.get(operation.id);
    if (!entry) return;
    this.#world.log.push(`the person asks ${what} of ${describe(operation)}`);
    if (what === 'discard') entry.discarded = true;
    if (what !== 'choose') return void tab.engine.resolve(operation.id, { kind: what });
    if (status.kind !== 'conflict') return;
    const choices: Record<string, 'mine' | 'theirs'> = {};
    for (const { field, theirs } of status.fields) {
      choices[field] = this.#draw() < 0.5 ? 'mine' : 'theirs';
      if (choices[field] === 'theirs') entry.givenUp.add(field);
      entry.seen.set(field, [...(entry.seen.get(field) ?? []), theirs]);
    }
    void tab.engine.resolve(operation.id, { kind: 'choose', etag: status.theirs.etag, choices });
  }

  /** Makes a row, and often writes others that only count once it is there, or that name it. */
  #create(made: Extract<Move, { kind: 'create' }>, typed: Typed): void {
    const then = made.followers.flatMap((at, nth) => {
      const found = this.#itemAt(at);
      if (!found || found.gone) return [];
      const { etag, fields } = latest(found);
      const values = { [columns[nth] ?? '']: this.#value() };
      return [this.#operation({ kind: 'edit', item: found.id, values, base: fields, etag })];
    });
    const create = this.#operation({ ...typed, ...(then.length > 0 && { then }) });
    const first = this.#following(made.after, create);
    this.#addAll(made.tab, made.named ? [first, this.#naming(create, made.named)] : [first]);
  }

  /**
   * Names a row that the only tab knows to be on its way or made. Another tab may not have heard yet that a create is
   * saved; what it types then goes through only where the tab that sent the create is still there.
   */
  #name({ which, named, after }: Extract<Move, { kind: 'name' }>): void {
    const [tab, other] = this.#world.alive;
    if (!tab?.engine.state().sends || other) return;
    // What follows a saved operation has an entry of its own by now, or was made by a tab that is gone.
    const creates = tab.engine
      .state()
      .entries.flatMap(({ operation, status }) =>
        createsIn(operation).filter(one => status.kind !== 'saved' || one === operation)
      );
    const create = creates[which % creates.length];
    if (create) this.#addAll(0, [this.#following(after, this.#naming({ ...create, act: create.id }, named))]);
  }

  /** The operation, or an edit of a row which it follows. */
  #following(after: number | undefined, operation: Operation): Operation {
    const found = after === undefined ? undefined : this.#itemAt(after);
    if (!found || found.gone) return operation;
    const { etag, fields } = latest(found);
    return this.#operation({
      kind: 'edit',
      item: found.id,
      values: { due: this.#value() },
      base: fields,
      etag,
      then: [operation]
    });
  }

  /** An operation that can be sent only once another one has made its row. */
  #naming({ id, act, list, values }: Operation, how: Naming): Operation {
    const item = { createdBy: id };
    const text = this.#value();
    switch (how) {
      case 'inValue':
        return this.#operation({ act, kind: 'create', values: { text, due: null, owner: null, row: item } });
      case 'asParent':
        return this.#operation({
          act,
          kind: 'create',
          parent: { list, item },
          values: { text, due: null, owner: null }
        });
      case 'asItem':
        return this.#operation({ act, kind: 'edit', item, values: { text }, base: { poison: null, ...values } });
    }
  }

  #add(at: number, operation: Typed): void {
    this.#addAll(at, [this.#operation(operation)]);
  }

  #addAll(at: number, operations: readonly Operation[]): void {
    const tab = this.#tab(at);
    if (!tab) return;
    const entries = operations.map(one => this.#world.ledger.typed(one));
    void tab.engine.add(...operations).then(took => {
      if (tab.alive) for (const entry of entries) entry.promised = took;
    });
  }

  #operation(typed: Typed): Operation {
    const id = `op${String(++this.#made)}`;
    const createdAt = new Date(this.#world.time).toISOString();
    return { id, act: id, command: `row.${typed.kind}`, list: 'rows', createdAt, ...typed };
  }

  #itemAt(index: number) {
    const item = [...this.#world.server.items.values()][index % this.#world.server.items.size];
    return item;
  }

  #tab(at: number): Tab | undefined {
    const { alive } = this.#world;
    return alive[at % alive.length];
  }

  #value(): string {
    return `value ${String(++this.#made)}`;
  }
}

/** The creates among an operation and what follows it. */
function createsIn(operation: Operation): Operation[] {
  return [...(operation.kind === 'create' ? [operation] : []), ...(operation.then ?? []).flatMap(createsIn)];
}

/** Until nothing moves: questions are answered, what was set aside for a passing reason is tried again. */
async function comeToRest(world: World, person: Person): Promise<void> {
  world.calm = true;
  world.diskIsFull = false;
  if (world.alive.length === 0) world.openTab();
  await settled();
  const retried = new Set<string>();
  for (let turn = 0; turn < 2000; turn++) {
    if (world.ledger.wrong.length > 0) return;
    if (await world.step()) continue;
    const open = world.alive
      .filter(tab => tab.engine.state().sends)
      .flatMap(tab => tab.engine.state().entries.map(shown => ({ tab, shown })));
    const question = open.find(({ shown }) => shown.status.kind === 'conflict');
    const passing = open.find(({ shown }) => shown.status.kind === 'setAside' && !retried.has(shown.operation.id));
    if (question) {
      person.ask(question.tab, question.shown, 'choose');
    } else if (passing) {
      retried.add(passing.shown.operation.id);
      person.ask(passing.tab, passing.shown, 'retry');
    } else if (!(await world.wait())) {
      // Or what it follows is, or what that names.
      const isSetAside = (id: string): boolean =>
        open.some(
          ({ shown }) =>
            createsIn(shown.operation).some(one => one.id === id) &&
            (shown.status.kind === 'setAside' || namedBy(shown.operation).some(isSetAside))
        );
      const stuck = open.filter(
        ({ shown }) =>
          shown.status.kind !== 'saved' &&
          shown.status.kind !== 'setAside' &&
          // What names a row that can't be made for now waits with it.
          !namedBy(shown.operation).some(isSetAside)
      );
      for (const { shown } of stuck)
        world.ledger.wrong.push(`I7: ${describe(shown.operation)} is ${shown.status.kind} and never goes on.`);
      for (const { shown } of open) {
        const fate = shown.status.kind === 'setAside' ? shown.status.failure.kind : '';
        const { values } = shown.operation;
        const isOrphan = fate === 'orphaned' && namedBy(shown.operation).some(id => world.ledger.isLetGo(id));
        const mayBe = 'poison' in values || 'number' in values || fate === 'notFound' || isOrphan;
        if (fate !== '' && !mayBe)
          world.ledger.wrong.push(`I7: ${describe(shown.operation)} is set aside (${fate}) and could go through.`);
      }
      return;
    }
  }
  world.ledger.wrong.push('I7: it never comes to rest.');
}

/** The property: a run in which the ledger finds nothing wrong. `sabotage` takes a safeguard out. */
export function reliability(sabotage?: Sabotage) {
  return fc.asyncProperty(
    fc.array(fc.tuple(move, fc.nat(7)), { minLength: 1, maxLength: 16, size: 'max' }),
    fc.infiniteStream(fault),
    fc.nat(),
    fc.scheduler(),
    async (moves, faults, seed, scheduler) => {
      const draw = draws(seed);
      const world = new World(scheduler, () => faults.next().value ?? 'none', draw, sabotage);
      const person = new Person(world, draw);
      for (const name of ['a', 'b']) world.server.seed({ text: `${name} text`, due: '2026-10-01', owner: null });
      world.openTab();
      for (const [made, steps] of moves) {
        person.do(made);
        for (let step = 0; step < steps; step++) await world.step();
        if (made.kind === 'wait') await world.wait();
        if (world.ledger.wrong.length > 0) break;
      }
      await comeToRest(world, person);
      world.ledger.end(id =>
        world.alive.some(({ engine }) => engine.state().entries.some(({ operation }) => idsIn(operation).includes(id)))
      );
      const [first] = world.ledger.wrong;
      if (first !== undefined) throw new Error(`${first}\n${world.log.join('\n')}`);
    }
  );
}
