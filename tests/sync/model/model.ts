import fc from 'fast-check';
import type { Operation } from '../../../src/sync/outbox';
import type { Shown } from '../../../src/sync/status';
import { draws } from '../../draws';
import { describe } from './ledger';
import { latest } from './server';
import type { Fault, Sabotage, Tab } from './world';
import { World, settled } from './world';

// One run: a person types, crashes, opens tabs and answers questions while somebody else writes and about three
// requests in ten go wrong; then the weather clears, and everything must come to rest where it belongs.

const items = ['a', 'b'];
const columns = ['text', 'due', 'owner'];

type Move =
  | { kind: 'create'; tab: number; number: number; poison: string | undefined; followedBy: number | undefined }
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
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      tab,
      number: fc.nat(8),
      poison,
      followedBy: fc.option(item, { nil: undefined })
    })
  },
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

type Typed = Pick<Operation, 'kind' | 'body' | 'base' | 'etag' | 'then'> & { item?: string };

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
          body: {
            text: this.#value(),
            due: null,
            owner: null,
            number: made.number,
            ...(made.poison && { poison: made.poison })
          }
        });
      case 'edit':
      case 'remove': {
        const found = this.#itemAt(made.item);
        if (!found || found.item.gone) return;
        const version = found.item.versions.at(-1 - made.behind) ?? latest(found.item);
        // The unique key holds among the rows that are there: a create that is still on its way when its row is removed
        // would make it again, and nothing in SharePoint prevents that. The model removes rows that it didn't make.
        if (made.kind === 'remove' && found.item.key !== undefined) return;
        if (made.kind === 'remove') {
          this.#add(made.tab, { kind: 'remove', item: found.name, body: {}, base: version.fields, etag: version.etag });
          return;
        }
        const body = Object.fromEntries(made.columns.map(column => [column, made.common ? 'common' : this.#value()]));
        this.#add(made.tab, {
          kind: 'edit',
          item: found.name,
          body: { ...body, ...(made.poison && { poison: made.poison }) },
          base: { poison: null, ...version.fields },
          ...(made.blind ? {} : { etag: version.etag })
        });
        return;
      }
      case 'somebodyEdits': {
        const name = items[made.item % items.length] ?? '';
        world.log.push(`somebody edits ${name}`);
        return server.somebodyEdits(
          name,
          Object.fromEntries(made.columns.map(column => [column, made.common ? 'common' : this.#value()]))
        );
      }
      case 'somebodyRemoves':
        return server.somebodyRemoves(items[made.item] ?? '');
      case 'ask': {
        const tab = this.#tab(made.tab);
        const shown = tab?.engine.state().operations.filter(({ status }) => status.kind !== 'saved') ?? [];
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

  ask(tab: Tab, { operation, status }: Shown, what: 'retry' | 'discard' | 'choose'): void {
    const entry = this.#world.ledger.entries.get(operation.id);
    if (!entry) return;
    this.#world.log.push(`the person asks ${what} of ${describe(operation)}`);
    if (what === 'discard') entry.discarded = true;
    if (what !== 'choose') return void tab.engine.ask(operation.id, { kind: what });
    if (status.kind !== 'conflict') return;
    const choices: Record<string, 'mine' | 'theirs'> = {};
    for (const { field, theirs } of status.fields) {
      choices[field] = this.#draw() < 0.5 ? 'mine' : 'theirs';
      if (choices[field] === 'theirs') entry.givenUp.add(field);
      entry.seen.set(field, [...(entry.seen.get(field) ?? []), theirs]);
    }
    void tab.engine.ask(operation.id, { kind: 'choose', etag: status.theirs.etag, choices });
  }

  /** Makes a row, and often writes another one that only counts once it is there. */
  #create(made: Extract<Move, { kind: 'create' }>, operation: Pick<Operation, 'kind' | 'body'>): void {
    const found = made.followedBy === undefined ? undefined : this.#itemAt(made.followedBy);
    if (!found || found.item.gone) return this.#add(made.tab, operation);
    const { etag, fields } = latest(found.item);
    this.#add(made.tab, {
      ...operation,
      then: this.#operation({ kind: 'edit', item: found.name, body: { text: this.#value() }, base: fields, etag })
    });
  }

  #add(at: number, operation: Typed): void {
    const tab = this.#tab(at);
    if (!tab) return;
    const whole = this.#operation(operation);
    const entry = this.#world.ledger.typed(whole);
    if (whole.then) this.#world.ledger.typed(whole.then);
    void tab.engine.add(whole).then(took => {
      if (tab.alive) entry.promised = took;
    });
  }

  #operation(typed: Typed): Operation {
    const id = `op${String(++this.#made)}`;
    return { id, item: `new ${id}`, createdAt: new Date(this.#world.time).toISOString(), ...typed };
  }

  #itemAt(index: number) {
    const [name, item] = [...this.#world.server.items][index % this.#world.server.items.size] ?? [];
    return name !== undefined && item ? { name, item } : undefined;
  }

  #tab(at: number): Tab | undefined {
    const { alive } = this.#world;
    return alive[at % alive.length];
  }

  #value(): string {
    return `value ${String(++this.#made)}`;
  }
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
      .flatMap(tab => tab.engine.state().operations.map(shown => ({ tab, shown })));
    const question = open.find(({ shown }) => shown.status.kind === 'conflict');
    const passing = open.find(({ shown }) => shown.status.kind === 'setAside' && !retried.has(shown.operation.id));
    if (question) {
      person.ask(question.tab, question.shown, 'choose');
    } else if (passing) {
      retried.add(passing.shown.operation.id);
      person.ask(passing.tab, passing.shown, 'retry');
    } else if (!(await world.wait())) {
      const stuck = open.filter(({ shown }) => shown.status.kind !== 'saved' && shown.status.kind !== 'setAside');
      for (const { shown } of stuck)
        world.ledger.wrong.push(`I7: ${describe(shown.operation)} is ${shown.status.kind} and never goes on.`);
      for (const { shown } of open) {
        const fate = shown.status.kind === 'setAside' ? shown.status.failure.kind : '';
        const { body } = shown.operation;
        const mayBe = 'poison' in body || 'number' in body || fate === 'notFound';
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
      for (const name of items) world.server.seed(name, { text: `${name} text`, due: '2026-10-01', owner: null });
      world.openTab();
      for (const [made, steps] of moves) {
        person.do(made);
        for (let step = 0; step < steps; step++) await world.step();
        if (made.kind === 'wait') await world.wait();
        if (world.ledger.wrong.length > 0) break;
      }
      await comeToRest(world, person);
      world.ledger.end(id =>
        world.alive.some(({ engine }) => engine.state().operations.some(({ operation }) => operation.id === id))
      );
      const [first] = world.ledger.wrong;
      if (first !== undefined) throw new Error(`${first}\n${world.log.join('\n')}`);
    }
  );
}
