import { startSignInSwitch } from '../../../sharepoint/page/browser/pageFrame';
import { TeamsHost } from './host';

// The local Teams: a frame around the app, which answers the real teams-js.

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The frame has no #${id}.`);
  return found;
}

function startTabs(): void {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
  const show = (shown: HTMLElement): void => {
    for (const tab of tabs) {
      const selected = tab === shown;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = !selected;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = tabs.at((index + (event.key === 'ArrowRight' ? 1 : -1)) % tabs.length);
      if (!other) return;
      show(other);
      other.focus();
    });
  }
}

/** Puts a choice of the frame into its own address, so that a reload keeps it. */
function remember(key: string, value: string): void {
  const url = new URL(window.location.href);
  url.searchParams.set(key, value);
  window.history.replaceState(null, '', url);
}

function startChoices(host: TeamsHost): void {
  const theme = byId('teams-theme');
  const width = byId('teams-width');
  if (!(theme instanceof HTMLSelectElement) || !(width instanceof HTMLSelectElement)) return;
  theme.addEventListener('change', () => {
    document.documentElement.dataset['theme'] = theme.value;
    remember('theme', theme.value);
    host.changeTheme(theme.value);
  });
  width.addEventListener('change', () => {
    document.body.dataset['width'] = width.value;
    remember('width', width.value);
  });
}

const frame = byId('app');
if (!(frame instanceof HTMLIFrameElement)) throw new Error('The app stands in an iframe.');
const { app = 'tab', theme = 'default', web = '', channel = '', team = '', subPage = '', login = '' } = byId('local-teams').dataset;
const host = new TeamsHost(frame, { app: app === 'personal' ? 'personal' : 'tab', theme, web, channel, team, subPage, login });
host.start();
startTabs();
startChoices(host);
startSignInSwitch();
