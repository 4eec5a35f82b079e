import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ChosenPlan, PlanRef } from '../domain/chosenPlan';
import { planKey, planRefOf } from '../domain/chosenPlan';
import type { Failure, Result } from '../domain/failure';
import { isMine } from '../domain/myActions';
import type { PastedLink } from '../domain/siteAddress';
import { readSiteLink } from '../domain/siteAddress';
import { queryOfAction } from '../model/address';
import type { PersonalAddress } from './personalAddress';
import { readPersonalAddress, writePersonalAddress } from './personalAddress';
import type { Host, StorageOutcome } from './ports';
import type { App, Screen } from './store';
import { readViewState } from './viewState';

/** Stores on the device which plans a person chose. It never rejects: its results say what went wrong. */
export interface ChosenPlanStorage {
  /** Undefined where the device can't store anything. */
  read(): Promise<readonly ChosenPlan[] | undefined>;
  write(chosen: readonly ChosenPlan[]): Promise<StorageOutcome>;
}

/** A site with its plans. */
export interface FoundSite {
  /** The site's absolute address, as SharePoint spells it. */
  webUrl: string;
  title: string;
  /** Empty where the site has no plan, or not the lists for one. */
  plans: readonly { id: number; title: string }[];
}

/** The result of checking a pasted link. */
export type Checked =
  | Exclude<PastedLink, { kind: 'site' }>
  | { kind: 'failed'; webUrl: string; failure: Failure }
  | { kind: 'found'; site: FoundSite; pageUrl: string | undefined };

export interface PersonalPorts {
  /** Makes the app of one plan; `host` shows it only its own part of the address. */
  openPlan(plan: ChosenPlan, host: Host): App;
  /** The plans of the site at `webUrl`, or of the subsite that `link` leads into. */
  findPlans(webUrl: string, link: string): Promise<Result<FoundSite>>;
  storage: ChosenPlanStorage;
  host: Host;
  /** The absolute address of the site that this page runs on. */
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
  /** Whether the choice is stored on the device; `starting` until it was read. */
  storage: 'starting' | StorageOutcome;
  plans: readonly OpenPlan[];
  view: PersonalAddress['view'];
  /** What is searched for. */
  text: string;
  /** The plan and action whose panel is open. */
  open: { key: string; actionId: number } | undefined;
  /** The action of a link that none of the chosen plans has, with the plan that the link named, where it named one. */
  notFound: { actionId: number; plan: PlanRef | undefined } | undefined;
}

/** “My actions”: the person's own actions across the plans that they chose, and what the person can do there. */
export interface Personal {
  state: StoreApi<PersonalState>;
  /** The absolute address of the site that this page runs on; its plans are offered first. */
  homeUrl: string;
  show(view: PersonalState['view']): void;
  search(text: string): void;
  /** Reads all plans again, all at the same time. */
  load(): void;
  /** Finds the plans of the site that a pasted link belongs to. */
  check(link: string): Promise<Checked>;
  choose(plan: ChosenPlan): void;
  remove(key: string): void;
  forgetNotFound(): void;
  close(): void;
}

/**
 * Starts “My actions”. Only chosen plans are read: until the person has chosen, not even those of the page's own site.
 */
export function createPersonal({ openPlan, findPlans, storage, host, homeUrl, now }: PersonalPorts): Personal {
  let address = readPersonalAddress(host.readAddress());
  const state = createStore<PersonalState>(() => ({
    storage: 'starting',
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

  const hasKey = (plan: PlanRef, key: string): boolean => planKey(plan) === key;

  /** The host of one plan's app: of the address it sees only the action that is open in this plan. */
  const hostOf = (plan: PlanRef, key: string): Host => ({
    ...host,
    readAddress: () =>
      address.open?.plan && hasKey(address.open.plan, key) ? queryOfAction(address.open.actionId) : '',
    writeAddress: query => {
      const { actionId } = readViewState(query);
      const mine = address.open?.plan !== undefined && hasKey(address.open.plan, key);
      if (actionId !== undefined) write({ open: { actionId, plan } });
      else if (mine) write({ open: undefined });
    },
    setPlan: () => undefined,
    close: () => undefined
  });

  const refresh = (): void => {
    const plans = state.getState().plans.map(one => ({ ...one, screen: one.app.screen() }));
    const open = plans.flatMap(({ key, app }) => {
      const { actionId } = app.state.getState().view;
      return actionId === undefined ? [] : [{ key, actionId }];
    })[0];
    state.setState({ plans, open });
    openLinkedAction();
  };

  /**
   * Opens the action that a link names. Where the link doesn't name its plan, the person's own actions are searched
   * first, then all actions of the chosen plans.
   */
  const openLinkedAction = (): void => {
    const { open: linked } = address;
    const { plans, storage: stored } = state.getState();
    if (!linked || stored === 'starting') return;
    if (linked.plan) {
      const { plan } = linked;
      if (plans.some(one => hasKey(plan, one.key))) return;
      write({ open: undefined });
      state.setState({ notFound: linked });
      return;
    }
    const candidates = plans.flatMap(one => {
      const content = one.screen.kind === 'ready' ? one.screen.content : undefined;
      const action = content?.actions.find(each => each.id === linked.actionId);
      return content && action ? [{ app: one.app, mine: isMine(action, content.me) }] : [];
    });
    const settled = plans.every(one => one.screen.kind !== 'loading');
    const found = candidates.find(one => one.mine) ?? (settled ? candidates[0] : undefined);
    if (!found && !settled) return;
    address = { ...address, open: undefined };
    if (found) found.app.openAction(linked.actionId);
    else {
      write({ open: undefined });
      state.setState({ notFound: linked });
    }
  };

  const add = (chosen: ChosenPlan): void => {
    const plan = planRefOf(chosen);
    const key = planKey(plan);
    if (state.getState().plans.some(one => one.key === key)) return;
    const app = openPlan(chosen, hostOf(plan, key));
    state.setState({ plans: [...state.getState().plans, { key, chosen, app, screen: app.screen() }] });
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

  const store = async (): Promise<void> => {
    state.setState({ storage: await storage.write(state.getState().plans.map(one => one.chosen)) });
  };

  void storage.read().then(chosen => {
    // What the device has stored is checked like a pasted link, so that no other server is ever asked.
    for (const one of chosen ?? []) if (readSiteLink(one.webUrl, new URL(homeUrl).origin).kind === 'site') add(one);
    state.setState({ storage: chosen ? 'kept' : 'unavailable' });
    refresh();
  });

  const load = (): void => state.getState().plans.forEach(({ app }) => void app.load());

  // What is overdue depends on the day: a page that was left open overnight reads everything again when it is next
  // visible.
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
    openLinkedAction();
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
      void store();
    },
    remove: key => {
      drop(key);
      refresh();
      void store();
    },
    forgetNotFound: () => state.setState({ notFound: undefined }),
    close: () => {
      stopListening();
      stopSeeing();
      for (const { key } of state.getState().plans) drop(key);
      host.close();
    }
  };
}
