import { startSignInSwitch } from '../../../sharepoint/page/browser/pageFrame';
import { TeamsHost } from './host';
import { PostsPane } from './posts';

// The local Teams: a frame around the app, which answers the real teams-js.

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The frame has no #${id}.`);
  return found;
}

/** Starts the tabs; `onShow` is told the name of the tab that is shown. */
function startTabs(onShow: (name: string) => void): void {
  const tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
  const show = (shown: HTMLElement): void => {
    for (const tab of tabs) {
      const selected = tab === shown;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = !selected;
      if (selected) onShow(tab.getAttribute('aria-controls') ?? '');
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

function startChoices(host: TeamsHost | undefined): void {
  const theme = byId('teams-theme');
  const width = byId('teams-width');
  if (!(theme instanceof HTMLSelectElement) || !(width instanceof HTMLSelectElement)) return;
  theme.addEventListener('change', () => {
    document.documentElement.dataset['theme'] = theme.value;
    remember('theme', theme.value);
    host?.changeTheme(theme.value);
  });
  const channel = document.getElementById('teams-channel');
  if (channel instanceof HTMLSelectElement) channel.addEventListener('change', () => window.location.assign(channel.value));
  width.addEventListener('change', () => {
    document.body.dataset['width'] = width.value;
    remember('width', width.value);
  });
}

/** The app in its iframe; a channel without the tab has none. */
function startApp(): TeamsHost | undefined {
  const frame = document.getElementById('app');
  if (!(frame instanceof HTMLIFrameElement)) return undefined;
  const host = new TeamsHost(frame, {
    app: app === 'personal' ? 'personal' : 'tab', theme, web, tenantId, teamId, teamInternalId, teamName, channelId, channelName, userId, login, subPage
  });
  host.start();
  return host;
}

/** The channel's posts; nobody outside the team has any to see. */
function startPosts(): PostsPane | undefined {
  if (!document.getElementById('feed')) return undefined;
  const pane = new PostsPane(
    { feed: byId('feed'), scroll: byId('posts-scroll'), note: byId('posts-note'), arrived: byId('posts-new'), count: byId('posts-count') }, teamId, channelId
  );
  pane.show(!byId('posts').hidden);
  pane.start();
  return pane;
}

const {
  app = 'tab', theme = 'default', web = '', tenantId = '', teamId = '', teamInternalId = '', teamName = '', channelId = '', channelName = '', userId = '',
  login = '', subPage = ''
} = byId('local-teams').dataset;
const host = startApp();
if (app === 'tab') {
  const posts = startPosts();
  startTabs((name) => {
    remember('tab', name);
    posts?.show(name === 'posts');
  });
}
startChoices(host);
startSignInSwitch();
