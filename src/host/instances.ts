import { oldKeysIn, ownQuery, planInQuery } from '../model/address';

/** An app's share in the address: a page may show several web parts of ours, and has one address. */
export interface Ownership {
  /** True while the address is this app's. */
  isOwner(): boolean;
  /** True where this app may write the address: it owns it, or takes it since nobody does. */
  take(): boolean;
  /** The plan that the app shows, once it is known. */
  planId(): number | undefined;
  setPlan(planId: number): void;
  /** Calls `listener` where the address has come to this app, or was taken from it, without a step in the history. */
  onPassed(listener: () => void): () => void;
  /** Gives the address up, which may be another's from now on. */
  release(): void;
}

interface Instance {
  element: Element;
  planId: number | undefined;
  listeners: Set<() => void>;
}

interface Instances {
  all: Set<Instance>;
  owner: Instance | undefined;
  /** True once the owner has written: it stays the owner then, as long as the address doesn't name another's plan. */
  hasWritten: boolean;
}

declare global {
  interface Window {
    /**
     * The web parts of ours on this page. It is the one thing that they share in memory, and hangs on the window since
     * it is about the window's address.
     */
    inspectionActionPlanInstances?: Instances;
  }
}

function firstOnPage(instances: Iterable<Instance>): Instance | undefined {
  const [first] = [...instances].sort((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1
  );
  return first;
}

/**
 * Whose the address is: of those that show the plan that it names (of all, where it names none) the one that has
 * written it, or else the first on the page. What an old link without a plan is for can't be told among several.
 */
function ownerAmong({ all, owner, hasWritten }: Instances): Instance | undefined {
  const { search } = window.location;
  const named = planInQuery(ownQuery(search));
  if (named === undefined && all.size > 1 && oldKeysIn(search).length > 0) return undefined;
  const candidates = [...all].filter(one => named === undefined || one.planId === named);
  return hasWritten && owner && candidates.includes(owner) ? owner : firstOnPage(candidates);
}

/** Joins the web parts of this page. `planId` is undefined where the plan to show isn't known before it was read. */
export function joinPage(element: Element, planId: number | undefined): Ownership {
  const instances = (window.inspectionActionPlanInstances ??= { all: new Set(), owner: undefined, hasWritten: false });
  const mine: Instance = { element, planId, listeners: new Set() };

  const isOwner = (): boolean => {
    const owner = ownerAmong(instances);
    if (owner !== instances.owner) instances.hasWritten = false;
    instances.owner = owner;
    return owner === mine;
  };
  /** Decides anew after something became known, and tells those who gained the address, or lost what they had only read. */
  const decide = (): void => {
    const { owner: before, hasWritten } = instances;
    isOwner();
    if (before === instances.owner) return;
    for (const one of [hasWritten ? undefined : before, instances.owner])
      for (const listener of one?.listeners ?? []) listener();
  };

  instances.all.add(mine);
  decide();
  return {
    isOwner,
    take: () => {
      const { all } = instances;
      const isFree = !isOwner() && instances.owner === undefined && [...all].every(one => one.planId !== undefined);
      if (isFree && firstOnPage(all) === mine) instances.owner = mine;
      if (instances.owner === mine) instances.hasWritten = true;
      return instances.owner === mine;
    },
    planId: () => mine.planId,
    setPlan: id => {
      if (mine.planId === id) return;
      mine.planId = id;
      decide();
    },
    onPassed: listener => {
      mine.listeners.add(listener);
      return () => mine.listeners.delete(listener);
    },
    release: () => {
      instances.all.delete(mine);
      // The next owner isn't told: what it shows stays as it is, and its next step is written.
      isOwner();
      if (instances.all.size === 0) delete window.inspectionActionPlanInstances;
    }
  };
}

/** The share of an app that is alone in its window, as the personal app is. */
export const soleOwner: Ownership = {
  isOwner: () => true,
  take: () => true,
  planId: () => undefined,
  setPlan: () => undefined,
  onPassed: () => () => undefined,
  release: () => undefined
};
