import './fabricConfig';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import { initializeIcons, loadTheme } from '@fluentui/react';
import * as componentBase from '@microsoft/sp-component-base';
import * as coreLibrary from '@microsoft/sp-core-library';
import * as http from '@microsoft/sp-http';
import * as spLoader from '@microsoft/sp-loader';
import * as lodash from '@microsoft/sp-lodash-subset';
import * as pageContext from '@microsoft/sp-page-context';
import * as propertyPane from '@microsoft/sp-property-pane';
import * as webPartBase from '@microsoft/sp-webpart-base';
import * as v from 'valibot';
import { BundleLoader } from './loader';
import { PropertyForm } from './propertyForm';
import { startPageFrame } from './pageFrame';
import { startRuntime, type TeamsSdk } from './runtime';
import { readSiteContext } from './siteContext';
import { leadTeamsLinksHere } from './teamsLinks';
import { pageTheme, sectionTheme, themeForTeams } from './themes';

/** What the server wrote into the page about itself. */
const Place = v.object({
  web: v.string(),
  place: v.picklist(['page', 'two', 'tab', 'personal']),
  theme: v.picklist(['light', 'dark', 'contrast']),
  section: v.picklist(['none', 'neutral', 'soft', 'strong']),
  words: v.picklist(['english', 'pseudo']),
  tenantId: v.string(),
  userId: v.string(),
  groupId: v.string()
});

/** The packages that the bundle leaves to SharePoint. */
const builtIn = new Map<string, unknown>([
  ['react', React],
  ['react-dom', ReactDom],
  ['@microsoft/sp-component-base', componentBase],
  ['@microsoft/sp-core-library', coreLibrary],
  ['@microsoft/sp-http', http],
  ['@microsoft/sp-loader', spLoader],
  ['@microsoft/sp-lodash-subset', lodash],
  ['@microsoft/sp-page-context', pageContext],
  ['@microsoft/sp-property-pane', propertyPane],
  ['@microsoft/sp-webpart-base', webPartBase]
]);

/** The web parts of each place: the element that each is drawn in, where its properties are kept, its instance id. */
const slots = {
  page: [{ id: 'web-part', place: 'page', instanceId: '0c6f0f5e-59d1-4a0c-9d3c-6a6a0b1a0001' }],
  tab: [{ id: 'web-part', place: 'tab', instanceId: '0c6f0f5e-59d1-4a0c-9d3c-6a6a0b1a0002' }],
  personal: [{ id: 'web-part', place: 'personal', instanceId: '0c6f0f5e-59d1-4a0c-9d3c-6a6a0b1a0003' }],
  two: [
    { id: 'web-part', place: 'first', instanceId: '0c6f0f5e-59d1-4a0c-9d3c-6a6a0b1a0004' },
    { id: 'second-web-part', place: 'second', instanceId: '0c6f0f5e-59d1-4a0c-9d3c-6a6a0b1a0005' }
  ]
} as const;

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

function showError(error: unknown): void {
  const message = document.createElement('p');
  message.className = 'start-error';
  message.setAttribute('role', 'alert');
  message.textContent = error instanceof Error ? error.message : String(error);
  byId('web-part').append(message);
  console.error(error);
}

/** The web part's stored properties: the server keeps them in a file of its data folder. */
async function readProperties(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  const body: unknown = response.ok ? await response.json() : {};
  return v.parse(v.fallback(v.record(v.string(), v.unknown()), {}), body);
}

/** Stores the properties whenever they have changed, one request after the other. */
function propertyStore(
  url: string,
  stored: Readonly<Record<string, unknown>>
): (properties: Readonly<Record<string, unknown>>) => void {
  let last = JSON.stringify(stored);
  let sending = Promise.resolve();
  return properties => {
    const body = JSON.stringify(properties);
    if (body === last) return;
    last = body;
    sending = sending.then(() => sendProperties(url, properties)).catch(showError);
  };
}

/** A Teams SDK that is connected, and the theme that Teams shows; undefined when Teams didn't say in time. */
export interface TeamsConnection extends TeamsSdk {
  readonly theme: string | undefined;
  /** On the tab's configuration page: hands Teams what to do when its Save is pressed. */
  readonly offerSaving?: (save: () => Promise<void>) => void;
}

/** The address of the properties of the web part in this place; each channel's tab has its own. */
function propertiesAddress(web: string, place: string): string {
  const channel = new URLSearchParams(window.location.search).get('channel');
  return `/_local/page/properties?${new URLSearchParams({ web, place, ...(place === 'tab' && channel !== null ? { channel } : {}) }).toString()}`;
}

async function sendProperties(url: string, properties: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(properties)
  });
  if (!response.ok) throw new Error(`The properties were not kept: ${response.status}.`);
}

async function start(connectToTeams?: () => Promise<TeamsConnection>): Promise<void> {
  const place = v.parse(Place, { ...byId('local').dataset });
  initializeIcons('/_local/fonts/');
  const teams = await connectToTeams?.();
  const themeName = teams ? themeForTeams(teams.theme ?? 'default') : place.theme;
  loadTheme(pageTheme(themeName));
  leadTeamsLinksHere();
  const loader = new BundleLoader(builtIn, '/_local/assets/');
  const [site, manifest] = await Promise.all([
    readSiteContext(place.web, place, place.words === 'pseudo' ? 'qps-ploc' : 'en-US'),
    loader.manifest('/_local/page/manifest.json')
  ]);
  const propertyForm = new PropertyForm(byId('property-pane'));
  const runtime = startRuntime({
    site,
    manifest,
    loader,
    propertyForm,
    theme: sectionTheme(themeName, place.section),
    ...(teams ? { teams: { teamsJs: teams.teamsJs, context: teams.context } } : {}),
    onError: showError
  });
  const parts = await Promise.all(
    slots[place.place].map(async ({ id, place: name, instanceId }) => {
      const url = propertiesAddress(place.web, name);
      const properties = await readProperties(url);
      const webPart = await runtime.show({ element: byId(id), instanceId, properties });
      const keep = propertyStore(url, properties);
      return { url, instanceId, webPart, store: () => keep(webPart.properties()) };
    })
  );
  const store = (): void => parts.forEach(part => part.store());
  const [only] = parts;
  if (teams?.offerSaving && only) {
    // On the configuration page nothing is kept before Save.
    only.webPart.setEditing(true);
    propertyForm.requestAction(only.instanceId, 'Open');
    teams.offerSaving(() => sendProperties(only.url, only.webPart.properties()));
  } else propertyForm.onChange = store;
  document.documentElement.dataset['ready'] = 'true';
  if (teams) {
    window.addEventListener('local-teams-theme', event => {
      const name =
        event instanceof CustomEvent && typeof event.detail === 'string' ? themeForTeams(event.detail) : themeName;
      document.documentElement.dataset['theme'] = name;
      loadTheme(pageTheme(name));
      runtime.setTheme(sectionTheme(name, place.section));
    });
  } else {
    startPageFrame({
      parts: parts.map((part, index) => ({ ...part, name: index === 0 ? 'first' : 'second' })),
      propertyForm,
      store
    });
  }
}

/** Shows the web part in this page: on SharePoint's own frame, or connected to Teams. */
export function showWebPart(connectToTeams?: () => Promise<TeamsConnection>): void {
  start(connectToTeams).catch(showError);
}
