import type { Host } from '../app/ports';
import type { OwnKeys } from './address';
import { addressHost } from './address';

/** A deep link into the personal app names an action with its plan, `action-42-plan-3-/sites/plan`, or alone, `action-42`. */
function fromSubPage(subPageId: string | undefined): string {
  const [, action, plan, site] = /^action-(\d+)-plan-(\d+)-(.*)$/.exec(subPageId ?? '') ?? [];
  return action === undefined || plan === undefined || site === undefined
    ? ''
    : new URLSearchParams({ action, plan, site }).toString();
}

/** The personal app's part of the address; what a deep link asked for counts until the address says something of its own. */
export function personalHost(keys: OwnKeys, subPageId: string | undefined): Host {
  const host = addressHost('personalApp', keys, subPageId);
  let asked = fromSubPage(subPageId);
  return {
    ...host,
    readAddress: () => {
      const said = host.readAddress();
      return said === '' ? asked : said;
    },
    writeAddress: query => {
      asked = '';
      host.writeAddress(query);
    }
  };
}
