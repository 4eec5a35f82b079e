import type { Channel, Team } from '../../sharepoint/graph/directory.ts';
import { html, options, type Html } from '../../sharepoint/page/html.ts';
import { colourOf } from './avatar.ts';
import { initials, placeElement, signInSwitch, type DirectoryIds, type PersonChoice } from '../../sharepoint/page/pageView.ts';

export interface TeamsFrameView {
  readonly app: 'tab' | 'personal';
  readonly theme: string;
  readonly width: string;
  readonly login: string;
  readonly people: readonly PersonChoice[];
  readonly web: string;
  readonly tenantId: string;
  /** The directory's id of who is signed in. */
  readonly userId: string;
  /** Whether they are in the team: only then Graph tells them its posts. */
  readonly isMember: boolean;
  readonly team: Team;
  readonly channel: Channel;
  /** Whether the channel has the plan as a tab. */
  readonly hasPlan: boolean;
  /** The tab to open with: `plan` or `posts`. */
  readonly tab: string;
  readonly subPageId: string;
}

const themes = [['default', 'Light'], ['dark', 'Dark'], ['contrast', 'High contrast']] as const;
const widths = [['full', 'Desktop'], ['mobile', 'Mobile, 360 px']] as const;

const icons = {
  activity: 'M10 2a5 5 0 0 0-5 5v3l-1.5 3h13L15 10V7a5 5 0 0 0-5-5ZM8 15a2 2 0 0 0 4 0',
  chat: 'M3 4h14v10H8l-4 3v-3H3Z',
  teams: 'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm6.5 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2.5 16v-2a3 3 0 0 1 3-3h3a3 3 0 0 1 3 3v2Zm11 0h4v-2a3 3 0 0 0-3-3h-1',
  plan: 'M4 5l1.5 1.5L8 4M10 5.5h7M4 10.5 5.5 12 8 9.500M10 11h7M4 15.500h3M10 15.500h5'
} as const;

function icon(path: string): Html {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"></path></svg>`;
}

function railItem(path: string, label: string, href: string, current: boolean): Html {
  return current
    ? html`<a class="rail-item current" aria-current="page" href="${href}">${icon(path)}<span>${label}</span></a>`
    : html`<a class="rail-item" href="${href}">${icon(path)}<span>${label}</span></a>`;
}

function channelAddress({ web, theme }: TeamsFrameView, id: string): string {
  return `/teams?${new URLSearchParams({ web, channel: id, theme, tab: 'posts' }).toString()}`;
}

/** Leads from channel to channel in place of the heading, where the list of channels has no room. */
function channelChoice(view: TeamsFrameView): Html {
  const choices = view.team.channels.map(({ id, displayName }) => [channelAddress(view, id), displayName] as const);
  return html`<select id="teams-channel" class="channel-choice" aria-label="Channel">${options(choices, channelAddress(view, view.channel.id))}</select>`;
}

function channelList(view: TeamsFrameView): Html {
  const { team, channel } = view;
  const address = (id: string): string => channelAddress(view, id);
  return html`<nav class="channels" aria-label="Teams and channels">
<h2>Teams</h2>
<div class="team"><span class="team-logo" aria-hidden="true">${initials(team.displayName)}</span><span>${team.displayName}</span></div>
<ul>${team.channels.map(({ id, displayName }) =>
    id === channel.id
      ? html`<li><a class="channel current" aria-current="page" href="${address(id)}">${displayName}</a></li>`
      : html`<li><a class="channel" href="${address(id)}">${displayName}</a></li>`
  )}</ul>
</nav>`;
}

/** A tab of the channel, which shows the part of the page of the same name. */
function tab(name: string, selected: boolean, content: Html): Html {
  return selected
    ? html`<button type="button" role="tab" class="tab" id="tab-${name}" aria-selected="true" aria-controls="${name}">${content}</button>`
    : html`<button type="button" role="tab" class="tab" id="tab-${name}" aria-selected="false" tabindex="-1" aria-controls="${name}">${content}</button>`;
}

function header(view: TeamsFrameView): Html {
  if (view.app === 'personal') {
    return html`<header class="app-header"><span class="team-logo" aria-hidden="true">${icon(icons.plan)}</span><h1>Action plan</h1>
<div class="tabs"><span class="tab current">My actions</span><span class="tab">About</span></div></header>`;
  }
  const shown = shownTab(view);
  return html`<header class="app-header"><span class="team-logo" aria-hidden="true">${initials(view.team.displayName)}</span><h1>${view.channel.displayName}</h1>
${channelChoice(view)}
<div class="tabs" role="tablist" aria-label="Channel tabs">
${tab('posts', shown === 'posts', html`Posts<span id="posts-count" class="count" hidden></span>`)}
${view.hasPlan ? tab('plan', shown === 'plan', html`Plan`) : html``}
</div></header>`;
}

function shownTab(view: TeamsFrameView): string {
  return view.app === 'tab' && (!view.hasPlan || view.tab === 'posts') ? 'posts' : 'plan';
}

/** The channel's posts, which the frame's script fills from Graph. */
function postsPanel(shown: boolean, isMember: boolean): Html {
  if (!isMember) {
    return html`<section id="posts" class="posts" role="tabpanel" aria-labelledby="tab-posts"${shown ? html`` : html` hidden`}>
<div class="posts-scroll"><p class="posts-note"><strong>You are not in this team</strong><span>Only the team’s members see its posts.</span></p></div>
</section>`;
  }
  return html`<section id="posts" class="posts" role="tabpanel" aria-labelledby="tab-posts"${shown ? html`` : html` hidden`}>
<div id="posts-scroll" class="posts-scroll"><div id="feed" class="feed" role="feed" aria-label="Posts" aria-busy="true"></div>
<p id="posts-note" class="posts-note" role="status"></p></div>
<button type="button" id="posts-new" class="posts-new" hidden></button>
</section>`;
}

/** The Teams client around the tab or the personal app, clearly marked as the local one. */
export function teamsFrameView(view: TeamsFrameView): Html {
  const person = view.people.find((one) => one.login === view.login);
  const { app, team, channel } = view;
  const query = new URLSearchParams({ app: app === 'tab' ? 'channel' : 'personal', web: view.web, theme: view.theme });
  const shown = shownTab(view);
  const hasApp = app === 'personal' || view.hasPlan;
  return html`<!doctype html>
<html lang="en-GB" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${app === 'tab' ? `${channel.displayName} (${team.displayName})` : 'Action plan'} | Local Teams</title>
<link rel="icon" href="/_local/icon.png">
<link rel="stylesheet" href="/_local/teams/teams.css">
</head>
<body data-width="${view.width}">
<div id="local-teams" hidden data-app="${app}" data-theme="${view.theme}" data-web="${view.web}" data-tenant-id="${view.tenantId}" data-team-id="${team.id}" data-team-internal-id="${team.internalId}" data-team-name="${team.displayName}" data-channel-id="${channel.id}" data-channel-name="${channel.displayName}" data-user-id="${view.userId}" data-login="${view.login}" data-sub-page="${view.subPageId}"></div>
<header class="title-bar">
<span class="local-tag">Local Teams</span>
<label>Theme <select id="teams-theme">${options(themes, view.theme)}</select></label>
<label>Width <select id="teams-width">${options(widths, view.width)}</select></label>
<span class="space"></span>
${signInSwitch(view.people, view.login)}
<span class="person" data-colour="${colourOf(view.userId)}" aria-hidden="true">${initials(person?.title ?? view.login)}</span>
</header>
<div class="client">
<nav class="rail" aria-label="Apps">
${railItem(icons.teams, 'Teams', '/teams', app === 'tab')}
${railItem(icons.plan, 'Action plan', '/teams?app=personal', app === 'personal')}
</nav>
${app === 'tab' ? channelList(view) : html``}
<main class="content">
${header(view)}
${app === 'tab' ? postsPanel(shown === 'posts', view.isMember) : html``}
${hasApp
    ? html`<section id="plan" class="stage"${app === 'tab' ? html` role="tabpanel" aria-labelledby="tab-plan"` : html``}${shown === 'plan' ? html`` : html` hidden`}><iframe id="app" name="embedded-page-container" title="Action plan" src="/teams/tab?${query.toString()}"></iframe></section>`
    : html``}
</main>
</div>
<script src="/_local/scripts/teams.js"></script>
</body>
</html>`;
}

/** The page inside the frame: nothing but the web part, run by SPFx with the Teams SDK. */
export function teamsTabView(view: { readonly app: 'tab' | 'personal'; readonly web: string; readonly theme: string; readonly ids: DirectoryIds }): Html {
  const theme = view.theme === 'default' ? 'light' : view.theme;
  return html`<!doctype html>
<html lang="en-GB" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Action plan</title>
<link rel="stylesheet" href="/_local/page/page.css">
</head>
<body class="in-teams">
${placeElement({ web: view.web, ids: view.ids, place: view.app, theme, section: 'none' })}
<main id="web-part" class="web-part"></main>
<aside id="property-pane" class="property-pane" aria-label="Property pane" hidden></aside>
<script src="/_local/scripts/tab.js"></script>
</body>
</html>`;
}
