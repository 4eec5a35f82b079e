import path from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findUser, isMember } from '../../sharepoint/graph/directory.ts';
import type { Channel, Directory, Team } from '../../sharepoint/graph/directory.ts';
import type { ScriptSources } from '../../sharepoint/page/build.ts';
import { choice, isSameOrigin, readJson, sendFile, sendJson, sendPage, wordsOf } from '../../sharepoint/page/files.ts';
import type { DirectoryIds, PersonChoice } from '../../sharepoint/page/pageView.ts';
import { directoryIds, siteAt } from '../../sharepoint/page/pages.ts';
import type { LocalSite, OtherHost } from '../../sharepoint/page/pages.ts';
import type { PropertyStore } from '../../sharepoint/page/properties.ts';
import { faultsIn } from './faults.ts';
import { teamsFrameView, teamsShareView, teamsTabView } from './view.ts';

export interface TeamsPagesOptions {
  readonly sites: readonly LocalSite[];
  readonly directory: Directory;
  readonly people: readonly PersonChoice[];
  readonly properties: PropertyStore;
  /** The channel that has the plan as a tab from the start, where a team has it; otherwise General has. */
  readonly planChannel: string;
  /** The site whose team is shown when an address names none. */
  readonly teamSite: string;
}

const folder = path.resolve(import.meta.dirname);

/** Where the property store keeps which channels have the plan as a tab. */
const tabsPlace = 'channel tabs';

/** The pages of the local Teams: its client, the page inside the tab, sharing; and which channel has the tab. */
export class TeamsPages implements OtherHost {
  readonly scripts: ScriptSources = {
    folder: 'teams/client',
    entries: {
      tab: 'teams/client/browser/tab.ts',
      teams: 'teams/client/browser/frame.ts',
      share: 'teams/client/browser/share.ts'
    }
  };
  private readonly options: TeamsPagesOptions;

  constructor(options: TeamsPagesOptions) {
    this.options = options;
  }

  /** Answers what is under `/teams` and the files under `/_local/teams`. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL, login: string): Promise<boolean> {
    const pathname = decodeURIComponent(url.pathname);
    if (pathname === '/_local/teams/tab' && request.method === 'POST')
      return this.setTab(request, response, url, login);
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const file = /^\/_local\/teams\/([^/]+)$/.exec(pathname)?.[1];
    if (file !== undefined) return sendFile(response, folder, file);
    const { sites, directory, teamSite } = this.options;
    const site = siteAt(sites, url.searchParams.get('web') ?? '') ?? siteAt(sites, teamSite);
    if (!site) return false;
    switch (pathname) {
      case '/teams':
        return this.sendClient(response, url, login, site.url);
      case '/teams/share':
        return this.sendShare(response, url, login, site.url);
      case '/teams/tab':
        return this.sendTab(response, url, site.url, directoryIds(directory, site.url, login));
      default:
        return false;
    }
  }

  /** The place in the property store of a channel's tab; undefined when the site has no such channel. */
  placeOfTab(web: string, channelId: string): string | undefined {
    const team = this.teamOf(web);
    const channel = team?.channels.find(({ id }) => id === channelId);
    if (!team || !channel) return undefined;
    return channel === this.firstChannel(team) ? 'tab' : `tab ${channel.id}`;
  }

  /** Adds the plan to a channel or removes it, as any member of the team may. */
  private async setTab(request: IncomingMessage, response: ServerResponse, url: URL, login: string): Promise<true> {
    const web = url.searchParams.get('web') ?? '';
    const channelId = url.searchParams.get('channel') ?? '';
    const team = this.teamOf(web);
    const place = this.placeOfTab(web, channelId);
    const user = findUser(this.options.directory, login);
    if (!team || place === undefined) return sendJson(response, 404, { error: 'There is no such channel.' });
    if (!isSameOrigin(request) || !user || !isMember(team, user))
      return sendJson(response, 403, { error: 'Only members of the team set its tabs.' });
    const body = await readJson(request);
    const has = typeof body === 'object' && body !== null && 'has' in body ? body.has : undefined;
    if (typeof has !== 'boolean') return sendJson(response, 400, { error: 'Send {"has": true} or {"has": false}.' });
    const { properties } = this.options;
    await properties.write(web, tabsPlace, { ...(await this.tabs(web)), [channelId]: has });
    if (!has) await properties.write(web, place, {});
    return sendJson(response, 200, { has });
  }

  /** The client, around a channel or around the personal app. */
  private async sendClient(response: ServerResponse, url: URL, login: string, web: string): Promise<true> {
    const { directory, people } = this.options;
    const team = this.teamOf(web);
    if (!team) return sendJson(response, 404, { error: 'This site has no team.' });
    const tabs = await this.tabs(web);
    const hasPlan = (channel: Channel): boolean => tabs[channel.id] ?? channel === this.firstChannel(team);
    const plan = team.channels.find(hasPlan) ?? this.firstChannel(team);
    const channel = team.channels.find(({ id }) => id === url.searchParams.get('channel')) ?? plan;
    return sendPage(
      response,
      teamsFrameView({
        app: appOf(url),
        theme: themeOf(url),
        login,
        people,
        web,
        team,
        channel,
        hasPlan: hasPlan(channel),
        planChannelId: plan.id,
        tenantId: directory.tenantId,
        ...this.reader(team, login),
        tab: choice(url, 'tab', ['plan', 'posts']),
        width: choice(url, 'width', ['full', 'mobile']),
        words: wordsOf(url),
        subPageId: url.searchParams.get('subPageId') ?? '',
        faults: faultsIn(url.search)
      })
    );
  }

  /** The window that `https://teams.microsoft.com/share` opens. */
  private sendShare(response: ServerResponse, url: URL, login: string, web: string): true {
    const team = this.teamOf(web);
    if (!team) return sendJson(response, 404, { error: 'This site has no team.' });
    return sendPage(
      response,
      teamsShareView({
        theme: themeOf(url),
        team,
        channelId: this.firstChannel(team).id,
        isMember: this.reader(team, login).isMember,
        href: url.searchParams.get('href') ?? '',
        message: url.searchParams.get('msgText') ?? ''
      })
    );
  }

  /** The page inside the tab's frame, or the tab's configuration page. */
  private sendTab(response: ServerResponse, url: URL, web: string, ids: DirectoryIds): true {
    const app = url.searchParams.has('personal') ? 'personal' : 'tab';
    return sendPage(
      response,
      teamsTabView({
        app,
        web,
        theme: themeOf(url),
        words: wordsOf(url),
        ids,
        configuring: url.searchParams.has('openPropertyPane')
      })
    );
  }

  private teamOf(web: string): Team | undefined {
    return this.options.directory.teams.find(one => one.site.toLowerCase() === web.toLowerCase());
  }

  private firstChannel(team: Team): Channel {
    const named = team.channels.find(channel => channel.displayName === this.options.planChannel) ?? team.channels[0];
    if (!named) throw new Error('Every team has General.');
    return named;
  }

  private reader(team: Team, login: string): { userId: string; isMember: boolean } {
    const user = findUser(this.options.directory, login);
    return { userId: user?.id ?? '', isMember: user !== undefined && isMember(team, user) };
  }

  private async tabs(web: string): Promise<Readonly<Record<string, boolean>>> {
    const kept = await this.options.properties.read(web, tabsPlace);
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')
    );
  }
}

function appOf(url: URL): 'tab' | 'personal' {
  return choice(url, 'app', ['channel', 'personal']) === 'personal' ? 'personal' : 'tab';
}

function themeOf(url: URL): string {
  return choice(url, 'theme', ['default', 'dark', 'contrast']);
}
