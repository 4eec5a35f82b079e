import * as v from 'valibot';
import { catalogueAppId } from '../catalogue';
import { capabilities, type Faults } from '../faults';

/** What the local Teams tells the app about where it is. */
export interface Surroundings {
  readonly app: 'tab' | 'personal';
  readonly web: string;
  readonly tenantId: string;
  /** The group's id, by which Graph knows the team. */
  readonly teamId: string;
  readonly teamInternalId: string;
  readonly teamName: string;
  readonly channelId: string;
  readonly channelName: string;
  readonly entityId: string;
  readonly userId: string;
  readonly login: string;
}

/** What the app last told of its own place, for “Copy link to tab”. */
export interface ToldPlace {
  readonly subPageId: string;
  readonly label: string;
  readonly webUrl: string;
}

/** What the app says of its own loading. */
export type AppWord =
  | { readonly kind: 'loaded' | 'success' }
  | { readonly kind: 'failure' | 'expectedFailure'; readonly reason: string; readonly message: string };

/** What the client does when the app asks. */
export interface HostEvents {
  onWord(word: AppWord): void;
  onPlace(place: ToldPlace): void;
  /** Opens a link; false when it leads nowhere. */
  onLink(link: string): boolean;
  /** Shows the share dialog; answers the error of the SDK, or undefined when it was shared. */
  onShare(request: unknown): Promise<unknown>;
  /** The configuration page says whether it may be saved, and what became of saving. */
  onValidity?(valid: boolean): void;
  onSaved?(problem: string | undefined): void;
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

export interface HostOptions {
  readonly frame: HTMLIFrameElement;
  readonly frameContext: 'content' | 'settings';
  readonly surroundings: Surroundings;
  readonly subPageId: string;
  readonly theme: string;
  readonly faults: Faults;
  readonly events: HostEvents;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Answers the messages of one app in one iframe, as the Teams client does; a new iframe gets a new one. */
export class TeamsHost {
  private readonly options: HostOptions;
  private readonly handlers = new Set<string>();
  private readonly listener = (event: MessageEvent<unknown>): void => this.receive(event);
  private theme: string;
  /** What the app said of itself, in order: for tests and for whoever watches. */
  private readonly heard: string[] = [];

  public constructor(options: HostOptions) {
    this.options = options;
    this.theme = options.theme;
  }

  public start(): void {
    window.addEventListener('message', this.listener);
  }

  public stop(): void {
    window.removeEventListener('message', this.listener);
  }

  /** Tells the app of a new theme if it asked to be told. */
  public changeTheme(theme: string): void {
    this.theme = theme;
    if (this.handlers.has('themeChange')) this.post({ func: 'themeChange', args: [theme] });
  }

  /** Has the configuration page save, as Teams' own Save button does. */
  public save(): void {
    this.post({ func: 'settings.save', args: [{}] });
  }

  private receive(event: MessageEvent<unknown>): void {
    const { frame, faults } = this.options;
    if (event.origin !== window.location.origin || event.source !== frame.contentWindow) return;
    const request = v.safeParse(Request, event.data);
    if (!request.success) return;
    const { func } = request.output;
    this.heard.push(func);
    document.documentElement.dataset['heard'] = this.heard.slice(-40).join(' ');
    if (faults.silent.has(func) || faults.silent.has('*')) return;
    void this.reply(request.output);
  }

  private async reply(request: Request): Promise<void> {
    const { slow } = this.options.faults;
    if (slow > 0) await new Promise(resolve => window.setTimeout(resolve, slow));
    const args = await this.answerTo(request.func, request.args);
    if (args) this.post({ id: request.id, uuid: request.uuid, uuidAsString: request.uuidAsString, args });
  }

  /** The arguments of the answer; undefined when Teams doesn't answer this message. */
  private async answerTo(func: string, args: readonly unknown[]): Promise<readonly unknown[] | undefined> {
    const { events, faults, frameContext } = this.options;
    switch (func) {
      case 'initialize':
        return [
          frameContext,
          'web',
          JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: capabilities(faults) }),
          '2.58.0'
        ];
      case 'getContext':
        return [this.context()];
      case 'registerHandler':
        this.handlers.add(text(args[0]));
        return undefined;
      case 'appInitialization.appLoaded':
        return nothing(events.onWord({ kind: 'loaded' }));
      case 'appInitialization.success':
        return nothing(events.onWord({ kind: 'success' }));
      case 'appInitialization.failure':
      case 'appInitialization.expectedFailure':
        return nothing(
          events.onWord({
            kind: func.endsWith('.failure') ? 'failure' : 'expectedFailure',
            reason: text(args[0]),
            message: text(args[1])
          })
        );
      case 'shareDeepLink':
        return nothing(events.onPlace({ subPageId: text(args[0]), label: text(args[1]), webUrl: text(args[2]) }));
      case 'executeDeepLink':
      case 'app.openLink':
      case 'openLink':
        return [events.onLink(text(args[0]))];
      case 'sharing.shareWebContent':
        return [await events.onShare(args[0])];
      case 'settings.setValidityState':
        return nothing(events.onValidity?.(args[0] === true));
      case 'settings.setSettings':
        return [true];
      case 'settings.save.success':
        return nothing(events.onSaved?.(undefined));
      case 'settings.save.failure':
        return nothing(events.onSaved?.(text(args[0]) || 'The settings were not saved.'));
      default:
        return undefined;
    }
  }

  private context(): Record<string, unknown> {
    const { frameContext, subPageId, surroundings } = this.options;
    const { app, web, tenantId, teamId, teamInternalId, teamName, channelId, channelName, userId, login, entityId } =
      surroundings;
    const place =
      app === 'tab'
        ? {
            groupId: teamId,
            teamId: teamInternalId,
            teamName,
            channelId,
            channelName,
            channelType: 'Regular',
            channelRelativeUrl: `${web}/Shared Documents/${channelName}`,
            teamSiteUrl: `${window.location.origin}${web}`,
            teamSiteDomain: window.location.host,
            teamSitePath: web,
            teamSiteId: teamId,
            userTeamRole: 0,
            isTeamArchived: false
          }
        : { teamSiteDomain: window.location.host };
    return {
      ...place,
      appId: catalogueAppId,
      entityId,
      subEntityId: subPageId,
      locale: 'en-gb',
      theme: this.theme,
      frameContext,
      hostClientType: 'web',
      hostName: 'Teams',
      sessionId: crypto.randomUUID(),
      appSessionId: crypto.randomUUID(),
      appIconPosition: 1,
      isFullScreen: false,
      isMultiWindow: false,
      tid: tenantId,
      loginHint: login,
      upn: login,
      userPrincipalName: login,
      userObjectId: userId,
      userLicenseType: 'Unknown',
      tenantSKU: 'unknown',
      ringId: 'general',
      parentMessageId: '',
      osLocaleInfo: { platform: 'windows', regionalFormat: 'en-gb' }
    };
  }

  private post(message: Readonly<Record<string, unknown>>): void {
    this.options.frame.contentWindow?.postMessage(message, window.location.origin);
  }
}

function nothing(_done: void): undefined {
  return undefined;
}
