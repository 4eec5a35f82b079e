import { html, options, type Html } from '../../sharepoint/page/html.ts';
import { initials, signInSwitch, type PersonChoice } from '../../sharepoint/page/pageView.ts';

export interface TeamsFrameView {
  readonly app: 'tab' | 'personal';
  readonly theme: string;
  readonly width: string;
  readonly login: string;
  readonly people: readonly PersonChoice[];
  readonly web: string;
  readonly teamTitle: string;
  readonly subPageId: string;
}

const themes = [['default', 'Light'], ['dark', 'Dark'], ['contrast', 'High contrast']] as const;
const widths = [['full', 'Desktop'], ['mobile', 'Mobile, 360 px']] as const;
const channels = ['General', 'Improvement plan', 'Inspection evidence'] as const;
const currentChannel = 'Improvement plan';

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

function channelList(view: TeamsFrameView): Html {
  return html`<nav class="channels" aria-label="Teams and channels">
<h2>Teams</h2>
<div class="team"><span class="team-logo" aria-hidden="true">${initials(view.teamTitle)}</span><span>${view.teamTitle}</span></div>
<ul>${channels.map((name) =>
    name === currentChannel ? html`<li class="current" aria-current="true">${name}</li>` : html`<li>${name}</li>`
  )}</ul>
</nav>`;
}

function header(view: TeamsFrameView): Html {
  if (view.app === 'personal') {
    return html`<header class="app-header"><span class="team-logo" aria-hidden="true">${icon(icons.plan)}</span><h1>Action plan</h1>
<div class="tabs"><span class="tab current">My actions</span><span class="tab">About</span></div></header>`;
  }
  return html`<header class="app-header"><span class="team-logo" aria-hidden="true">${initials(view.teamTitle)}</span><h1>${currentChannel}</h1>
<div class="tabs" role="tablist" aria-label="Channel tabs">
<button type="button" role="tab" class="tab" id="tab-posts" aria-selected="false" aria-controls="posts">Posts</button>
<button type="button" role="tab" class="tab" id="tab-plan" aria-selected="true" aria-controls="plan">Plan</button>
</div></header>`;
}

/** The Teams client around the tab or the personal app, clearly marked as the local one. */
export function teamsFrameView(view: TeamsFrameView): Html {
  const person = view.people.find((one) => one.login === view.login);
  const query = new URLSearchParams({ app: view.app === 'tab' ? 'channel' : 'personal', web: view.web, theme: view.theme });
  return html`<!doctype html>
<html lang="en-GB" data-theme="${view.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${view.app === 'tab' ? `${currentChannel} (${view.teamTitle})` : 'Action plan'} | Local Teams</title>
<link rel="icon" href="/_local/icon.png">
<link rel="stylesheet" href="/_local/teams/teams.css">
</head>
<body data-width="${view.width}">
<div id="local-teams" hidden data-app="${view.app}" data-theme="${view.theme}" data-web="${view.web}" data-channel="${currentChannel}" data-team="${view.teamTitle}" data-sub-page="${view.subPageId}" data-login="${view.login}"></div>
<div class="title-bar">
<span class="local-tag">Local Teams</span>
<label>Theme <select id="teams-theme">${options(themes, view.theme)}</select></label>
<label>Width <select id="teams-width">${options(widths, view.width)}</select></label>
<span class="space"></span>
${signInSwitch(view.people, view.login)}
<span class="person" aria-hidden="true">${initials(person?.title ?? view.login)}</span>
</div>
<div class="client">
<nav class="rail" aria-label="Apps">
${railItem(icons.teams, 'Teams', '/teams', view.app === 'tab')}
${railItem(icons.plan, 'Action plan', '/teams?app=personal', view.app === 'personal')}
</nav>
${view.app === 'tab' ? channelList(view) : html``}
<main class="content">
${header(view)}
<section id="posts" class="posts" role="${view.app === 'tab' ? 'tabpanel' : 'presentation'}" hidden>
<p class="posts-empty"><strong>No posts yet</strong><span>Updates that somebody shares from the plan appear here.</span></p>
</section>
<section id="plan" class="stage"><iframe id="app" name="embedded-page-container" title="Action plan" src="/teams/tab?${query.toString()}"></iframe></section>
</main>
</div>
<script src="/_local/scripts/teams.js"></script>
</body>
</html>`;
}

/** The page inside the frame: nothing but the web part, run by SPFx with the Teams SDK. */
export function teamsTabView(view: { readonly app: 'tab' | 'personal'; readonly web: string; readonly theme: string }): Html {
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
<div id="local" hidden data-web="${view.web}" data-place="${view.app}" data-theme="${theme}" data-section="none"></div>
<main id="web-part" class="web-part"></main>
<aside id="property-pane" class="property-pane" aria-label="Property pane" hidden></aside>
<script src="/_local/scripts/tab.js"></script>
</body>
</html>`;
}
