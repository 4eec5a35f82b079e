import type { Host, HostKind } from '../app/ports';
import { addressKeys, oldKeysIn, ownKeys, ownQuery, queryOfAction, stepKeys } from '../model/address';
import { actionOfSubPage } from '../model/subPage';
import type { Ownership } from './instances';

/** The query that opens the action that a Teams deep link names by its sub-page id; '' where it names none. */
function queryOfSubPage(subPageId: string | undefined): string {
  const actionId = actionOfSubPage(subPageId);
  return actionId === undefined ? '' : queryOfAction(actionId);
}

/**
 * A host on the browser's own address: it reads and writes the keys of ours and leaves the page's others alone. An app
 * that doesn't own the address reads nothing and writes nothing. `subPageId` comes from a Teams deep link; it counts
 * until the address itself holds one of the keys.
 */
export function addressHost(kind: HostKind, ownership: Ownership, subPageId?: string): Host {
  let linked = queryOfSubPage(subPageId);
  return {
    kind,
    readAddress: () => {
      if (!ownership.isOwner()) return '';
      const query = ownQuery(window.location.search);
      return query === '' ? linked : query;
    },
    writeAddress: query => {
      linked = '';
      if (!ownership.take()) return;
      const url = new URL(window.location.href);
      const before = new URLSearchParams(ownQuery(url.search));
      const after = new URLSearchParams(query);
      for (const key of [...ownKeys, ...oldKeysIn(url.search)]) url.searchParams.delete(key);
      const planId = ownership.planId();
      if (query !== '' && planId !== undefined) url.searchParams.append(addressKeys.plan, String(planId));
      after.forEach((value, key) => url.searchParams.append(key, value));
      const isStep = stepKeys.some(key => before.get(key) !== after.get(key));
      // The history entry keeps its state, since SharePoint stores its own there.
      if (isStep) window.history.pushState(window.history.state, '', url);
      else window.history.replaceState(window.history.state, '', url);
    },
    setPlan: ownership.setPlan,
    isVisible: () => document.visibilityState === 'visible',
    onVisible: listener => {
      const seen = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      document.addEventListener('visibilitychange', seen);
      window.addEventListener('focus', seen);
      return () => {
        document.removeEventListener('visibilitychange', seen);
        window.removeEventListener('focus', seen);
      };
    },
    onOnline: listener => {
      window.addEventListener('online', listener);
      return () => window.removeEventListener('online', listener);
    },
    onAddressChange: listener => {
      const changed = (): void => {
        if (ownership.isOwner()) listener();
      };
      window.addEventListener('popstate', changed);
      const stopPassing = ownership.onPassed(listener);
      return () => {
        window.removeEventListener('popstate', changed);
        stopPassing();
      };
    },
    close: ownership.release
  };
}
