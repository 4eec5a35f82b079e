import type { Channel } from '../../sharepoint/graph/directory.ts';
import { html, options } from '../../sharepoint/page/html.ts';
import type { Html } from '../../sharepoint/page/html.ts';
import type { TeamsFrameView } from './frame.ts';

type DialogsView = Pick<TeamsFrameView, 'team' | 'isMember' | 'hasPlan' | 'app'> & {
  readonly channel: Channel | undefined;
};

function footer(...buttons: readonly Html[]): Html {
  return html`<div class="dialog-buttons">${buttons}</div>`;
}

function button(id: string, label: string, look: 'primary' | 'plain'): Html {
  return html`<button
    type="button"
    id="${id}"
    class="${look === 'primary' ? 'client-button primary' : 'client-button'}"
  >
    ${label}
  </button>`;
}

/** Teams' share dialog: where to, some words, what is shared. */
function share({ team, channel, isMember }: DialogsView): Html {
  const where = isMember
    ? html`<label class="dialog-field"
        >Share to<select id="share-channel">
          ${options(
            team.channels.map(({ id, displayName }) => [id, `${team.displayName}, ${displayName}`] as const),
            channel?.id ?? ''
          )}
        </select></label
      >`
    : html`<p class="dialog-note">You are in no team here, so there is nowhere to share to.</p>
        <select id="share-channel" hidden></select>`;
  return html`<dialog id="share" class="dialog" aria-labelledby="share-title">
    <h2 id="share-title">Share to Teams</h2>
    ${where}
    <label class="dialog-field">Add a message<textarea id="share-message" rows="4" maxlength="20000"></textarea></label>
    <p class="share-preview"><span class="share-preview-label">Link</span><span id="share-link"></span></p>
    <p id="share-problem" class="dialog-problem" role="alert"></p>
    ${footer(button('share-cancel', 'Cancel', 'plain'), isMember ? button('share-send', 'Share', 'primary') : html`<button type="button" id="share-send" hidden></button>`)}
  </dialog>`;
}

/** Where Teams shows the tab's configuration page, which is SPFx's, with its own Save. */
function settings({ hasPlan }: DialogsView): Html {
  return html`<dialog id="tab-settings" class="dialog wide" aria-labelledby="tab-settings-title">
    <h2 id="tab-settings-title">${hasPlan ? 'Plan: tab settings' : 'Add a tab: Action plan'}</h2>
    <div id="tab-settings-page" class="settings-page"></div>
    <p id="tab-settings-problem" class="dialog-problem" role="alert"></p>
    ${footer(button('tab-settings-cancel', 'Cancel', 'plain'), html`<button type="button" id="tab-settings-save" class="client-button primary" disabled>Save</button>`)}
  </dialog>`;
}

function removal({ channel }: DialogsView): Html {
  return html`<dialog id="tab-removal" class="dialog" aria-labelledby="tab-removal-title">
    <h2 id="tab-removal-title">Remove “Plan”?</h2>
    <p class="dialog-note">
      The tab goes from ${channel?.displayName ?? 'this channel'} for everybody, and its settings with it. The plan
      itself stays in its SharePoint site.
    </p>
    <p id="tab-removal-problem" class="dialog-problem" role="alert"></p>
    ${footer(button('tab-removal-cancel', 'Cancel', 'plain'), button('tab-removal-send', 'Remove', 'primary'))}
  </dialog>`;
}

/** The dialogs of the client that can be opened where the person is. */
export function dialogs(view: DialogsView): Html {
  const isInChannel = view.app === 'tab' && view.isMember;
  return html`${share(view)} ${isInChannel ? settings(view) : html``}
  ${isInChannel && view.hasPlan ? removal(view) : html``}`;
}
