import type { Host, Place } from '../app/ports';

/** The query keys that are the product's; others in an address belong to the page. */
export interface OwnKeys {
  all: readonly string[];
  /** Those whose change is a step that the Back button undoes. */
  steps: readonly string[];
}

/** A Teams deep link names an action as `action-42`. */
function fromSubPage(subPageId: string | undefined): string {
  const action = /^action-(\d+)$/.exec(subPageId ?? '');
  return action ? `action=${action[1] ?? ''}` : '';
}

/**
 * The product's part of the browser's address: the page's own query keys stay as they are.
 * `subPageId` is what a Teams deep link asked for; it counts until the address says something of its own.
 */
export function addressHost(place: Place, keys: OwnKeys, subPageId?: string): Host {
  const own = (search: string): URLSearchParams => {
    const found = new URLSearchParams();
    new URLSearchParams(search).forEach((value, key) => {
      if (keys.all.includes(key)) found.append(key, value);
    });
    return found;
  };
  let asked = fromSubPage(subPageId);
  return {
    place,
    readAddress: () => {
      const said = own(window.location.search).toString();
      return said === '' ? asked : said;
    },
    writeAddress: query => {
      asked = '';
      const url = new URL(window.location.href);
      const before = own(url.search);
      const after = new URLSearchParams(query);
      for (const key of keys.all) url.searchParams.delete(key);
      after.forEach((value, key) => url.searchParams.append(key, value));
      const isStep = keys.steps.some(key => before.get(key) !== after.get(key));
      // SharePoint keeps its own state of the page in the history entry.
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
