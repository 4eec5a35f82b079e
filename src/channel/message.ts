import type { Post, PostCard } from '../domain/post';
import { mentionLimit, messageLimit } from '../domain/post';
import { adaptiveCard } from './card';

/** UTF-8 bytes of a whole post. Teams takes about 28 KB with what it adds itself (https://learn.microsoft.com/microsoftteams/limits-specifications-teams). */
export const largestPost = 20 * 1024;

/** Text that may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}

/** Text with its line breaks. */
export function htmlOfText(text: string): string {
  return escapeHtml(text).replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>');
}

/** A message as Graph takes it (https://learn.microsoft.com/graph/api/chatmessage-post). */
export function channelMessage(post: Post): Readonly<Record<string, unknown>> {
  const { marker, subject, message, mentions, card, sharePoint } = post;
  const names = mentions.map(({ name }, id) => `<at id="${String(id)}">${escapeHtml(name)}</at>`).join(', ');
  const said = [names, htmlOfText(message)].filter(part => part !== '').join(': ');
  const link = `<p><a href="${escapeHtml(sharePoint.url)}">${escapeHtml(sharePoint.label)}</a></p>`;
  return {
    subject,
    body: {
      contentType: 'html',
      content: `${said === '' ? '' : `<p>${said}</p>`}${link}<attachment id="${escapeHtml(marker)}"></attachment>`
    },
    mentions: mentions.map(({ id, name }, index) => ({
      id: index,
      mentionText: name,
      mentioned: { user: { id, displayName: name, userIdentityType: 'aadUser' } }
    })),
    attachments: [
      {
        id: marker,
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: JSON.stringify(adaptiveCard(card))
      }
    ]
  };
}

/** UTF-8 bytes of a post on its way. */
export function sizeOf(post: Post): number {
  return new TextEncoder().encode(JSON.stringify(channelMessage(post))).length;
}

/** What the card says in the place of what it has no room for. */
export interface RestWords {
  /** So many actions were left out. */
  actions(count: number): string;
  text: string;
}

/** A part of a card that can be made smaller: how much there is of it, and the card with less. */
interface Part {
  size: number;
  keep(amount: number): PostCard;
}

/** At most so many UTF-16 units of a text, never half a character, with an ellipsis where it was cut. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return `${text.slice(0, Math.max(0, end)).trimEnd()}…`;
}

/** What gives way first stands first. */
const order = ['rows', 'text', 'aside', 'title', 'overline'] as const;

function partOf(card: PostCard, name: (typeof order)[number], words: RestWords): Part {
  const short = (text: string): string => (card.rest === '' ? text : card.rest);
  switch (name) {
    case 'rows':
      return {
        size: card.rows.length,
        keep: amount =>
          amount >= card.rows.length
            ? card
            : { ...card, rows: card.rows.slice(0, amount), rest: words.actions(card.rows.length - amount) }
      };
    case 'aside':
      return {
        size: card.aside.value.length,
        keep: amount =>
          amount >= card.aside.value.length
            ? card
            : { ...card, aside: { ...card.aside, value: cut(card.aside.value, amount) }, rest: short(words.text) }
      };
    default:
      return {
        size: card[name].length,
        keep: amount =>
          amount >= card[name].length ? card : { ...card, [name]: cut(card[name], amount), rest: short(words.text) }
      };
  }
}

/**
 * The post with as much on its card as a post takes, and with words for the rest: first fewer actions, then less text.
 * What the person typed is never cut: undefined where that alone is too much.
 */
export function fit(post: Post, words: RestWords, limit = largestPost): Post | undefined {
  if (post.message.length > messageLimit || post.mentions.length > mentionLimit) return undefined;
  let { card } = post;
  const fits = (tried: PostCard): boolean => sizeOf({ ...post, card: tried }) <= limit;
  for (const name of order) {
    if (fits(card)) return { ...post, card };
    const part = partOf(card, name, words);
    let [most, least] = [part.size, 0];
    // The largest amount that fits, by halving; none of it where even that is too much.
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(part.keep(middle))) least = middle;
      else most = middle - 1;
    }
    card = part.keep(least);
  }
  return fits(card) ? { ...post, card } : undefined;
}
