import { editAction } from '../../src/app/commands/action';
import { reverseOfAct } from '../../src/app/commands/undo';
import { addUpdate, removeUpdate } from '../../src/app/commands/update';
import type { Connection } from '../../src/data/connection';
import { attempt } from '../../src/data/errors';
import { readOne } from '../../src/data/readLists';
import { readItems } from '../../src/data/rows';
import { transportOf } from '../../src/data/transport';
import type { Action, ActionFields } from '../../src/model/action';
import { action as actionEntity, brags } from '../../src/model/action';
import { editedPart } from '../../src/model/entity';
import type { Update } from '../../src/model/update';
import { known } from '../../src/model/values';
import type { SyncEngine } from '../../src/sync/engine';
import { startSync } from '../../src/sync/engine';
import type { Operation } from '../../src/sync/operation';
import type { Clock, Transport } from '../../src/sync/ports';
import type { Status } from '../../src/sync/status';
import type { SamplePerson } from '../../sharepoint/sample/people';
import { memoryOutbox } from '../memoryDevice';
import type { Ledger } from './ledger';
import { mark, updateIdOf } from './ledger';
import type { Network, Quiet } from './network';
import type { CrowdSite } from './site';
import { changesOf, contextOf, pick, updateOf } from './typing';

/** How many operations a client lets wait before it stops typing. */
const patience = 5;

export interface ClientOptions {
  index: number;
  person: SamplePerson;
  site: CrowdSite;
  network: Network;
  ledger: Ledger;
  clock: Clock;
  draw: () => number;
  /** Whether there is more to type. */
  goesOn(): boolean;
}

/** An update of one's own, and whether it is there. */
interface OwnUpdate {
  update: Update;
  create: string;
  removed?: Operation;
  isMoving: boolean;
}

/** One person at one device: types, is asked, reloads the page now and then. */
export class Client {
  readonly #options: ClientOptions;
  readonly #storage = memoryOutbox();
  readonly #reading: Connection;
  readonly #transport: Transport;
  readonly #known: Map<number, Action>;
  readonly #own = new Map<number, OwnUpdate>();
  readonly #asked = new Set<string>();
  readonly #mayEditActions: boolean;
  #engine: SyncEngine;
  #quiet: Quiet = { until: 0, isClosed: false };
  #turn = 0;
  #changed: () => void = () => undefined;

  constructor(options: ClientOptions) {
    const { site, person } = options;
    this.#options = options;
    const connection = site.connectAs(person.login);
    // The person's reading is not what is tested: it doesn't wait for PnPjs's own tries.
    this.#reading = { ...connection, reader: connection.writer };
    this.#transport = transportOf(connection, { name: site.zone });
    this.#known = new Map(site.pool.map(action => [action.id, action]));
    this.#mayEditActions = person.role !== 'member';
    this.#engine = this.#begin();
  }

  /** Types until there is nothing more to type. */
  async run(): Promise<void> {
    const { goesOn, draw } = this.#options;
    while (goesOn()) {
      if (this.open().length >= patience) {
        await this.#change();
        continue;
      }
      await this.#type();
      if (draw() < 0.02) this.#reload();
    }
  }

  /** Waits until nothing is left in the outbox; what the server set aside is tried again. */
  async settle(): Promise<void> {
    for (let turn = 0; this.open().length > 0 && turn < 2000; turn++) {
      for (const { operation, status } of this.open())
        if (status.kind === 'setAside') await this.#engine.resolve(operation.id, { kind: 'retry' });
      await this.#change();
    }
  }

  /** What stands in the outbox. */
  open(): { operation: Operation; status: Status }[] {
    return this.#engine.state().entries.filter(({ status }) => status.kind !== 'saved');
  }

  stop(): void {
    this.#engine.stop();
  }

  #begin(): SyncEngine {
    const { network, clock, draw, index } = this.#options;
    this.#quiet = { until: 0, isClosed: false };
    const engine = startSync(
      {
        clock,
        random: draw,
        storage: this.#storage,
        transport: network.of(this.#transport, this.#quiet),
        locks: {
          hold: (_name, held) => {
            queueMicrotask(held);
            return () => undefined;
          }
        }
      },
      { tenant: 'local', site: 'plan', user: String(index) }
    );
    engine.onChange(() => this.#look(engine));
    return engine;
  }

  /** The page is loaded anew: what is on its way goes on, and nobody hears the answer. */
  #reload(): void {
    // A removal that is still on its way could arrive after it was taken back; SharePoint takes no condition for it.
    if (this.open().some(({ operation }) => operation.kind === 'remove' || operation.kind === 'restore')) return;
    this.#quiet.isClosed = true;
    this.#engine.stop();
    this.#engine = this.#begin();
  }

  /** Waits until something changed, or a moment. */
  #change(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, 50);
      this.#changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #look(engine: SyncEngine): void {
    if (engine !== this.#engine) return;
    for (const { operation, status } of engine.state().entries) {
      if (status.kind === 'saved') this.#saved(engine, operation, status);
      else if (status.kind === 'conflict') this.#choose(engine, operation, status);
    }
    this.#changed();
  }

  #saved(engine: SyncEngine, operation: Operation, { written }: Extract<Status, { kind: 'saved' }>): void {
    const id = written?.id;
    queueMicrotask(() => engine.forget(operation.id));
    if (!this.#options.ledger.acknowledges(operation, id)) return;
    if (operation.kind === 'create' && id !== undefined)
      this.#own.set(id, {
        update: updateOf(operation, id, written?.etag ?? ''),
        create: operation.id,
        isMoving: false
      });
    const own = this.#own.get(updateIdOf(operation) ?? NaN);
    if (!own) return;
    own.isMoving = false;
    if (operation.kind === 'remove') own.removed = operation;
    if (operation.kind === 'restore') {
      delete own.removed;
      own.update = { ...own.update, etag: written?.etag ?? '' };
    }
  }

  #choose(engine: SyncEngine, operation: Operation, { theirs, fields }: Extract<Status, { kind: 'conflict' }>): void {
    const { draw, ledger } = this.#options;
    const asked = `${operation.id} ${theirs.etag}`;
    if (this.#asked.has(asked)) return;
    this.#asked.add(asked);
    const choices = Object.fromEntries(
      fields.map(({ field }) => [field, draw() < 0.5 ? ('mine' as const) : ('theirs' as const)])
    );
    ledger.chooses(operation, fields, choices);
    queueMicrotask(() => {
      void engine.resolve(operation.id, { kind: 'choose', etag: theirs.etag, choices });
    });
  }

  async #type(): Promise<void> {
    const { draw } = this.#options;
    this.#turn++;
    const lot = draw();
    const operation =
      (lot < 0.06 ? this.#moveOwn() : undefined) ??
      (lot < 0.4 || !this.#mayEditActions ? await this.#newUpdate() : await this.#edit());
    if (!operation) return;
    this.#options.ledger.types(operation);
    if (await this.#engine.add(operation)) this.#options.ledger.promises(operation.id);
  }

  /** Removes an update of one's own, or takes that back. */
  #moveOwn(): Operation | undefined {
    const open = new Set(this.open().map(({ operation }) => operation.id));
    const own = [...this.#own.values()].find(one => !one.isMoving && !open.has(one.create));
    const action = own && this.#known.get(known(own.update.actionId) ?? NaN);
    if (!action) return undefined;
    own.isMoving = true;
    // Each row is removed and restored at most once or twice: others get their turn.
    this.#own.delete(own.update.id);
    this.#own.set(own.update.id, own);
    const [operation] = own.removed
      ? reverseOfAct([{ operation: own.removed, etag: undefined }], this.#instant())
      : removeUpdate.operations({ action, update: own.update }, this.#context(false));
    return operation;
  }

  async #newUpdate(): Promise<Operation | undefined> {
    const { draw } = this.#options;
    const action = await this.#openOne();
    const brag = pick(brags, draw);
    const bragReason = draw() < 0.3 ? this.#words('Because') : '';
    const update = {
      clientKey: crypto.randomUUID(),
      narrative: this.#words('Done'),
      brag,
      bragReason,
      barrier: draw() < 0.2 ? this.#words('Held up') : ''
    };
    const [operation] = addUpdate.operations({ action, update }, this.#context(this.#mayEditActions));
    if (operation?.then)
      this.#known.set(action.id, { ...action, chosenBrag: brag, bragReason: bragReason || undefined });
    return operation;
  }

  async #edit(): Promise<Operation | undefined> {
    const { draw } = this.#options;
    const action = await this.#openOne();
    const before = editedPart(actionEntity, action);
    const changes = changesOf(draw, about => this.#words(about));
    const fields: ActionFields = Object.assign(
      {},
      before,
      pick(changes, draw),
      ...(draw() < 0.5 ? [pick(changes, draw)] : [])
    );
    const [operation] = editAction.operations({ loaded: action, fields }, this.#context(this.#mayEditActions));
    // The screen shows what waits on top of what was read.
    if (operation) this.#known.set(action.id, { ...action, ...fields });
    return operation;
  }

  /** An action as this person sees it: read just now, or as it was read some time ago. Some are in demand more than others. */
  async #openOne(): Promise<Action> {
    const {
      draw,
      site: { pool, zone }
    } = this.#options;
    const { id } = pick(pool, () => draw() ** 1.5);
    if (draw() < 0.6) {
      const found = await attempt(this.#reading.now, async () =>
        readItems(actionEntity, [await readOne(this.#reading, actionEntity, id)], zone)
      );
      for (const action of found.ok ? found.value : []) this.#known.set(id, action);
    }
    const action = this.#known.get(id);
    if (!action) throw new Error(`There is no action ${String(id)}.`);
    return action;
  }

  #context(editActions: boolean): ReturnType<typeof contextOf> {
    return contextOf(this.#options.person.title, this.#instant(), editActions);
  }

  #words(about: string): string {
    return `${about}${mark(this.#options.index, this.#turn)}`;
  }

  /** The server's time in whole seconds, which is what SharePoint keeps. */
  #instant(): string {
    return `${new Date(this.#options.clock.now()).toISOString().slice(0, 19)}Z`;
  }
}
