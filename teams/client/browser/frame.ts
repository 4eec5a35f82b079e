import { startSignInSwitch, startSwitch } from '../../../sharepoint/page/browser/pageFrame';
import manifest from '../../manifest.json';
import { tabEntityId } from '../catalogue';
import { faultsIn } from '../faults';
import { ChannelTabs } from './channelTabs';
import { copyLink, linkToTab } from './copyLink';
import { announce, byId, remember } from './dom';
import type { Surroundings } from './host';
import { destinationOf, hearLinks, type Destination, type PlaceHere } from './links';
import { PostsPane } from './posts';
import { answerShare } from './shareDialog';
import { AppStage } from './stage';
import { startTabSettings } from './tabSettings';

// The local Teams: a frame around the app, which answers the real teams-js.

const { dataset } = byId('local-teams');
const told = (key: string): string => dataset[key] ?? '';
const faults = faultsIn(window.location.search);
const surroundings: Surroundings = {
  app: told('app') === 'personal' ? 'personal' : 'tab',
  web: told('web'),
  tenantId: told('tenantId'),
  teamId: told('teamId'),
  teamInternalId: told('teamInternalId'),
  teamName: told('teamName'),
  channelId: told('channelId'),
  channelName: told('channelName'),
  userId: told('userId'),
  login: told('login'),
  // SPFx's configuration page gives the tab a name of its own; the personal app's name is the manifest's.
  entityId: told('app') === 'personal' ? (manifest.staticTabs[0]?.entityId ?? '') : tabEntityId
};
let theme = told('theme');

/** The app in its frame; a channel without the tab has none. */
function startStage(): AppStage | undefined {
  const section = document.getElementById('plan');
  if (!section) return undefined;
  const stage = new AppStage({
    stage: section,
    status: byId('app-status'),
    address: section.dataset['address'] ?? '',
    surroundings,
    faults,
    theme,
    events: {
      onLink: link => open(destinationOf(link)),
      onShare: request => answerShare(request, surroundings.teamId)
    }
  });
  stage.load(told('subPage'));
  for (const id of ['reload-tab', 'fault-kill'])
    document.getElementById(id)?.addEventListener('click', () => stage.load());
  byId('fault-suspend').addEventListener('click', () => stage.suspend());
  document.getElementById('copy-link')?.addEventListener('click', () => {
    byId('tab-menu').removeAttribute('open');
    void copyLink(linkToTab(surroundings, stage.place));
  });
  return stage;
}

/** The channel's posts; nobody outside the team has any to see. */
function startPosts(): PostsPane | undefined {
  if (!document.getElementById('feed')) return undefined;
  const pane = new PostsPane(
    {
      feed: byId('feed'),
      scroll: byId('posts-scroll'),
      note: byId('posts-note'),
      arrived: byId('posts-new'),
      count: byId('posts-count')
    },
    surroundings.teamId,
    surroundings.channelId
  );
  pane.show(!byId('posts').hidden);
  pane.start();
  return pane;
}

/** Goes where a link leads, as Teams does; false when it leads nowhere. */
function open(destination: Destination): boolean {
  switch (destination.kind) {
    case 'here':
      openHere(destination.place, destination.href);
      return true;
    case 'elsewhere':
      window.open(destination.href, '_blank', 'noopener');
      return true;
    case 'otherApp':
      announce('This link leads to another Teams app, which isn’t here.');
      return true;
    case 'none':
      announce('This link leads nowhere that a message may lead to.');
      return false;
  }
}

/**
 * A link to the tab that is already in this window loads the tab anew at its sub-page; to anywhere else it leaves this
 * page.
 */
function openHere({ app, channelId = told('planChannelId'), subPageId }: PlaceHere, href: string): void {
  const isHere = app === surroundings.app && (app === 'personal' || channelId === surroundings.channelId);
  if (!isHere) return window.location.assign(href);
  if (!stage) return announce('This channel hasn’t got the plan as a tab.');
  const loses = faults.lose.has('subPageId');
  if (loses && (!tabs || tabs.isShown('plan'))) return;
  const kept = loses ? '' : subPageId;
  tabs?.show('plan');
  remember('subPageId', kept);
  stage.load(kept);
}

function startChoices(): void {
  const themes = byId('teams-theme');
  const widths = byId('teams-width');
  if (!(themes instanceof HTMLSelectElement) || !(widths instanceof HTMLSelectElement)) return;
  themes.addEventListener('change', () => {
    theme = themes.value;
    document.documentElement.dataset['theme'] = theme;
    remember('theme', theme);
    stage?.changeTheme(theme);
  });
  const channel = document.getElementById('teams-channel');
  if (channel instanceof HTMLSelectElement)
    channel.addEventListener('change', () => window.location.assign(channel.value));
  widths.addEventListener('change', () => {
    document.body.dataset['width'] = widths.value;
    remember('width', widths.value);
  });
}

const stage = startStage();
const posts = surroundings.app === 'tab' ? startPosts() : undefined;
const tabs =
  surroundings.app === 'tab'
    ? new ChannelTabs(name => {
        remember('tab', name);
        // Teams forgets the id of a link when the tab is left.
        if (name === 'posts') remember('subPageId', '');
        posts?.show(name === 'posts');
      })
    : undefined;
startChoices();
startSignInSwitch();
startSwitch('page-words');
hearLinks(open);
if (surroundings.app === 'tab')
  startTabSettings({ surroundings, faults, hasTab: stage !== undefined, theme: () => theme });
// A page of SharePoint that opens a link of Teams hands it on here.
const wanted = new URLSearchParams(window.location.search).get('link');
if (wanted !== null) {
  remember('link', '');
  open(destinationOf(wanted));
}
