import path from 'node:path';
import { existsSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findUser } from '../graph/directory.ts';
import type { Directory } from '../graph/directory.ts';
import { builtScripts } from './build.ts';
import type { ScriptSources } from './build.ts';
import { choice, isSameOrigin, readJson, sendFile, sendJson, sendPage, wordsOf } from './files.ts';
import { pageView } from './pageView.ts';
import type { DirectoryIds, PersonChoice } from './pageView.ts';
import type { PropertyStore } from './properties.ts';

export interface LocalSite {
  readonly url: string;
  readonly title: string;
}

/** Another host of the web part than the SharePoint page: the local Teams. */
export interface OtherHost {
  readonly scripts: ScriptSources;
  /** Where the properties of the web part in a tab of a channel are kept; undefined when there is no such channel. */
  placeOfTab(site: string, channelId: string): string | undefined;
  /** Answers the host's own pages and files; false when a request is for none of them. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL, login: string): Promise<boolean>;
}

export interface PagesOptions {
  readonly sites: readonly LocalSite[];
  readonly people: readonly PersonChoice[];
  readonly directory: Directory;
  readonly properties: PropertyStore;
  readonly host: OtherHost;
}

export type Pages = (request: IncomingMessage, response: ServerResponse, login: string) => Promise<boolean>;

const root = path.resolve(import.meta.dirname, '..', '..');
const release = path.join(root, 'release');

/** The ids by which Microsoft Graph knows the tenant, who is signed in, and the group of a site. */
export function directoryIds(directory: Directory, site: string, login: string): DirectoryIds {
  return {
    tenantId: directory.tenantId,
    userId: findUser(directory, login)?.id ?? '',
    groupId: directory.teams.find(team => team.site === site)?.id ?? ''
  };
}

/** The site that has an address. */
export function siteAt(sites: readonly LocalSite[], web: string): LocalSite | undefined {
  return sites.find(site => site.url.toLowerCase() === web.toLowerCase());
}

/** Answers the local page, the other host, and the files that both are made of; false for any other request. */
export async function createPages(options: PagesOptions): Promise<Pages> {
  const { sites, properties, host } = options;
  const scripts = await builtScripts(host.scripts);

  /** Whose properties are meant: each channel's tab has its own. */
  function placeOf(url: URL, site: LocalSite): string | undefined {
    const place = choice(url, 'place', ['page', 'tab', 'personal', 'first', 'second']);
    const channel = url.searchParams.get('channel');
    return place === 'tab' && channel !== null ? host.placeOfTab(site.url, channel) : place;
  }

  async function sendProperties(request: IncomingMessage, response: ServerResponse, url: URL): Promise<true> {
    const site = siteAt(sites, url.searchParams.get('web') ?? '');
    if (!site) return sendJson(response, 404, { error: 'There is no such site.' });
    const place = placeOf(url, site);
    if (place === undefined) return sendJson(response, 404, { error: 'There is no such channel.' });
    if (request.method !== 'POST') return sendJson(response, 200, await properties.read(site.url, place));
    const body = isSameOrigin(request) ? await readJson(request) : undefined;
    if (typeof body !== 'object' || body === null)
      return sendJson(response, 400, { error: 'Properties are a JSON object.' });
    await properties.write(site.url, place, body);
    return sendJson(response, 200, body);
  }

  function sendManifest(response: ServerResponse): Promise<true> | true {
    const folder = path.join(release, 'manifests');
    const name = existsSync(folder) ? readdirSync(folder).find(file => file.endsWith('.manifest.json')) : undefined;
    return name === undefined
      ? sendJson(response, 404, { error: 'The web part is not built.' })
      : sendFile(response, folder, name);
  }

  /** Files under /_local/, by the folder they come from. */
  function sendLocalFile(response: ServerResponse, folder: string, name: string): Promise<true> | true | false {
    switch (folder) {
      case 'assets':
        return sendFile(response, path.join(release, 'assets'), name);
      case 'scripts':
        return sendFile(response, scripts.folder, name);
      case 'fonts':
        return sendFile(response, path.join(root, 'node_modules', '@fluentui', 'font-icons-mdl2', 'fonts'), name, true);
      case 'page':
        return name === 'manifest.json'
          ? sendManifest(response)
          : sendFile(response, path.join(root, 'sharepoint', 'page'), name);
      default:
        return false;
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, login: string): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://local');
    const pathname = decodeURIComponent(url.pathname);
    const local = /^\/_local\/([a-z]+)\/([^/]+)$/.exec(pathname);
    if (pathname === '/_local/page/properties') return sendProperties(request, response, url);
    if (await host.answer(request, response, url, login)) return true;
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (local) {
      const [, folder = '', name = ''] = local;
      if (folder === 'page' && !/\.(css|json)$/.test(name)) return false;
      return sendLocalFile(response, folder, name);
    }
    if (pathname === '/_local/icon.png') {
      const icon = readdirSync(path.join(root, 'teams')).find(file => file.endsWith('_color.png')) ?? '';
      return sendFile(response, path.join(root, 'teams'), icon);
    }
    const page = /^(.*)\/SitePages\/[^/]+\.aspx$/i.exec(pathname);
    const site = page ? siteAt(sites, page[1] ?? '') : undefined;
    if (!site) return false;
    const isTwo = /\/TwoPlans\.aspx$/i.test(pathname);
    return sendPage(
      response,
      pageView({
        web: site.url,
        ids: directoryIds(options.directory, site.url, login),
        siteTitle: site.title,
        pageTitle: isTwo ? 'Two plans' : 'Plan',
        place: isTwo ? 'two' : 'page',
        login,
        people: options.people,
        theme: choice(url, 'theme', ['light', 'dark', 'contrast']),
        section: choice(url, 'section', ['none', 'neutral', 'soft', 'strong']),
        width: choice(url, 'width', ['full', 'narrow']),
        words: wordsOf(url)
      })
    );
  }

  return (request, response, login) =>
    answer(request, response, login).catch((error: unknown) => {
      console.error(error);
      return response.headersSent
        ? true
        : sendJson(response, 500, { error: 'The local page failed; see the console it was started from.' });
    });
}
