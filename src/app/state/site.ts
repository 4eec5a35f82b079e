import type { StoreApi } from 'zustand/vanilla';
import { isAboutList } from '../../domain/access';
import type { Failure, Result } from '../../domain/failure';
import type { ListKey, PerList } from '../../model';
import { eachList, listKeys, typedItems } from '../../model';
import type { Stored } from '../../model/entity';
import type { Update } from '../../model/update';
import type { Instant, Person } from '../../model/values';
import type { Clock } from '../../sync/ports';
import type { ListChanges, ListRead, PlanStore, SiteRead } from '../ports';
import type { AppState, Part, Screen } from './state';

/** Reads a site's lists into the state, and changes them there. */
export interface SiteState {
  /** Reads the site. Rows that were read before stay in view meanwhile. */
  load(): Promise<void>;
  /** Reads all updates of an action. */
  readUpdates(actionId: number): Promise<void>;
  /** Reads one item again, and adds it where the state didn't hold it. */
  readItem(list: ListKey, id: number): Promise<void>;
  me(): Person | undefined;
  /** An item in the state, as it was read. */
  item(list: ListKey, id: number): Stored | undefined;
  /** Changes the items of a list in the state, after something was saved. */
  change(list: ListKey, change: (items: readonly Stored[]) => readonly Stored[]): void;
  /** Applies what others changed until `asOf`; `lists` is undefined where nothing changed. */
  applyChanges(lists: PerList<ListChanges> | undefined, asOf: Instant): void;
  /** Notes that a refresh failed. What is in view stays. */
  failRefresh(failure: Failure): void;
  /** A number that grows with each reading of the site, so that an answer from before it can be dropped. */
  generation(): number;
  /** A number that grows with each saved operation of this app. */
  saves(): number;
}

/** After this time the first reading counts as slow: the screen says so and offers to try again. */
const slowAfterMilliseconds = 5000;

const nothing: ListChanges = { items: [], gone: [] };

function partOf<T>(result: Result<T>): Part<T> {
  return result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure };
}

/** `items` with those of the same id replaced by `changed`, new ones added, and those in `gone` left out. */
function merged(items: readonly Stored[], changed: readonly Stored[], gone: readonly number[] = []): readonly Stored[] {
  const replaced = new Set([...gone, ...changed.map(one => one.id)]);
  return replaced.size === 0 ? items : [...items.filter(one => !replaced.has(one.id)), ...changed];
}

/** Makes the state's reader. A reading waits for `ready` too; `onReady` is called after each that succeeded. */
export function siteState(
  state: StoreApi<AppState>,
  screen: () => Screen,
  store: PlanStore,
  clock: Pick<Clock, 'after'>,
  ready: Promise<void>,
  onReady: () => void
): SiteState {
  // The number of the newest reading: the answers of all earlier ones are dropped.
  let reading = 0;
  let saves = 0;

  const change: SiteState['change'] = (list, how) => {
    saves++;
    const { lists } = state.getState();
    const part = lists[list];
    if (part.kind === 'ready')
      state.setState({
        lists: { ...lists, [list]: { kind: 'ready', value: { ...part.value, items: how(part.value.items) } } }
      });
  };

  const setChronology = (actionId: number, part: Part<null>): void =>
    state.setState({ chronologies: { ...state.getState().chronologies, [actionId]: part } });

  /** Replaces the updates of an action in the state by all of them. */
  const applyUpdates = (actionId: number, updates: readonly Update[]): void => {
    const { lists } = state.getState();
    if (lists.updates.kind !== 'ready') return;
    const others = typedItems('updates', lists.updates.value.items).filter(one => one.actionId !== actionId);
    const value = { ...lists.updates.value, items: [...others, ...updates] };
    state.setState({ lists: { ...lists, updates: { kind: 'ready', value } } });
  };

  const readUpdates = async (actionId: number): Promise<void> => {
    if (state.getState().chronologies[actionId]?.kind !== 'ready') setChronology(actionId, { kind: 'loading' });
    const mine = reading;
    const read = await store.readUpdates(actionId);
    // The lists were read again meanwhile, and that reading has forgotten the action: it isn't open any more.
    if (mine !== reading && !isWanted(actionId)) return;
    if (read.ok) applyUpdates(actionId, read.value);
    setChronology(actionId, read.ok ? { kind: 'ready', value: null } : { kind: 'failed', failure: read.failure });
  };
  const isWanted = (actionId: number): boolean => state.getState().chronologies[actionId] !== undefined;

  /** Applies a whole reading of the site. The updates of the open action stay until they are read again. */
  const applySite = (read: SiteRead): void => {
    const asOf = new Date().toISOString();
    if (read.kind === 'notSetUp') {
      state.setState({ site: { kind: 'ready', value: read }, refreshing: false, refreshFailure: undefined, asOf });
      return;
    }
    const { view, chronologies, lists: before } = state.getState();
    const open = view.actionId;
    const kept = open !== undefined && chronologies[open] ? { [open]: chronologies[open] } : {};
    const known = before.updates.kind === 'ready' ? typedItems('updates', before.updates.value.items) : [];
    const ofOpen = known.filter(one => one.actionId === open);
    const lists = eachList<Part<ListRead>>(key => partOf(read.lists[key]));
    const { updates } = lists;
    const withOpen: Part<ListRead> =
      updates.kind === 'ready'
        ? { kind: 'ready', value: { ...updates.value, items: merged(ofOpen, updates.value.items) } }
        : updates;
    state.setState({
      site: { kind: 'ready', value: { kind: 'setUp', facts: read.site } },
      lists: { ...lists, updates: withOpen },
      chronologies: kept,
      refreshing: false,
      refreshFailure: undefined,
      asOf
    });
  };

  const failRefresh = (failure: Failure): void => state.setState({ refreshing: false, refreshFailure: failure });

  /**
   * The first failure of a reading that says nothing about what is there: the network's or the server's, for the site or
   * for a list that is in view.
   */
  const passingFailureIn = (read: Result<SiteRead>): Failure | undefined => {
    if (!read.ok) return read.failure;
    const { lists } = state.getState();
    const { value } = read;
    if (value.kind !== 'lists') return undefined;
    return listKeys.flatMap(key => {
      const one = value.lists[key];
      return one.ok || isAboutList(one.failure) || lists[key].kind !== 'ready' ? [] : [one.failure];
    })[0];
  };

  const load = async (): Promise<void> => {
    const mine = ++reading;
    const first = screen().kind !== 'ready';
    const loading = { kind: 'loading' as const };
    state.setState(first ? { site: loading, lists: eachList(() => loading), slow: false } : { refreshing: true });
    const cancel = clock.after(slowAfterMilliseconds, () => {
      if (mine === reading && screen().kind === 'loading') state.setState({ slow: true });
    });
    const [read] = await Promise.all([store.readSite(), ready]);
    cancel();
    if (mine !== reading) return;
    const failure = passingFailureIn(read);
    if (failure && screen().kind === 'ready') {
      failRefresh(failure);
      return;
    }
    if (!read.ok) {
      state.setState({ site: { kind: 'failed', failure: read.failure } });
      return;
    }
    applySite(read.value);
    if (read.value.kind !== 'lists') return;
    onReady();
    const open = state.getState().view.actionId;
    if (open !== undefined && isWanted(open)) await readUpdates(open);
  };

  const item = (list: ListKey, id: number): Stored | undefined => {
    const part = state.getState().lists[list];
    return part.kind === 'ready' ? part.value.items.find(one => one.id === id) : undefined;
  };

  return {
    load,
    readUpdates: async actionId => {
      // Where the list itself could not be read there is nowhere to put an action's updates.
      if (state.getState().lists.updates.kind === 'failed') await load();
      await readUpdates(actionId);
    },
    readItem: async (list, id) => {
      const read = await store.readItem(list, id);
      if (!read.ok) return load();
      change(list, items => merged(items, [read.value]));
    },
    me: () => {
      const { site } = state.getState();
      return site.kind === 'ready' && site.value.kind === 'setUp' ? site.value.facts.me : undefined;
    },
    item,
    change,
    applyChanges: (changes, asOf) => {
      const { lists } = state.getState();
      const after = eachList<Part<ListRead>>(key => {
        const part = lists[key];
        const { items, gone } = changes?.[key] ?? nothing;
        if (part.kind !== 'ready' || items.length + gone.length === 0) return part;
        return { kind: 'ready', value: { ...part.value, items: merged(part.value.items, items, gone) } };
      });
      const isSame = listKeys.every(key => after[key] === lists[key]);
      state.setState({ ...(!isSame && { lists: after }), asOf, refreshFailure: undefined });
    },
    failRefresh,
    generation: () => reading,
    saves: () => saves
  };
}
