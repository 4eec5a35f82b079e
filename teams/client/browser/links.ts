import * as v from 'valibot';

const LinkContext = v.object({ subEntityId: v.optional(v.string()), channelId: v.optional(v.string()) });

/** Where a link leads: into this client, to another page, or nowhere that a message may lead to. */
export type Destination = { readonly kind: 'here' | 'elsewhere'; readonly href: string } | { readonly kind: 'none' };

/**
 * Reads a link of the app or of a message. A deep link to a tab, `https://teams.microsoft.com/l/entity/…` with its
 * `context`, leads to the plan's tab of this client; other pages of Teams lead out, as does any https address.
 */
export function destinationOf(link: string): Destination {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url) return { kind: 'none' };
  if (url.origin === 'https://teams.microsoft.com' && url.pathname.startsWith('/l/entity/')) {
    const { subEntityId, channelId } = contextOf(url);
    // The entity of the personal app's one tab, as the Teams manifest names it.
    const isPersonal = url.pathname.split('/')[4] === 'myActions';
    const here = new URL('/teams', window.location.origin);
    const now = new URLSearchParams(window.location.search);
    for (const key of ['web', 'theme', 'width']) if (now.has(key)) here.searchParams.set(key, now.get(key) ?? '');
    if (isPersonal) here.searchParams.set('app', 'personal');
    if (channelId !== undefined) here.searchParams.set('channel', channelId);
    if (subEntityId !== undefined) here.searchParams.set('subPageId', subEntityId);
    return { kind: 'here', href: here.href };
  }
  const allowed = url.protocol === 'https:' || url.protocol === 'mailto:' || url.origin === window.location.origin;
  return allowed ? { kind: 'elsewhere', href: url.href } : { kind: 'none' };
}

function contextOf(url: URL): v.InferOutput<typeof LinkContext> {
  try {
    const context: unknown = JSON.parse(url.searchParams.get('context') ?? '{}');
    return v.parse(v.fallback(LinkContext, {}), context);
  } catch {
    return {};
  }
}

/** Opens a link as Teams does: its own here, others in a new window. False when it is opened nowhere. */
export function openLink(link: string): boolean {
  const destination = destinationOf(link);
  if (destination.kind === 'here') window.location.assign(destination.href);
  if (destination.kind === 'elsewhere') window.open(destination.href, '_blank', 'noopener');
  return destination.kind !== 'none';
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
  }
  return anchor;
}
