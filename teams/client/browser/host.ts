import * as v from 'valibot';
import { openLink } from './links';

/** What the local Teams tells the app about where it is. */
export interface Surroundings {
  readonly app: 'tab' | 'personal';
  readonly theme: string;
  readonly web: string;
  readonly tenantId: string;
  /** The group's id, by which Graph knows the team. */
  readonly teamId: string;
  readonly teamInternalId: string;
  readonly teamName: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly userId: string;
  readonly login: string;
  readonly subPage: string;
}

/** A request of teams-js: numbered, named, with its arguments. */
const Request = v.object({
  id: v.optional(v.number()),
  uuidAsString: v.optional(v.string()),
  uuid: v.optional(v.unknown()),
  func: v.string(),
  args: v.fallback(v.array(v.unknown()), [])
});
type Request = v.InferOutput<typeof Request>;

/** What this client can do, as teams-js asks before it calls anything. */
const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: { pages: { tabs: {}, config: {}, backStack: {} }, sharing: {}, clipboard: {} }
};

/** The tab's entity, as its configuration named it. */
const componentId = 'c3a7d2f4-6b1e-4f58-9a0d-5e2f8b7c1a94';

/** Answers the messages of one app in one iframe, as the Teams client does. */
export class TeamsHost {
  private readonly frame: HTMLIFrameElement;
  private readonly surroundings: Surroundings;
  private readonly handlers = new Set<string>();
  private theme: string;
  /** What the app said of itself, in order: for tests and for whoever watches. */
  public readonly heard: string[] = [];

  public constructor(frame: HTMLIFrameElement, surroundings: Surroundings) {
    this.frame = frame;
    this.surroundings = surroundings;
    this.theme = surroundings.theme;
  }

  public start(): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => this.receive(event));
  }

  /** Tells the app of a new theme if it asked to be told. */
  public changeTheme(theme: string): void {
    this.theme = theme;
    if (this.handlers.has('themeChange')) this.post({ func: 'themeChange', args: [theme] });
  }

  private receive(event: MessageEvent<unknown>): void {
    if (event.origin !== window.location.origin || event.source !== this.frame.contentWindow) return;
    const request = v.safeParse(Request, event.data);
    if (!request.success) return;
    const { func, args } = request.output;
    this.heard.push(func);
    document.documentElement.dataset['heard'] = this.heard.slice(-40).join(' ');
    if (func === 'registerHandler') this.handlers.add(String(args[0]));
    const answer = this.answerTo(func, args);
    if (answer) this.answer(request.output, answer);
  }

  /** The arguments of the answer; undefined when Teams doesn't answer this message. */
  private answerTo(func: string, args: readonly unknown[]): readonly unknown[] | undefined {
    switch (func) {
      case 'initialize':
        return ['content', 'web', JSON.stringify(runtime), '2.58.0'];
      case 'getContext':
        return [this.context()];
      case 'shareDeepLink':
      case 'pages.shareDeepLink':
        document.documentElement.dataset['shared'] = String(args[0]);
        return undefined;
      case 'executeDeepLink':
      case 'app.openLink':
      case 'openLink':
        return [openLink(String(args[0]))];
      case 'sharing.shareWebContent':
        return [[true]];
      default:
        return undefined;
    }
  }

  private context(): Record<string, unknown> {
    const { app, web, tenantId, teamId, teamInternalId, teamName, channelId, channelName, userId, subPage, login } = this.surroundings;
    const place =
      app === 'tab'
        ? {
            entityId: componentId, groupId: teamId, teamId: teamInternalId, teamName, channelId, channelName,
            channelType: 'Regular', channelRelativeUrl: `${web}/Shared Documents/${channelName}`, teamSiteUrl: `${window.location.origin}${web}`,
            teamSiteDomain: window.location.host, teamSitePath: web, teamSiteId: teamId, userTeamRole: 0, isTeamArchived: false
          }
        : { entityId: 'myActions', teamSiteDomain: window.location.host };
    return {
      ...place,
      subEntityId: subPage, locale: 'en-gb', theme: this.theme, frameContext: 'content', hostClientType: 'web', hostName: 'Teams',
      sessionId: crypto.randomUUID(), appSessionId: crypto.randomUUID(), appIconPosition: 1, isFullScreen: false, isMultiWindow: false,
      tid: tenantId, loginHint: login, upn: login, userPrincipalName: login, userObjectId: userId, userLicenseType: 'Unknown',
      tenantSKU: 'unknown', ringId: 'general', parentMessageId: '', osLocaleInfo: { platform: 'windows', regionalFormat: 'en-gb' }
    };
  }

  private answer(request: Request, args: readonly unknown[]): void {
    this.post({ id: request.id, uuid: request.uuid, uuidAsString: request.uuidAsString, args });
  }

  private post(message: Readonly<Record<string, unknown>>): void {
    this.frame.contentWindow?.postMessage(message, window.location.origin);
  }
}
