import type { Faults } from '../faults';
import { byId, element } from './dom';
import { TeamsHost, type Surroundings } from './host';

export interface TabPlace {
  readonly surroundings: Surroundings;
  readonly faults: Faults;
  /** Whether the channel has the tab already. */
  readonly hasTab: boolean;
  theme(): string;
}

function dialogOf(id: string): HTMLDialogElement {
  const dialog = byId(id);
  if (dialog instanceof HTMLDialogElement) return dialog;
  throw new Error(`#${id} is no dialog.`);
}

/** Adds the plan to the channel, or takes it away, for everybody; answers what went wrong, in words. */
async function setTab({ web, channelId }: Surroundings, has: boolean): Promise<string | undefined> {
  try {
    const response = await fetch(`/_local/teams/tab?${new URLSearchParams({ web, channel: channelId }).toString()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ has })
    });
    return response.ok ? undefined : 'Teams could not do it just now. Nothing was changed: try again.';
  } catch {
    return 'There is no connection. Nothing was changed: try again.';
  }
}

/** The address of the channel, with the plan's tab or the posts in view. */
function addressWith(tab: 'plan' | 'posts', channelId: string): string {
  const url = new URL(window.location.href);
  url.searchParams.set('channel', channelId);
  url.searchParams.set('tab', tab);
  url.searchParams.delete('subPageId');
  return url.href;
}

/** SPFx's page for configuring the tab, with its property pane open, in a dialog of Teams with Teams' own Save. */
function openSettings({ surroundings, faults, hasTab, theme }: TabPlace): void {
  const dialog = dialogOf('tab-settings');
  const save = byId('tab-settings-save');
  if (!(save instanceof HTMLButtonElement)) return;
  const problem = byId('tab-settings-problem');
  const frame = element('iframe', '');
  frame.id = 'tab-settings-frame';
  frame.title = 'Settings of the tab';
  const closing = new AbortController();
  const host = new TeamsHost({
    frame,
    surroundings,
    faults,
    subPageId: '',
    frameContext: 'settings',
    theme: theme(),
    events: {
      onWord: () => undefined,
      onPlace: () => undefined,
      onLink: () => false,
      onShare: () => Promise.resolve({ errorCode: 100, message: 'Not here.' }),
      onValidity: valid => {
        save.disabled = !valid;
      },
      onSaved: failure => void saved(failure)
    }
  });
  const close = (): void => {
    closing.abort();
    host.stop();
    frame.remove();
    dialog.close();
  };
  const saved = async (failure: string | undefined): Promise<void> => {
    const why = failure ?? (hasTab ? undefined : await setTab(surroundings, true));
    save.disabled = false;
    if (why !== undefined) problem.textContent = why;
    else window.location.assign(addressWith('plan', surroundings.channelId));
  };
  const { signal } = closing;
  save.disabled = true;
  problem.textContent = '';
  save.addEventListener(
    'click',
    () => {
      save.disabled = true;
      host.save();
    },
    { signal }
  );
  byId('tab-settings-cancel').addEventListener('click', close, { signal });
  dialog.addEventListener('cancel', close, { signal });
  host.start();
  byId('tab-settings-page').replaceChildren(frame);
  frame.src = `/teams/tab?${new URLSearchParams({ openPropertyPane: 'true', teams: '', channel: surroundings.channelId, web: surroundings.web, theme: theme() }).toString()}`;
  dialog.showModal();
}

function openRemoval(surroundings: Surroundings): void {
  const dialog = dialogOf('tab-removal');
  byId('tab-removal-problem').textContent = '';
  byId('tab-removal-cancel').onclick = () => dialog.close();
  byId('tab-removal-send').onclick = async () => {
    const why = await setTab(surroundings, false);
    if (why === undefined) window.location.assign(addressWith('posts', surroundings.channelId));
    else byId('tab-removal-problem').textContent = why;
  };
  dialog.showModal();
}

/** Has the buttons of the channel's head add, set and remove the plan's tab. */
export function startTabSettings(place: TabPlace): void {
  const menu = document.getElementById('tab-menu');
  const closeMenu = (): void => {
    if (menu instanceof HTMLDetailsElement) menu.open = false;
  };
  document.getElementById('add-tab')?.addEventListener('click', () => openSettings(place));
  document.getElementById('tab-settings-open')?.addEventListener('click', () => {
    closeMenu();
    openSettings(place);
  });
  document.getElementById('tab-remove-open')?.addEventListener('click', () => {
    closeMenu();
    openRemoval(place.surroundings);
  });
  menu?.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    closeMenu();
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('click', event => {
    if (menu && event.target instanceof Node && !menu.contains(event.target)) closeMenu();
  });
}
