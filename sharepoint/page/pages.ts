import { existsSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { findUser, type Directory } from '../graph/directory.ts';
import { builtScripts } from './build.ts';
import { choice, isSameOrigin, readJson, sendFile, sendJson, sendPage } from './files.ts';
import { pageView, type DirectoryIds, type PersonChoice } from './pageView.ts';
import { PropertyStore } from './properties.ts';
import { TeamsPages } from './teamsPages.ts';

export interface LocalSite {
  readonly url: string;
  readonly title: string;
}

export interface PagesOptions {
  readonly dataDir: string;
  readonly sites: readonly LocalSite[];
  readonly people: readonly PersonChoice[];
  readonly directory: Directory;
  /** The site whose team the local Teams shows. */
  readonly teamSite: string;
  /** The channel that has the plan as a tab, where a team has it; otherwise General has. */
  readonly planChannel: string;
}

export type Pages = (request: IncomingMessage, response: ServerResponse, login: string) => Promise<boolean>;

const root = path.resolve(import.meta.dirname, '..', '..');
const release = path.join(root, 'release');

/** Answers the local page, the local Teams and the files they are made of; false when a request is none of these. */
export async function createPages(options: PagesOptions): Promise<Pages> {
  const scripts = await builtScripts();
  const properties = new PropertyStore(path.join(options.dataDir, 'page'));
  const teams = new TeamsPages({ ...options, properties });
  const siteOf = (web: string): LocalSite | undefined =>
    options.sites.find(site => site.url.toLowerCase() === web.toLowerCase());

  function idsOf({ url }: LocalSite, login: string): DirectoryIds {
    const { directory } = options;
    return {
      tenantId: directory.tenantId,
      userId: findUser(directory, login)?.id ?? '',
      groupId: directory.teams.find(team => team.site === url)?.id ?? ''
    };
  }

  /** Whose properties are meant: each channel's tab has its own. */
  function placeOf(url: URL, site: LocalSite): string | undefined {
    const place = choice(url, 'place', ['page', 'tab', 'personal']);
    const channel = url.searchParams.get('channel');
    return place === 'tab' && channel !== null ? teams.placeOfTab(site.url, channel) : place;
  }

  async function sendProperties(request: IncomingMessage, response: ServerResponse, url: URL): Promise<true> {
    const site = siteOf(url.searchParams.get('web') ?? '');
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
      case 'teams':
        return sendFile(response, path.join(root, 'teams', 'client'), name);
      default:
        return false;
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse, login: string): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://local');
    const pathname = decodeURIComponent(url.pathname);
    const local = /^\/_local\/([a-z]+)\/([^/]+)$/.exec(pathname);
    if (pathname === '/_local/page/properties') return sendProperties(request, response, url);
    if (pathname === '/_local/teams/tab' && request.method === 'POST')
      return teams.setTab(request, response, url, login);
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
    const site = page ? siteOf(page[1] ?? '') : undefined;
    if (site) {
      return sendPage(
        response,
        pageView({
          web: site.url,
          ids: idsOf(site, login),
          siteTitle: site.title,
          pageTitle: 'Plan',
          login,
          people: options.people,
          theme: choice(url, 'theme', ['light', 'dark', 'contrast']),
          section: choice(url, 'section', ['none', 'neutral', 'soft', 'strong']),
          width: choice(url, 'width', ['full', 'narrow'])
        })
      );
    }
    const team = siteOf(url.searchParams.get('web') ?? '') ?? siteOf(options.teamSite);
    if (!team) return false;
    switch (pathname) {
      case '/teams':
        return teams.sendClient(response, url, login, team.url);
      case '/teams/share':
        return teams.sendShare(response, url, login, team.url);
      case '/teams/tab':
        return teams.sendTab(response, url, team.url, idsOf(team, login));
      default:
        return false;
    }
  }

  return (request, response, login) =>
    answer(request, response, login).catch((error: unknown) => {
      console.error(error);
      return response.headersSent
        ? true
        : sendJson(response, 500, { error: 'The local page failed; see the console it was started from.' });
    });
}
