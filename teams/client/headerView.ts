import { html, options } from '../../sharepoint/page/html.ts';
import type { Html } from '../../sharepoint/page/html.ts';
import { initials } from '../../sharepoint/page/pageView.ts';
import { faultKeys } from './faults.ts';
import type { TeamsFrameView } from './frame.ts';

export const icons = {
  teams:
    'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm6.5 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM2.5 16v-2a3 3 0 0 1 3-3h3a3 3 0 0 1 3 3v2Zm11 0h4v-2a3 3 0 0 0-3-3h-1',
  plan: 'M4 5l1.5 1.5L8 4M10 5.5h7M4 10.5 5.5 12 8 9.500M10 11h7M4 15.500h3M10 15.500h5',
  reload: 'M15.500 8.500A6 6 0 1 0 16 11M16 4v4.500h-4.500',
  add: 'M10 4v12M4 10h12',
  more: 'M5 10h.01M10 10h.01M15 10h.01'
} as const;

export function icon(path: string): Html {
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="${path}"></path></svg>`;
}

/** The app's own mark. */
export function appIcon(): Html {
  return html`<span class="team-logo" aria-hidden="true">${icon(icons.plan)}</span>`;
}

/** An address of this client with these query keys. */
export function clientAddress(keys: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(keys).toString();
  return query === '' ? '/teams' : `/teams?${query}`;
}

/** The language as a query key, for links that keep it; English is left out. */
export function wordsKey(words: string): Record<string, string> {
  return words === 'english' ? {} : { words };
}

/** The address of a channel's posts. */
export function channelAddress({ web, theme, words, faults }: TeamsFrameView, id: string): string {
  return clientAddress({ web, channel: id, theme, tab: 'posts', ...faultKeys(faults), ...wordsKey(words) });
}

export function shownTab(view: TeamsFrameView): string {
  return view.app === 'tab' && (!view.hasPlan || view.tab === 'posts') ? 'posts' : 'plan';
}

/** Leads from channel to channel in place of the heading, where the list of channels has no room. */
function channelChoice(view: TeamsFrameView): Html {
  const choices = view.team.channels.map(({ id, displayName }) => [channelAddress(view, id), displayName] as const);
  return html`<select id="teams-channel" class="channel-choice" aria-label="Channel">
    ${options(choices, channelAddress(view, view.channel.id))}
  </select>`;
}

/** A tab of the channel, which shows the part of the page of the same name. */
function tab(name: string, selected: boolean, content: Html): Html {
  return selected
    ? html`<button type="button" role="tab" class="tab" id="tab-${name}" aria-selected="true" aria-controls="${name}">
        ${content}
      </button>`
    : html`<button
        type="button"
        role="tab"
        class="tab"
        id="tab-${name}"
        aria-selected="false"
        tabindex="-1"
        aria-controls="${name}"
      >
        ${content}
      </button>`;
}

/** What can be done with the tab: Teams' own menu beside its name, and its reload button. */
function tabCommands({ isMember, hasPlan }: TeamsFrameView): Html {
  if (!hasPlan)
    return isMember
      ? html`<button type="button" id="add-tab" class="client-button quiet">
          ${icon(icons.add)}<span>Add a tab</span>
        </button>`
      : html``;
  return html`<details id="tab-menu" class="menu">
      <summary aria-label="Plan tab options">${icon(icons.more)}</summary>
      <div class="menu-list">
        <button type="button" id="copy-link">Copy link to tab</button>
        ${isMember ? html`<button type="button" id="tab-settings-open">Settings</button><button type="button" id="tab-remove-open">Remove</button>` : html``}
      </div>
    </details>
    ${reloadButton()}`;
}

function reloadButton(): Html {
  return html`<button
    type="button"
    id="reload-tab"
    class="client-button quiet icon-only"
    aria-label="Reload tab"
    title="Reload tab"
  >
    ${icon(icons.reload)}
  </button>`;
}

/** The head of the channel or of the personal app, with its tabs. */
export function header(view: TeamsFrameView): Html {
  if (view.app === 'personal') {
    return html`<header class="app-header">
      ${appIcon()}
      <h1>Action plan</h1>
      <div class="tabs"><span class="tab current">My actions</span></div>
      <span class="space"></span>${reloadButton()}
    </header>`;
  }
  const shown = shownTab(view);
  return html`<header class="app-header">
    <span class="team-logo" aria-hidden="true">${initials(view.team.displayName)}</span>
    <h1>${view.channel.displayName}</h1>
    ${channelChoice(view)}
    <div class="tabs" role="tablist" aria-label="Channel tabs">
      ${tab('posts', shown === 'posts', html`Posts<span id="posts-count" class="count" hidden></span>`)}
      ${view.hasPlan ? tab('plan', shown === 'plan', html`Plan`) : html``}
    </div>
    <div class="tab-commands">${tabCommands(view)}</div>
  </header>`;
}
