import * as v from 'valibot';
import type {
  PartKey,
  RecycledChoices,
  SetUpCheck,
  SetUpProgress,
  SetUpRepair,
  SetUpResult,
  SetUpStep,
  SiteSetUp
} from '../../app/setUp';
import type { Failure, Result } from '../../domain/failure';
import { failed } from '../../domain/failure';
import { isListKey } from '../../model';
import { plan } from '../../model/plan';
import type { Instant } from '../../model/values';
import type { Connection } from '../connection';
import { listOf } from '../connection';
import { attempt, toFailure } from '../errors';
import { bodyOf } from '../rows';
import { requestsOf } from './apply';
import { compare, nextBatches, parts } from './compare';
import { setGroupOwner } from './groupOwner';
import type { SiteFacts } from './read';
import { readFacts, SetUpStopped } from './read';
import type { Wait } from './send';
import { inSeconds, mostParts, sendAll } from './send';

/** A repair that is still to be done after so many tries counts as refused. */
const mostTries = 3;

const created = v.object({ Id: v.number() });

interface SetUpOptions {
  /** Waits so many milliseconds. */
  sleep?: (milliseconds: number) => Promise<void>;
}

const sleepOnClock = (milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });

/** Runs; a failure that stopped it becomes the result's. */
async function stopped<T>(connection: Connection, run: () => Promise<T>): Promise<Result<T>> {
  let stop: Failure | undefined;
  const result = await attempt(connection.now, async () => {
    try {
      return await run();
    } catch (error) {
      if (error instanceof SetUpStopped) stop = error.failure;
      throw error;
    }
  });
  return stop ? failed(stop) : result;
}

function keyOf(repair: SetUpRepair): string {
  return JSON.stringify(repair);
}

/** How each list and group stands. `before` are the repairs that they needed when the run began. */
function stepsOf(
  site: SiteFacts,
  repairs: readonly SetUpRepair[],
  before: ReadonlyMap<PartKey, 'made' | 'mended'>
): SetUpStep[] {
  return parts.map(({ key, title }) => {
    const own = repairs.filter(repair => repair.part === key);
    const isThere = isListKey(key) ? site.lists.has(key) : site.groups.has(key);
    const state = own.length === 0 ? (before.get(key) ?? 'there') : isThere ? 'toMend' : 'missing';
    return { key, what: title, state, repairs: own };
  });
}

function checkOf(
  site: SiteFacts,
  choices: RecycledChoices,
  before: ReadonlyMap<PartKey, 'made' | 'mended'> = new Map()
): SetUpCheck {
  const { repairs, notes } = compare(site, choices);
  return {
    steps: stepsOf(site, repairs, before),
    notes,
    recycled: site.recycled,
    hasPlan: (site.lists.get('plans')?.items ?? 0) > 0
  };
}

/** One run of set-up: compares, does the next repairs, and compares again, until everything is as declared. */
async function run(
  connection: Connection,
  choices: RecycledChoices,
  sleep: (milliseconds: number) => Promise<void>,
  onProgress: (progress: SetUpProgress) => void
): Promise<SetUpResult> {
  const tries = new Map<string, number>();
  const failures = new Map<string, Failure>();
  const before = new Map<PartKey, 'made' | 'mended'>();
  let progress: SetUpProgress = { steps: [], done: 0, total: 0, waitingUntil: undefined };
  const tell = (change: Partial<SetUpProgress>): void => {
    progress = { ...progress, ...change };
    onProgress(progress);
  };
  const wait = async (until: Instant): Promise<void> => {
    tell({ waitingUntil: until });
    await sleep(Math.max(0, Date.parse(until) - connection.now()));
    tell({ waitingUntil: undefined });
  };
  for (;;) {
    const site = await readFacts(connection, wait);
    const { repairs } = compare(site, choices);
    const found = checkOf(site, choices, before);
    for (const step of found.steps)
      if (!before.has(step.key) && step.repairs.length > 0)
        before.set(step.key, step.state === 'missing' ? 'made' : 'mended');
    const total = Math.max(progress.total, progress.done + repairs.length);
    tell({ steps: found.steps, total, done: total - repairs.length });
    const open = repairs.filter(repair => (tries.get(keyOf(repair)) ?? 0) < mostTries);
    if (open.length === 0)
      return {
        ...found,
        refused: repairs.map(repair => ({ repair, failure: failures.get(keyOf(repair)) ?? withoutEffect }))
      };
    for (const batch of nextBatches(open)) {
      const refused = await doAll(connection, site, batch, wait, done => tell({ done: progress.done + done }));
      for (const [repair, failure] of refused) {
        if (failure.kind === 'forbidden' || failure.kind === 'signedOut') throw new SetUpStopped(failure);
        failures.set(keyOf(repair), failure);
      }
      // What SharePoint only put off is no try: it was waited for.
      for (const repair of batch)
        if (refused.get(repair)?.kind !== 'busy') tries.set(keyOf(repair), (tries.get(keyOf(repair)) ?? 0) + 1);
    }
  }
}

const withoutEffect: Failure = { kind: 'broken', message: 'SharePoint took it, and it isn’t so.' };

/** Does repairs that don't depend on each other; gives those that failed, and what was answered. */
async function doAll(
  connection: Connection,
  site: SiteFacts,
  repairs: readonly SetUpRepair[],
  wait: Wait,
  onDone: (count: number) => void
): Promise<Map<SetUpRepair, Failure>> {
  const failures = new Map<SetUpRepair, Failure>();
  const asked = repairs.flatMap(repair =>
    repair.kind === 'ownGroup' ? [] : requestsOf(connection, site, repair).map(request => ({ repair, request }))
  );
  // What each answer brings shows at once.
  for (let at = 0; at < asked.length; at += mostParts) {
    const sent = asked.slice(at, at + mostParts);
    const answers = await sendAll(
      connection,
      sent.map(one => one.request),
      wait
    );
    answers.forEach((answer, index) => {
      const repair = sent[index]?.repair;
      if (repair && !answer.ok) failures.set(repair, answer.failure);
    });
    onDone(new Set(sent.map(one => one.repair).filter(repair => !failures.has(repair))).size);
  }
  for (const repair of repairs) {
    if (repair.kind !== 'ownGroup') continue;
    const group = site.groups.get(repair.part)?.id;
    const owner = site.holders.get('owners');
    if (group === undefined || owner === undefined) continue;
    try {
      await setGroupOwner(connection, group, owner);
      onDone(1);
    } catch (error) {
      const failure = await toFailure(error, connection.now());
      failures.set(repair, failure);
      if (failure.kind === 'busy') await wait(failure.until ?? inSeconds(connection, 5));
    }
  }
  return failures;
}

/** The set-up of a connection's site. The person who is signed in must be an owner of the site. */
export function setUpOf(connection: Connection, { sleep = sleepOnClock }: SetUpOptions = {}): SiteSetUp {
  const { now, writer, webUrl } = connection;
  return {
    check: () =>
      stopped(connection, async () =>
        checkOf(await readFacts(connection, until => sleep(Math.max(0, Date.parse(until) - now()))), {})
      ),
    run: (onProgress, choices = {}) => stopped(connection, () => run(connection, choices, sleep, onProgress)),
    addPlan: (title, bragKey) =>
      attempt(now, async () => {
        const body = bodyOf(
          plan,
          { title, kind: 'Integrated plan', status: 'Draft', dueSoonDays: 14, updateEveryDays: 28, bragKey },
          'Europe/London'
        );
        const made: unknown = await listOf(writer, webUrl, plan).items.add(body);
        return v.parse(created, made).Id;
      })
  };
}
