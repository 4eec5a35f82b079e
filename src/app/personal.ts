import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ChosenPlan, PlanPlace } from '../domain/chosenPlan';
import { placeKey, placeOf } from '../domain/chosenPlan';
import type { Failure, Result } from '../domain/failure';
import { isMine } from '../domain/myActions';
import type { PastedLink } from '../domain/siteAddress';
import { readSiteLink } from '../domain/siteAddress';
import type { PersonalAddress } from './personalAddress';
import { readPersonalAddress, writePersonalAddress } from './personalAddress';
import type { Host, Kept } from './ports';
import type { App, Screen } from './store';
import { readViewState } from './viewState';

/** Where a person's choice of plans is kept. It never rejects: what goes wrong is said in its answer. */
export interface ChosenPlanStorage {
  /** Undefined where nothing can be kept here. */
  read(): Promise<readonly ChosenPlan[] | undefined>;
  write(chosen: readonly ChosenPlan[]): Promise<Kept>;
}

/** What looking for plans in a site found. */
export interface FoundSite {
  /** Absolute, as SharePoint writes it. */
  webUrl: string;
  title: string;
  /** Empty where the site has none, or no lists for one. */
  plans: readonly { id: number; title: string }[];
}

/** What came of a pasted link. */
export type Checked =
  | Exclude<PastedLink, { kind: 'site' }>
  | { kind: 'failed'; webUrl: string; failure: Failure }
  | { kind: 'found'; site: FoundSite; pageUrl: string | undefined };

export interface PersonalPorts {
  /** Makes the app of one plan, over a host of its own. */
  openPlan(plan: ChosenPlan, host: Host): App;
  /** The plans of the site at `webUrl`, or of the site below it that `link` leads into. */
  findPlans(webUrl: string, link: string): Promise<Result<FoundSite>>;
  storage: ChosenPlanStorage;
  host: Host;
  /** The site that this page runs on. */
  homeUrl: string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A chosen plan with its own app. */
export interface OpenPlan {
  key: string;
  chosen: ChosenPlan;
  app: App;
  screen: Screen;
}

export interface PersonalState {
  /** `starting` until it is known what was chosen before. */
  kept: 'starting' | Kept;
  plans: readonly OpenPlan[];
  view: PersonalAddress['view'];
  text: string;
  /** The plan and action whose panel is open. */
  open: { key: string; actionId: number } | undefined;
  /** A link asked for an action that none of the chosen plans has; the plan that it named, where it named one. */
  notFound: { actionId: number; plan: PlanPlace | undefined } | undefined;
}

/** A person's own actions across the plans that they chose, and what they can ask for. */
export interface Personal {
  state: StoreApi<PersonalState>;
  /** The site that this page runs on; its plans are offered first. */
  homeUrl: string;
  show(view: PersonalState['view']): void;
  search(text: string): void;
  /** Reads all plans anew, side by side. */
  load(): void;
  /** Looks for plans behind a pasted link. */
  check(link: string): Promise<Checked>;
  choose(plan: ChosenPlan): void;
  remove(key: string): void;
  forgetNotFound(): void;
  close(): void;
}

/** Until a person has chosen, nothing is read: not even the plans of the site that the page runs on. */
export function createPersonal({ openPlan, findPlans, storage, host, homeUrl, now }: PersonalPorts): Personal {
  let address = readPersonalAddress(host.readAddress());
  const state = createStore<PersonalState>(() => ({
    kept: 'starting',
    plans: [],
    view: address.view,
    text: address.text,
    open: undefined,
    notFound: undefined
  }));
  const stops = new Map<string, () => void>();

  const write = (change: Partial<PersonalAddress>): void => {
    address = { ...address, ...change };
    host.writeAddress(writePersonalAddress(address));
  };

  const isAt = (place: PlanPlace, key: string): boolean => placeKey(place) === key;

  /** One plan sees its own action in the address, and nothing of the others'. */
  const hostOf = (place: PlanPlace, key: string): Host => ({
    ...host,
    readAddress: () =>
      address.open?.plan && isAt(address.open.plan, key) ? `action=${String(address.open.actionId)}` : '',
    writeAddress: query => {
      const { actionId } = readViewState(query);
      const mine = address.open?.plan !== undefined && isAt(address.open.plan, key);
      if (actionId !== undefined) write({ open: { actionId, plan: place } });
      else if (mine) write({ open: undefined });
    }
  });

  const refresh = (): void => {
    const plans = state.getState().plans.map(one => ({ ...one, screen: one.app.state.getState().screen }));
    const open = plans.flatMap(({ key, app }) => {
      const { actionId } = app.state.getState().view;
      return actionId === undefined ? [] : [{ key, actionId }];
    })[0];
    state.setState({ plans, open });
    findAsked();
  };

  /** A link may name an action alone: it is looked for in my own first, then in all that the chosen plans have. */
  const findAsked = (): void => {
    const { open: asked } = address;
    const { plans, kept } = state.getState();
    if (!asked || kept === 'starting') return;
    if (asked.plan) {
      const { plan } = asked;
      if (plans.some(one => isAt(plan, one.key))) return;
      write({ open: undefined });
      state.setState({ notFound: asked });
      return;
    }
    const having = plans.flatMap(one => {
      const content = one.screen.kind === 'ready' ? one.screen.content : undefined;
      const action = content?.actions.find(each => each.id === asked.actionId);
      return content && action ? [{ app: one.app, mine: isMine(action, content.me) }] : [];
    });
    const settled = plans.every(one => one.screen.kind !== 'loading');
    const found = having.find(one => one.mine) ?? (settled ? having[0] : undefined);
    if (!found && !settled) return;
    address = { ...address, open: undefined };
    if (found) found.app.openAction(asked.actionId);
    else {
      write({ open: undefined });
      state.setState({ notFound: asked });
    }
  };

  const add = (chosen: ChosenPlan): void => {
    const place = placeOf(chosen);
    const key = placeKey(place);
    if (state.getState().plans.some(one => one.key === key)) return;
    const app = openPlan(chosen, hostOf(place, key));
    state.setState({ plans: [...state.getState().plans, { key, chosen, app, screen: app.state.getState().screen }] });
    stops.set(key, app.state.subscribe(refresh));
    void app.load();
    app.watch();
  };

  const drop = (key: string): void => {
    stops.get(key)?.();
    stops.delete(key);
    state
      .getState()
      .plans.find(one => one.key === key)
      ?.app.close();
    state.setState({ plans: state.getState().plans.filter(one => one.key !== key) });
  };

  const keep = async (): Promise<void> => {
    state.setState({ kept: await storage.write(state.getState().plans.map(one => one.chosen)) });
  };

  void storage.read().then(chosen => {
    // What lies on the device is taken as if it had been pasted: no other host is ever asked.
    for (const one of chosen ?? []) if (readSiteLink(one.webUrl, new URL(homeUrl).origin).kind === 'site') add(one);
    state.setState({ kept: chosen ? 'kept' : 'unavailable' });
    refresh();
  });

  const load = (): void => state.getState().plans.forEach(({ app }) => void app.load());

  // Left open overnight, it would call yesterday's overdue actions due: a new day is read anew as soon as it is looked at.
  const dayNow = (): string => new Date(now()).toDateString();
  let day = dayNow();
  const stopSeeing = host.onVisible(() => {
    if (day === dayNow()) return;
    day = dayNow();
    load();
  });

  const stopListening = host.onAddressChange(() => {
    address = readPersonalAddress(host.readAddress());
    state.setState({ view: address.view, text: address.text });
    findAsked();
  });

  return {
    state,
    homeUrl,
    show: view => {
      write({ view });
      state.setState({ view });
    },
    search: text => {
      write({ text });
      state.setState({ text });
    },
    load,
    check: async link => {
      const read = readSiteLink(link, new URL(homeUrl).origin);
      if (read.kind !== 'site') return read;
      const found = await findPlans(read.webUrl, read.link);
      return found.ok
        ? { kind: 'found', site: found.value, pageUrl: read.pageUrl }
        : { kind: 'failed', webUrl: read.webUrl, failure: found.failure };
    },
    choose: plan => {
      add(plan);
      refresh();
      void keep();
    },
    remove: key => {
      drop(key);
      refresh();
      void keep();
    },
    forgetNotFound: () => state.setState({ notFound: undefined }),
    close: () => {
      stopListening();
      stopSeeing();
      for (const { key } of state.getState().plans) drop(key);
    }
  };
}
