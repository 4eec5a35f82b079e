import { html, options, type Html } from './html.ts';

export interface PersonChoice {
  readonly login: string;
  readonly title: string;
  readonly jobTitle?: string;
}

/** What the directory calls the tenant, who is signed in, and the group behind the site. */
export interface DirectoryIds {
  readonly tenantId: string;
  readonly userId: string;
  readonly groupId: string;
}

export interface PageView {
  readonly web: string;
  readonly ids: DirectoryIds;
  readonly siteTitle: string;
  readonly pageTitle: string;
  /** `two` for a page with two web parts, which may show two plans of the site. */
  readonly place: 'page' | 'two';
  readonly login: string;
  readonly people: readonly PersonChoice[];
  readonly theme: string;
  readonly section: string;
  readonly width: string;
  /** The language that the web part is told: `english` or `pseudo`. */
  readonly words: string;
}

const themes = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['contrast', 'Contrast']
] as const;
const sections = [
  ['none', 'None'],
  ['neutral', 'Neutral'],
  ['soft', 'Soft'],
  ['strong', 'Strong']
] as const;
const widths = [
  ['full', 'Full width'],
  ['narrow', 'Narrow, 360 px']
] as const;

const languages = [
  ['english', 'English'],
  ['pseudo', 'Pseudo']
] as const;

/** The initials of a name: "Morag Tulloch" → "MT". */
export function initials(title: string): string {
  const words = title.split(/\s+/).filter(word => word !== '');
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}

/** The list of people to sign in as, with what each of them is. */
export function signInSwitch(people: readonly PersonChoice[], login: string): Html {
  const choices = people.map(
    person => [person.login, person.jobTitle ? `${person.title}, ${person.jobTitle}` : person.title] as const
  );
  return html`<label class="sign-in"
    ><span>Signed in as</span
    ><select id="signed-in-as" aria-label="Signed in as">
      ${options(choices, login)}
    </select></label
  >`;
}

/** The choice of the web part's language; the pseudo language shows texts that are raw or cut. */
export function wordsSwitch(words: string): Html {
  return html`<label class="sign-in words-switch"
    ><span>Words</span
    ><select id="page-words" name="words" aria-label="Words">
      ${options(languages, words)}
    </select></label
  >`;
}

/** What the page's script is told of where it is, in attributes of one element that nobody sees. */
export function placeElement({
  web,
  place,
  theme,
  section,
  words,
  ids
}: {
  readonly web: string;
  readonly place: string;
  readonly theme: string;
  readonly section: string;
  readonly words: string;
  readonly ids: DirectoryIds;
}): Html {
  return html`<div
    id="local"
    hidden
    data-web="${web}"
    data-place="${place}"
    data-theme="${theme}"
    data-section="${section}"
    data-words="${words}"
    data-tenant-id="${ids.tenantId}"
    data-user-id="${ids.userId}"
    data-group-id="${ids.groupId}"
  ></div>`;
}

const editButton = html`<button type="button" class="frame-button" data-part="first" data-command="edit" hidden>
  Edit web part
</button>`;

/** What the toolbar of a web part does, for one of two. */
function partButtons(part: 'first' | 'second'): Html {
  return html`<button type="button" class="frame-button" data-part="${part}" data-command="edit" hidden>
      Edit ${part} web part</button
    ><button type="button" class="frame-button" data-part="${part}" data-command="remove" hidden>
      Remove ${part} web part
    </button>`;
}

const secondFrame = html`<div class="web-part-frame"><div id="second-web-part" class="web-part"></div></div>`;

/** A SharePoint page with the web part in it, clearly marked as the local one. */
export function pageView(view: PageView): Html {
  const person = view.people.find(one => one.login === view.login);
  return html`<!doctype html>
    <html lang="en-GB" data-theme="${view.theme}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.pageTitle} - ${view.siteTitle}</title>
        <link rel="icon" href="/_local/icon.png" />
        <link rel="stylesheet" href="/_local/page/page.css" />
      </head>
      <body data-width="${view.width}">
        ${placeElement(view)}
        <header class="suite-bar">
          <span class="waffle" aria-hidden="true"></span>
          <span class="suite-name">SharePoint</span>
          <span class="local-tag">Local SharePoint</span>
          <span class="suite-space"></span>
          ${wordsSwitch(view.words)} ${signInSwitch(view.people, view.login)}
          <span class="suite-person" aria-hidden="true">${initials(person?.title ?? view.login)}</span>
        </header>
        <div class="site-header">
          <span class="site-logo" aria-hidden="true">${initials(view.siteTitle)}</span>
          <span class="site-title">${view.siteTitle}</span>
          <nav class="site-nav" aria-label="Site">
            <span>Home</span><span>Documents</span><span class="current">Plan</span><span>Site contents</span>
          </nav>
        </div>
        <div class="command-bar">
          <label
            >Section
            <select id="page-section" name="section">
              ${options(sections, view.section)}
            </select></label
          >
          <label
            >Column
            <select id="page-width" name="width">
              ${options(widths, view.width)}
            </select></label
          >
          <label
            >Theme
            <select id="page-theme" name="theme">
              ${options(themes, view.theme)}
            </select></label
          >
          <span class="suite-space"></span>
          ${view.place === 'two' ? [partButtons('first'), partButtons('second')] : editButton}
          <button type="button" id="edit-page" class="frame-button" aria-pressed="false">Edit page</button>
        </div>
        <div class="page-body">
          <main class="canvas" aria-label="Page">
            <h1 class="page-title">${view.pageTitle}</h1>
            <div class="section section-${view.section}">
              <div class="column">
                <div class="web-part-frame"><div id="web-part" class="web-part"></div></div>
                ${view.place === 'two' ? secondFrame : ''}
              </div>
            </div>
          </main>
          <aside id="property-pane" class="property-pane" aria-label="Property pane" hidden></aside>
        </div>
        <script src="/_local/scripts/page.js"></script>
      </body>
    </html>`;
}
