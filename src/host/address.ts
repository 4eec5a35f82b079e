import type { Host, HostKind } from '../app/ports';
import type { QueryKeys } from '../app/viewState';
import { actionOfSubPage } from '../model/subPage';

/** The query that opens the action that a Teams deep link names by its sub-page id; '' where it names none. */
function queryOfSubPage(subPageId: string | undefined): string {
  const actionId = actionOfSubPage(subPageId);
  return actionId === undefined ? '' : `action=${String(actionId)}`;
}

/**
 * A host on the browser's own address: it reads and writes the query keys in `keys` and leaves the page's others alone.
 * `subPageId` comes from a Teams deep link; it counts until the address itself holds one of the keys.
 */
export function addressHost(kind: HostKind, keys: QueryKeys, subPageId?: string): Host {
  const own = (search: string): URLSearchParams => {
    const found = new URLSearchParams();
    new URLSearchParams(search).forEach((value, key) => {
      if (keys.all.includes(key)) found.append(key, value);
    });
    return found;
  };
  let linked = queryOfSubPage(subPageId);
  return {
    kind,
    readAddress: () => {
      const query = own(window.location.search).toString();
      return query === '' ? linked : query;
    },
    writeAddress: query => {
      linked = '';
      const url = new URL(window.location.href);
      const before = own(url.search);
      const after = new URLSearchParams(query);
      for (const key of keys.all) url.searchParams.delete(key);
      after.forEach((value, key) => url.searchParams.append(key, value));
      const isStep = keys.steps.some(key => before.get(key) !== after.get(key));
      // The history entry keeps its state, since SharePoint stores its own there.
      if (isStep) window.history.pushState(window.history.state, '', url);
      else window.history.replaceState(window.history.state, '', url);
    },
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
      window.addEventListener('popstate', listener);
      return () => window.removeEventListener('popstate', listener);
    }
  };
}
