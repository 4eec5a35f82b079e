import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transport } from '../../src/sync/ports';

/** What one tab of a client was told of when to be quiet; milliseconds by the crowd's clock. */
export interface Quiet {
  until: number;
  /** The tab is closed: what is answered to it nobody hears. */
  isClosed: boolean;
}

/** A call of an engine to its transport. */
interface Call {
  /** What `quiet.until` was when the call began. */
  from: number;
  /** Until when this call's own answers asked to be quiet. */
  said: number;
}

/** Stands at the network's door and counts what goes out, and what goes out too early. */
export class Network {
  requests = 0;
  /**
   * Requests for an engine before a `Retry-After` was over: of a call that it began after it had been given the answer,
   * or again in the same call. A call of two requests that began before isn't held against it.
   */
  early = 0;
  readonly #now: () => number;
  readonly #calls = new AsyncLocalStorage<Call>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes fetch's place; the function given back ends that. */
  watch(): () => void {
    const real = globalThis.fetch;
    globalThis.fetch = async (...args: Parameters<typeof fetch>): Promise<Response> => {
      const call = this.#calls.getStore();
      this.requests++;
      if (call && this.#now() < Math.max(call.from, call.said)) this.early++;
      const answer = await real(...args);
      if (call) call.said = Math.max(call.said, this.#until(answer));
      return answer;
    };
    return () => {
      globalThis.fetch = real;
    };
  }

  /** A transport whose requests are known to be those of one tab. */
  of(transport: Transport, quiet: Quiet): Transport {
    const watched =
      <Args extends unknown[], Answer>(method: (...args: Args) => Promise<Answer>) =>
      (...args: Args): Promise<Answer> => {
        const call: Call = { from: quiet.until, said: 0 };
        return this.#calls.run(call, async () => {
          try {
            return await method(...args);
          } finally {
            // The engine has it a few microtasks from now.
            setImmediate(() => {
              if (!quiet.isClosed) quiet.until = Math.max(quiet.until, call.said);
            });
          }
        });
      };
    const { create, findByKey, edit, remove, restore, read, versions } = transport;
    return {
      create: watched(create),
      findByKey: watched(findByKey),
      edit: watched(edit),
      remove: watched(remove),
      restore: watched(restore),
      read: watched(read),
      versions: watched(versions)
    };
  }

  #until(answer: Response): number {
    const said = answer.status === 429 || answer.status === 503 ? answer.headers.get('Retry-After') : null;
    if (said === null) return 0;
    return /^\d+$/.test(said) ? this.#now() + Number(said) * 1000 : Date.parse(said);
  }
}
