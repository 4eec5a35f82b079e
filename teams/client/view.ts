import type { Team } from '../../sharepoint/graph/directory.ts';
import { html } from '../../sharepoint/page/html.ts';
import type { Html } from '../../sharepoint/page/html.ts';
import { initials, placeElement } from '../../sharepoint/page/pageView.ts';
import type { DirectoryIds } from '../../sharepoint/page/pageView.ts';
import { titleBar } from './barView.ts';
import { dialogs } from './dialogsView.ts';
import { faultKeys } from './faults.ts';
import type { TeamsFrameView } from './frame.ts';
import { appIcon, channelAddress, clientAddress, header, icon, icons, shownTab, wordsKey } from './headerView.ts';

function railItem(path: string, label: string, href: string, current: boolean): Html {
  return current
    ? html`<a class="rail-item current" aria-current="page" href="${href}">${icon(path)}<span>${label}</span></a>`
    : html`<a class="rail-item" href="${href}">${icon(path)}<span>${label}</span></a>`;
}

function channelList(view: TeamsFrameView): Html {
  const { team, channel } = view;
  return html`<nav class="channels" aria-label="Teams and channels">
    <h2>Teams</h2>
    <div class="team">
      <span class="team-logo" aria-hidden="true">${initials(team.displayName)}</span><span>${team.displayName}</span>
    </div>
    <ul>
      ${team.channels.map(({ id, displayName }) =>
        id === channel.id
          ? html`<li>
              <a class="channel current" aria-current="page" href="${channelAddress(view, id)}">${displayName}</a>
            </li>`
          : html`<li><a class="channel" href="${channelAddress(view, id)}">${displayName}</a></li>`
      )}
    </ul>
  </nav>`;
}

/** The channel's posts, which the frame's script fills from Graph. */
function postsPanel(shown: boolean, isMember: boolean): Html {
  if (!isMember) {
    return html`<section
      id="posts"
      class="posts"
      role="tabpanel"
      aria-labelledby="tab-posts"
      ${shown ? html`` : html` hidden`}
    >
      <div class="posts-scroll">
        <p class="posts-note">
          <strong>You are not in this team</strong><span>Only the team’s members see its posts.</span>
        </p>
      </div>
    </section>`;
  }
  return html`<section
    id="posts"
    class="posts"
    role="tabpanel"
    aria-labelledby="tab-posts"
    ${shown ? html`` : html` hidden`}
  >
    <div id="posts-scroll" class="posts-scroll">
      <div id="feed" class="feed" role="feed" aria-label="Posts" aria-busy="true"></div>
      <p id="posts-note" class="posts-note" role="status"></p>
    </div>
    <button type="button" id="posts-new" class="posts-new" hidden></button>
  </section>`;
}

/** Where the page with the web part is, as the manifest's addresses of SPFx name it. */
function tabAddress({ app, web, theme, words, channel }: TeamsFrameView): string {
  const where: Record<string, string> = app === 'personal' ? { personal: '' } : { channel: channel.id };
  return `/teams/tab?${new URLSearchParams({ teams: '', ...where, web, theme, ...wordsKey(words) }).toString()}`;
}

/** The section in which the frame's script shows the app. */
function stage(view: TeamsFrameView): Html {
  const shown = shownTab(view) === 'plan';
  return html`<section
    id="plan"
    class="stage"
    data-address="${tabAddress(view)}"
    ${view.app === 'tab' ? html` role="tabpanel" aria-labelledby="tab-plan"` : html``}${shown ? html`` : html` hidden`}
  ></section>`;
}

function head(title: string, theme: string): Html {
  return html`<head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="icon" href="/_local/icon.png" />
    ${['teams', 'posts', 'cards', 'dialogs'].map(name => html`<link rel="stylesheet" href="/_local/teams/${name}.css" />`)}
    <meta name="color-scheme" content="${theme === 'default' ? 'light' : 'dark'}" />
  </head>`;
}

/** The Teams client around the tab or the personal app, clearly marked as the local one. */
export function teamsFrameView(view: TeamsFrameView): Html {
  const { app, team, channel } = view;
  const shown = shownTab(view);
  const keys = { ...faultKeys(view.faults), ...wordsKey(view.words) };
  return html`<!doctype html>
    <html lang="en-GB" data-theme="${view.theme}">
      ${head(`${app === 'tab' ? `${channel.displayName} (${team.displayName})` : 'Action plan'} | Local Teams`, view.theme)}
      <body data-width="${view.width}">
        <div
          id="local-teams"
          hidden
          data-app="${app}"
          data-theme="${view.theme}"
          data-web="${view.web}"
          data-tenant-id="${view.tenantId}"
          data-team-id="${team.id}"
          data-team-internal-id="${team.internalId}"
          data-team-name="${team.displayName}"
          data-channel-id="${channel.id}"
          data-channel-name="${channel.displayName}"
          data-plan-channel-id="${view.planChannelId}"
          data-user-id="${view.userId}"
          data-login="${view.login}"
          data-sub-page="${view.subPageId}"
        ></div>
        ${titleBar(view)}
        <div class="client">
          <nav class="rail" aria-label="Apps">
            ${railItem(icons.teams, 'Teams', clientAddress(keys), app === 'tab')}
            ${railItem(icons.plan, 'Action plan', clientAddress({ app: 'personal', ...keys }), app === 'personal')}
          </nav>
          ${app === 'tab' ? channelList(view) : html``}
          <main class="content" aria-label="${app === 'tab' ? channel.displayName : 'Action plan'}">
            ${header(view)} ${app === 'tab' ? postsPanel(shown === 'posts', view.isMember) : html``}
            ${app === 'personal' || view.hasPlan ? stage(view) : html``}
          </main>
        </div>
        ${dialogs(view)}
        <p id="announcement" class="announcement" role="status" hidden></p>
        <script src="/_local/scripts/teams.js"></script>
      </body>
    </html>`;
}

export interface ShareView {
  readonly theme: string;
  readonly team: Team;
  readonly channelId: string;
  readonly isMember: boolean;
  readonly href: string;
  readonly message: string;
}

/** What `https://teams.microsoft.com/share` opens: the share dialog in a window of its own. */
export function teamsShareView(view: ShareView): Html {
  return html`<!doctype html>
    <html lang="en-GB" data-theme="${view.theme}">
      ${head('Share to Teams | Local Teams', view.theme)}
      <body class="share-window">
        <div
          id="local-teams"
          hidden
          data-team-id="${view.team.id}"
          data-share-href="${view.href}"
          data-share-message="${view.message}"
        ></div>
        <header class="title-bar">
          <span class="local-tag">Local Teams</span>
          <h1 class="share-heading">${appIcon()}Share to Microsoft Teams</h1>
        </header>
        <main class="share-outcome"><p id="share-outcome" role="status"></p></main>
        ${dialogs({ team: view.team, channel: view.team.channels.find(({ id }) => id === view.channelId) ?? view.team.channels[0], isMember: view.isMember, hasPlan: false, app: 'personal' })}
        <p id="announcement" class="announcement" role="status" hidden></p>
        <script src="/_local/scripts/share.js"></script>
      </body>
    </html>`;
}

/** The page inside the frame: nothing but the web part, run by SPFx with the Teams SDK. */
export function teamsTabView(view: {
  readonly app: 'tab' | 'personal';
  readonly web: string;
  readonly theme: string;
  readonly words: string;
  readonly ids: DirectoryIds;
  readonly configuring: boolean;
}): Html {
  const theme = view.theme === 'default' ? 'light' : view.theme;
  return html`<!doctype html>
    <html lang="en-GB" data-theme="${theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Action plan</title>
        <link rel="stylesheet" href="/_local/page/page.css" />
      </head>
      <body class="${view.configuring ? 'in-teams configuring' : 'in-teams'}">
        ${placeElement({ web: view.web, ids: view.ids, place: view.app, theme, section: 'none', words: view.words })}
        <main id="web-part" class="web-part" aria-label="App"></main>
        <aside id="property-pane" class="property-pane" aria-label="Property pane" hidden></aside>
        <script src="/_local/scripts/tab.js"></script>
      </body>
    </html>`;
}
