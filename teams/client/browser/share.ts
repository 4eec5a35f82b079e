import { byId } from './dom';
import { askToShare, isAddress } from './shareDialog';

// What `https://teams.microsoft.com/share` opens, in a window of its own.

async function share(): Promise<void> {
  const { teamId = '', shareHref = '', shareMessage = '' } = byId('local-teams').dataset;
  const outcome = byId('share-outcome');
  if (!isAddress(shareHref)) {
    outcome.textContent = 'There is nothing to share: the address of the page is missing.';
    return;
  }
  const { kind } = await askToShare({ href: shareHref, message: shareMessage }, teamId);
  outcome.textContent =
    kind === 'shared' ? 'Shared. You can close this window.' : 'Nothing was shared. You can close this window.';
}

void share();
