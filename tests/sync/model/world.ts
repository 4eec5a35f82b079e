import type { Scheduler } from 'fast-check';
import type { Failure } from '../../../src/domain/failure';
import { startSync } from '../../../src/sync/engine';
import type { SyncEngine } from '../../../src/sync/engine';
import type { Operation } from '../../../src/sync/operation';
import { queueOf } from '../../../src/sync/operation';
import type { Ports, Transport } from '../../../src/sync/ports';
import { keysOf } from '../../../src/sync/queue';
import { Ledger, describe, namedBy } from './ledger';
import { SimulatedServer } from './server';

/** What happens to one request. Those of the first line reach the server and take effect there. */
export type Fault =
  | 'none'
  | 'lateAnswer'
  | 'answerLost'
  | 'gatewayTimeout'
  | 'truncated'
  | 'applyLate'
  | 'requestLost'
  | 'notSent'
  | 'busy'
  | 'busyForNobodyKnowsHowLong'
  | 'signedOut'
  | 'forbidden'
  | 'broken'
  | 'saveConflict';

const owner = { tenant: 'contoso', site: 'plan', user: 'kim' };
const keys = keysOf(owner);

/** One tab: an engine and what belongs to it. Once it is not alive nothing of it happens any more, but its requests are on their way. */
export interface Tab {
  engine: SyncEngine;
  alive: boolean;
  /** A 429 that reached it. */
  busyUntil: number;
  sending: Set<string>;
  listeners: Set<() => void>;
}

/** Takes safeguards out, to see that the ledger misses them. */
export type Sabotage = (ports: Ports) => Ports;

/** The device and the server around the engine: everything that may happen is a task of fast-check's scheduler or a timer. */
export class World {
  readonly ledger = new Ledger();
  readonly server = new SimulatedServer(this.ledger);
  readonly disk = new Map<string, string>();
  readonly tabs: Tab[] = [];
  time = Date.parse('2026-09-01T09:00:00Z');
  diskIsFull = false;
  diskWasFull = false;
  calm = false;
  /** Every request and fault, for the report of a failure. */
  readonly log: string[] = [];
  #timers: { at: number; run: () => void }[] = [];
  #diskJobs: { tab: Tab | undefined; run: () => void }[] = [];
  #waiting: { tab: Tab; held: () => void; lost: () => void }[] = [];
  #holder: { tab: Tab; held: () => void; lost: () => void } | undefined;
  #scheduler: Scheduler;
  #nextFault: () => Fault;
  #draw: () => number;
  #sabotage: Sabotage;

  constructor(scheduler: Scheduler, nextFault: () => Fault, draw: () => number, sabotage: Sabotage = ports => ports) {
    this.#scheduler = scheduler;
    this.#nextFault = nextFault;
    this.#draw = draw;
    this.#sabotage = sabotage;
    this.ledger.server = this.server;
    this.ledger.isKept = id => this.disk.has(keys.operation(id));
  }

  get alive(): Tab[] {
    return this.tabs.filter(tab => tab.alive);
  }

  openTab(): void {
    const tab: Omit<Tab, 'engine'> = { alive: true, busyUntil: 0, sending: new Set(), listeners: new Set() };
    const ports = this.#sabotage(this.#portsOf(() => whole, tab));
    const engine = startSync(ports, owner);
    const whole: Tab = Object.assign(tab, { engine });
    engine.onChange(() => {
      if (whole.alive) this.ledger.shows(engine.state());
    });
    this.tabs.push(whole);
  }

  /** The tab is gone from one moment to the next; of its writes that were under way the first ones got there, each as a whole. */
  crash(tab: Tab): void {
    tab.alive = false;
    this.log.push('a tab crashes');
    const mine = this.#diskJobs.filter(job => job.tab === tab);
    const lost = mine.slice(Math.floor(this.#draw() * (mine.length + 1)));
    for (const job of lost) job.run = () => undefined;
    this.#waiting = this.#waiting.filter(one => one.tab !== tab);
    if (this.#holder?.tab === tab) this.#holder = undefined;
    this.#grant();
  }

  /** Another tab takes the lock, as the browser lets it (`steal`). */
  stealLock(): void {
    const robbed = this.#holder;
    const next = robbed && this.#waiting.shift();
    if (!robbed || !next) return;
    this.log.push('the lock is stolen');
    this.#holder = undefined;
    // What it has under way is now like another tab's.
    robbed.tab.sending = new Set();
    robbed.lost();
    this.#waiting.push(robbed);
    this.#waiting.unshift(next);
    this.#grant();
  }

  /** Lets one thing happen; false where only time can bring something. */
  async step(): Promise<boolean> {
    if (this.#scheduler.count() === 0) return false;
    await this.#scheduler.waitOne();
    await settled();
    this.ledger.check();
    return true;
  }

  /** Goes to the next timer; false where there is none. */
  async wait(): Promise<boolean> {
    const [next] = this.#timers.sort((a, b) => a.at - b.at);
    if (!next) return false;
    this.#timers.shift();
    this.time = Math.max(this.time, next.at);
    next.run();
    await settled();
    return true;
  }

  #later(what: string, run: () => void): void {
    void this.#scheduler.schedule(Promise.resolve(), what).then(run);
  }

  #after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter(one => one !== timer);
    };
  }

  #grant(): void {
    if (this.#holder) return;
    const next = this.#waiting.shift();
    if (!next) return;
    // A new object for each holding: the news of an earlier one may still be on its way.
    const holding = { ...next };
    this.#holder = holding;
    this.#later('lock', () => {
      if (this.#holder === holding && next.tab.alive) next.held();
    });
  }

  #onDisk<T>(tab: Tab, mayFail: boolean, run: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#diskJobs.push({
        tab,
        run: () => {
          if (mayFail && this.diskIsFull) {
            if (tab.alive) reject(new Error('The disk is full.'));
            return;
          }
          const value = run();
          if (tab.alive) resolve(value);
        }
      });
      this.#later('disk', () => this.#diskJobs.shift()?.run());
    });
  }

  #tellOthers(tab: Tab): void {
    for (const other of this.tabs) {
      if (other === tab || !other.alive) continue;
      this.#later('change', () => {
        if (other.alive) for (const listener of other.listeners) listener();
      });
    }
  }

  #portsOf(whole: () => Tab, tab: Omit<Tab, 'engine'>): Ports {
    return {
      clock: {
        now: () => this.time,
        after: (milliseconds, run) =>
          this.#after(milliseconds, () => {
            if (tab.alive) run();
          })
      },
      random: this.#draw,
      storage: {
        write: ({ put = [], delete: erased = [] }) => {
          // As they are when the engine writes them, as IndexedDB copies them.
          const records = put.map(({ key, value }) => ({ key, json: JSON.stringify(value) }));
          return this.#onDisk(whole(), put.length > 0, () => {
            for (const { key, json } of records) this.disk.set(key, json);
            for (const key of erased) this.disk.delete(key);
            this.#mayBeKept();
            this.#tellOthers(whole());
          });
        },
        list: prefix =>
          Promise.resolve().then(() =>
            this.#onDisk(whole(), false, () =>
              [...this.disk]
                .filter(([key]) => key.startsWith(prefix))
                .map(([key, value]) => ({ key, value: JSON.parse(value) as unknown }))
            )
          ),
        onChange: listener => {
          tab.listeners.add(listener);
          return () => tab.listeners.delete(listener);
        }
      },
      locks: {
        hold: (_name, held, lost) => {
          void Promise.resolve().then(() => {
            // A tab that ended before it could ask for the lock must not hold it for ever.
            if (!whole().alive) return;
            this.#waiting.push({ tab: whole(), held, lost });
            this.#grant();
          });
          return () => undefined;
        }
      },
      transport: this.#transportOf(whole)
    };
  }

  #transportOf(tab: () => Tab): Transport {
    const { server } = this;
    const no = (failure: Failure) => ({ ok: false as const, kind: 'failed' as const, failure });
    return {
      create: operation => this.#request(tab(), operation, 'create', () => server.create(operation), no, true),
      restore: () => Promise.reject(new Error('The model restores nothing.')),
      edit: (operation, values, etag) =>
        this.#request(
          tab(),
          operation,
          `edit ${JSON.stringify(values)} at ${etag}`,
          () => server.edit(operation, values, etag),
          no,
          true
        ),
      remove: (operation, etag) =>
        this.#request(tab(), operation, `remove at ${etag}`, () => server.remove(operation, etag), no, true),
      findByKey: operation => this.#request(tab(), operation, 'find', () => server.findByKey(operation), no),
      read: operation => this.#request(tab(), operation, 'read', () => server.read(operation), no),
      versions: operation => this.#request(tab(), operation, 'versions', () => server.versions(operation), no)
    };
  }

  #request<T>(
    tab: Tab,
    operation: Operation,
    what: string,
    run: () => T,
    no: (failure: Failure) => T,
    isWrite = false
  ): Promise<T> {
    this.#mayBeSent(tab, operation, what);
    const fault = this.calm ? 'none' : this.#nextFault();
    this.log.push(`${describe(operation)}: ${what}, ${fault}`);
    const { sending } = tab;
    const queue = queueOf(operation);
    sending.add(queue);
    return new Promise(resolve => {
      const answer = (value: T): void =>
        this.#later(`answer ${what}`, () => {
          sending.delete(queue);
          if (tab.alive) resolve(value);
        });
      const busy = (seconds: number): void => {
        const until = Math.ceil(this.time + seconds * 1000);
        this.#later('429', () => {
          sending.delete(queue);
          if (!tab.alive) return;
          // An answer that comes under another holding of the lock is not this tab's business any more.
          if (this.#holder?.tab === tab) tab.busyUntil = Math.max(tab.busyUntil, until);
          resolve(no({ kind: 'busy', until: new Date(until).toISOString() }));
        });
      };
      const arrives = (then: (value: T) => void): void => this.#later(`arrive ${what}`, () => then(run()));
      switch (fault) {
        case 'none':
          return arrives(answer);
        case 'lateAnswer':
          return arrives(value => {
            this.#after(20_000, () => answer(value));
          });
        case 'answerLost':
          return arrives(() => answer(no({ kind: 'offline' })));
        case 'gatewayTimeout':
          return arrives(() => answer(no({ kind: 'busy', until: undefined })));
        case 'truncated':
          return arrives(() => answer(no({ kind: 'broken', message: 'Unexpected end of JSON input' })));
        case 'applyLate':
          this.#after(this.#draw() * 90_000, () => arrives(() => undefined));
          return answer(no({ kind: 'offline' }));
        case 'requestLost':
          return answer(no({ kind: 'offline' }));
        case 'notSent':
          return answer(isWrite ? ({ kind: 'notSent' } as T) : no({ kind: 'offline' }));
        case 'busy':
          return busy(1 + Math.floor(this.#draw() * 120));
        case 'busyForNobodyKnowsHowLong':
          return answer(no({ kind: 'busy', until: undefined }));
        case 'signedOut':
          return answer(no({ kind: 'signedOut' }));
        case 'forbidden':
          return answer(no({ kind: 'forbidden' }));
        case 'broken':
          return answer(no({ kind: 'broken', message: 'HTTP 500' }));
        case 'saveConflict':
          return answer(
            isWrite && operation.kind !== 'create'
              ? ({ kind: 'saveConflict' } as T)
              : no({ kind: 'broken', message: 'HTTP 500' })
          );
      }
    });
  }

  /** What must hold after each write: no tab could go on with an operation that names an item which nothing on the disk makes. */
  #mayBeKept(): void {
    for (const record of this.disk.values()) {
      for (const [, id = ''] of record.matchAll(/"createdBy":"(\w+)"/g)) {
        const isThere = [...this.disk.values()].some(other => other.includes(`"id":"${id}"`));
        if (!isThere && !this.ledger.isLetGo(id))
          this.ledger.wrong.push(`I4: the disk has an operation that names ${id}, and not ${id}.`);
      }
    }
  }

  /** What must hold at the moment a request goes out. */
  #mayBeSent(tab: Tab, operation: Operation, what: string): void {
    const { wrong } = this.ledger;
    const told = `${describe(operation)}: ${what}`;
    const kept = Number(this.disk.get(keys.busy) ?? 0);
    if (this.time < Math.max(tab.busyUntil, kept)) wrong.push(`I6: ${told} before Retry-After is over.`);
    if (this.#holder?.tab !== tab) wrong.push(`I2: ${told} from a tab without the lock.`);
    if (tab.sending.has(queueOf(operation))) wrong.push(`I2: ${told} while another is out for its item.`);
    if (namedBy(operation).length > 0) wrong.push(`I2: ${told} before the item that it names is made.`);
    if (!this.diskWasFull && !this.disk.has(keys.operation(operation.id)))
      wrong.push(`I4: ${told} before it was kept.`);
  }
}

/** Lets everything that is ready run. */
export function settled(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
