import type { Host } from '../app/ports';
import { addressKeys } from '../model/address';
import { addressHost } from './address';
import { soleOwner } from './instances';

/** The query for a sub-page id that names an action with its plan, `action-42-plan-3-/sites/plan`; '' for any other. */
function queryOfSubPage(subPageId: string | undefined): string {
  const [, action, plan, site] = /^action-(\d+)-plan-(\d+)-(.*)$/.exec(subPageId ?? '') ?? [];
  return action === undefined || plan === undefined || site === undefined
    ? ''
    : new URLSearchParams({
        [addressKeys.action]: action,
        [addressKeys.plan]: plan,
        [addressKeys.site]: site
      }).toString();
}

/**
 * The personal app's host. `subPageId` comes from a Teams deep link; it counts until the address itself holds one of
 * the keys.
 */
export function personalHost(subPageId: string | undefined): Host {
  const host = addressHost('personalApp', soleOwner, subPageId);
  let linked = queryOfSubPage(subPageId);
  return {
    ...host,
    readAddress: () => {
      const query = host.readAddress();
      return query === '' ? linked : query;
    },
    writeAddress: query => {
      linked = '';
      host.writeAddress(query);
    }
  };
}
