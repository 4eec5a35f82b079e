import * as v from 'valibot';
import manifest from '../../manifest.json';
import { catalogueAppId, tabEntityId } from '../catalogue';

const LinkContext = v.fallback(
  v.object({
    subEntityId: v.fallback(v.optional(v.string()), undefined),
    channelId: v.fallback(v.optional(v.string()), undefined)
  }),
  {}
);

/** A place in this client: the plan's tab of a channel, or the personal app, at one of its sub-pages. */
export interface PlaceHere {
  readonly app: 'tab' | 'personal';
  /** Undefined leads to the channel that has the plan. */
  readonly channelId: string | undefined;
  /** '' leads to the app itself. */
  readonly subPageId: string;
}

/** Where a link leads: into this client, to another page, or nowhere that a message may lead to. */
export type Destination =
  | { readonly kind: 'here'; readonly place: PlaceHere; readonly href: string }
  | { readonly kind: 'otherApp' | 'elsewhere'; readonly href: string }
  | { readonly kind: 'none' };

const teamsOrigin = 'https://teams.microsoft.com';
const personalEntities: ReadonlySet<string> = new Set(manifest.staticTabs.map(tab => tab.entityId));

/**
 * Reads a link of the app or of a message. A deep link, `https://teams.microsoft.com/l/entity/<app>/<entity>` with its
 * `context`, leads to the app of this client, by its id in the catalogue and the tab's own name
 * (https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application);
 * other pages of Teams lead out, as does any other address of the web.
 */
export function destinationOf(link: string): Destination {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url) return { kind: 'none' };
  const [, app, entity] =
    url.origin === teamsOrigin ? (/^\/l\/entity\/([^/]+)\/([^/]+)\/?$/.exec(url.pathname) ?? []) : [];
  if (app !== undefined && entity !== undefined) {
    const isPersonal = personalEntities.has(decode(entity));
    const isOurs = app.toLowerCase() === catalogueAppId && (isPersonal || decode(entity) === tabEntityId);
    if (!isOurs) return { kind: 'otherApp', href: url.href };
    const { subEntityId, channelId } = contextOf(url);
    const place: PlaceHere = {
      app: isPersonal ? 'personal' : 'tab',
      channelId: isPersonal ? undefined : channelId,
      subPageId: subEntityId ?? ''
    };
    return { kind: 'here', place, href: addressHere(place) };
  }
  const allowed = ['https:', 'http:', 'mailto:'].includes(url.protocol);
  return allowed ? { kind: 'elsewhere', href: url.href } : { kind: 'none' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function contextOf(url: URL): v.InferOutput<typeof LinkContext> {
  try {
    return v.parse(LinkContext, JSON.parse(url.searchParams.get('context') ?? '{}'));
  } catch {
    return {};
  }
}

/** The address of a place in this client; what somebody chose in it stays chosen. */
export function addressHere({ app, channelId, subPageId }: PlaceHere): string {
  const here = new URL('/teams', window.location.origin);
  const now = new URLSearchParams(window.location.search);
  for (const key of kept) for (const value of now.getAll(key)) here.searchParams.append(key, value);
  if (app === 'personal') here.searchParams.set('app', 'personal');
  if (channelId !== undefined) here.searchParams.set('channel', channelId);
  if (subPageId !== '') here.searchParams.set('subPageId', subPageId);
  return here.href;
}

const kept = ['web', 'theme', 'width', 'words', 'slow', 'silent', 'without', 'timeout', 'lose'];

/** Asks the client to go where a link leads; heard by `hearLinks`. */
export function followLink(from: HTMLElement, link: string): void {
  from.dispatchEvent(new CustomEvent('follow-link', { bubbles: true, detail: link }));
}

/** Has `open` go wherever a link of a message or a button of a card leads. */
export function hearLinks(open: (destination: Destination) => void): void {
  document.addEventListener('follow-link', event => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') open(destinationOf(event.detail));
  });
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-link]') : null;
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    followLink(link, link.dataset['link'] ?? '');
  });
}

/** A link for a message, or plain text when it leads nowhere. */
export function linkElement(link: string, className: string): HTMLElement {
  const destination = destinationOf(link);
  if (destination.kind === 'none') {
    const text = document.createElement('span');
    text.className = className;
    return text;
  }
  const anchor = document.createElement('a');
  anchor.className = className;
  anchor.href = destination.href;
  if (destination.kind === 'elsewhere') {
    anchor.target = '_blank';
    anchor.rel = 'noopener noreferrer';
  } else anchor.dataset['link'] = link;
  return anchor;
}
