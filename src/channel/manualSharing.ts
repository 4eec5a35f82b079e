import type { ManualSharing, ShareDialog } from '../app/posting';
import { ok } from '../domain/failure';
import type { Post } from '../domain/post';
import { shareLink } from './deepLink';
import { escapeHtml, htmlOfText } from './message';

/** The paragraphs of a post, for text and HTML alike; empty ones are left out later. */
function paragraphs({ message, mentions, card, sharePoint }: Post): { heading?: string; text: string; url?: string }[] {
  const names = mentions.map(one => `@${one.name}`).join(', ');
  return [
    { text: [names, message].filter(part => part !== '').join(': ') },
    { heading: [card.overline, card.title].filter(part => part !== '').join('\n'), text: card.brag?.words ?? '' },
    { text: card.text },
    { heading: card.aside.value === '' ? '' : card.aside.label, text: card.aside.value },
    { text: card.facts.map(fact => `${fact.label}: ${fact.value}`).join('\n') },
    ...card.rows.map(row => ({
      heading: row.title,
      text: [row.brag?.words ?? '', row.detail].filter(part => part !== '').join(' · '),
      url: row.url
    })),
    { text: card.rest },
    { text: sharePoint.label, url: sharePoint.url }
  ];
}

/** The whole post as plain text, with the link to SharePoint. */
export function textOf(post: Post): string {
  return paragraphs(post)
    .map(({ heading = '', text, url = '' }) => [heading, text, url].filter(part => part !== '').join('\n'))
    .filter(part => part !== '')
    .join('\n\n');
}

/** The whole post as HTML, to be pasted into a message. */
export function htmlOf(post: Post): string {
  return paragraphs(post)
    .map(({ heading = '', text, url = '' }) =>
      [
        heading === '' ? '' : `<strong>${htmlOfText(heading)}</strong>`,
        text === '' ? '' : htmlOfText(text),
        url === '' ? '' : `<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`
      ]
        .filter(part => part !== '')
        .join('<br>')
    )
    .filter(part => part !== '')
    .map(part => `<p>${part}</p>`)
    .join('');
}

async function copy(post: Post): Promise<boolean> {
  const [text, html] = [textOf(post), htmlOf(post)];
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob([text], { type: 'text/plain' }),
        'text/html': new Blob([html], { type: 'text/html' })
      })
    ]);
    return true;
  } catch {
    // Older browsers copy only plain text, and a frame may not be allowed to copy at all.
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false
    );
  }
}

/**
 * Sharing that needs no permission in Graph: inside Teams through the share dialog `teams`, outside through Teams'
 * share page.
 */
export function manualSharing(teams: ShareDialog | undefined): ManualSharing {
  const supported = teams?.isSupported() === true;
  return {
    text: textOf,
    copy,
    dialog:
      teams && supported
        ? async post => {
            try {
              await teams.shareWebContent({
                content: [{ type: 'URL', url: post.sharePoint.url, message: textOf(post), preview: true }]
              });
              return ok(true);
            } catch {
              // Teams reports a dialog that was closed without sharing as an error too.
              return ok(false);
            }
          }
        : undefined,
    page: teams ? undefined : post => shareLink(post.sharePoint.url, textOf(post))
  };
}
