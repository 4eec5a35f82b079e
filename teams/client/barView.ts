import { html, options } from '../../sharepoint/page/html.ts';
import type { Html } from '../../sharepoint/page/html.ts';
import { initials, signInSwitch, wordsSwitch } from '../../sharepoint/page/pageView.ts';
import { colourOf } from './avatar.ts';
import type { TeamsFrameView } from './frame.ts';

const themes = [
  ['default', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'High contrast']
] as const;
const widths = [
  ['full', 'Desktop'],
  ['mobile', 'Mobile, 360 px']
] as const;
const slowness = [
  ['0', 'At once'],
  ['1000', 'After 1 second'],
  ['3000', 'After 3 seconds'],
  ['10000', 'After 10 seconds']
] as const;
const silences = [
  ['', 'Everything'],
  ['getContext', 'All but getContext'],
  ['*', 'Nothing']
] as const;
const timeouts = [
  ['30000', 'After 30 seconds'],
  ['5000', 'After 5 seconds']
] as const;
const withheld = [
  ['sharing', 'Sharing'],
  ['pages', 'Pages (links to the tab)'],
  ['pages.backStack', 'Back button'],
  ['clipboard', 'Clipboard']
] as const;

/** Choices among which the address' own is one even when it isn't a usual one. */
function choices(known: readonly (readonly [string, string])[], value: string): readonly Html[] {
  const name = /^\d+$/.test(value) ? `After ${Number(value) / 1000} seconds` : `All but ${value.replaceAll(',', ', ')}`;
  return options(known.some(([one]) => one === value) ? known : [...known, [value, name]], value);
}

function checkbox(name: string, value: string, label: string, checked: boolean): Html {
  return html`<label class="check"
    ><input type="checkbox" name="${name}" value="${value}" ${checked ? html` checked` : html``} /> ${label}</label
  >`;
}

/** What can be broken on purpose, for people; the same keys work in the address. */
function faultsPanel({ faults, app, theme, width, words, web, channel, tab }: TeamsFrameView): Html {
  const here: readonly (readonly [string, string])[] = [
    ['web', web],
    ['theme', theme],
    ['width', width],
    ['words', words],
    ...(app === 'personal' ? [['app', 'personal'] as const] : [['channel', channel.id] as const, ['tab', tab] as const])
  ];
  return html`<details id="faults" class="faults">
    <summary>Faults</summary>
    <form class="faults-panel" method="get" action="/teams">
      ${here.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <p id="app-status" class="app-status" role="status">There is no app here.</p>
      <div class="fault-buttons">
        <button type="button" id="fault-suspend" class="client-button">Suspend the tab</button
        ><button type="button" id="fault-kill" class="client-button">Kill and reload it</button>
      </div>
      <label
        >Teams answers
        <select name="slow">
          ${choices(slowness, String(faults.slow))}
        </select></label
      >
      <label
        >It answers
        <select name="silent">
          ${choices(silences, [...faults.silent].join(','))}
        </select></label
      >
      <label
        >It gives up on the app
        <select name="timeout">
          ${choices(timeouts, String(faults.timeout))}
        </select></label
      >
      <fieldset>
        <legend>Teams can’t do</legend>
        ${withheld.map(([value, label]) => checkbox('without', value, label, faults.without.includes(value)))}
      </fieldset>
      ${checkbox('lose', 'subPageId', 'Links clicked in the tab’s own channel lose their action', faults.lose.has('subPageId'))}
      <button type="submit" class="client-button primary">Apply and reload</button>
    </form>
  </details>`;
}

/** The bar that Teams hasn't got: it says that this is the local one, and sets what is to be tried. */
export function titleBar(view: TeamsFrameView): Html {
  const person = view.people.find(one => one.login === view.login);
  return html`<header class="title-bar">
    <span class="local-tag">Local Teams</span>
    <label
      >Theme
      <select id="teams-theme">
        ${options(themes, view.theme)}
      </select></label
    >
    <label
      >Width
      <select id="teams-width">
        ${options(widths, view.width)}
      </select></label
    >
    ${faultsPanel(view)}
    <span class="space"></span>
    ${wordsSwitch(view.words)} ${signInSwitch(view.people, view.login)}
    <span class="person" data-colour="${colourOf(view.userId)}" aria-hidden="true"
      >${initials(person?.title ?? view.login)}</span
    >
  </header>`;
}
