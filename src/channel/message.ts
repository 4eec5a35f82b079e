import type { Post, PostCard } from '../domain/post';
import { mentionLimit, messageLimit } from '../domain/post';
import { sendable, sendableLine } from '../model/sendable';
import { adaptiveCard } from './card';

/**
 * The largest post, in UTF-8 bytes of its JSON. Teams takes about 28 KB, including what it adds itself
 * (https://learn.microsoft.com/microsoftteams/limits-specifications-teams).
 */
export const largestPost = 20 * 1024;

/** Escapes text for HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return sendable(text).replace(/[&<>"']/g, character => `&#${String(character.charCodeAt(0))};`);
}

/** Escapes text for HTML and keeps its line breaks. */
export function htmlOfText(text: string): string {
  return escapeHtml(text).replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>');
}

/** A post as the body of Graph's request to send a message (https://learn.microsoft.com/graph/api/chatmessage-post). */
export function channelMessage(post: Post): Readonly<Record<string, unknown>> {
  const { marker, subject, message, mentions, card, sharePoint } = post;
  const names = mentions.map(({ name }, id) => `<at id="${String(id)}">${escapeHtml(name)}</at>`).join(', ');
  const said = [names, htmlOfText(message)].filter(part => part !== '').join(': ');
  const link = `<p><a href="${escapeHtml(sharePoint.url)}">${escapeHtml(sharePoint.label)}</a></p>`;
  return {
    subject: sendableLine(subject),
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

/** The size of a post as it is sent, in UTF-8 bytes. */
export function sizeOf(post: Post): number {
  return new TextEncoder().encode(JSON.stringify(channelMessage(post))).length;
}

/** The words with which a card says what was left out. */
export interface RestWords {
  /** Says that `count` actions were left out. */
  actions(count: number): string;
  /** Says that a text was cut. */
  text: string;
}

/** A part of a card that can be shortened: its size, and the card with only `amount` of it. */
interface Shortenable {
  size: number;
  keep(amount: number): PostCard;
}

/** A text cut to `length` UTF-16 units, with an ellipsis after; it never cuts a surrogate pair in two. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? length - 1 : length;
  return `${text.slice(0, Math.max(0, end)).trimEnd()}…`;
}

/** The parts of a card in the order in which they are shortened. */
const order = ['rows', 'text', 'aside', 'title', 'overline'] as const;

function partOf(card: PostCard, name: (typeof order)[number], words: RestWords): Shortenable {
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
 * Shortens a post's card until the post is at most `limit` bytes: first fewer actions, then less text, with words for what
 * was left out. The person's own message is never cut: undefined where it is too long.
 */
export function fit(post: Post, words: RestWords, limit = largestPost): Post | undefined {
  if (post.message.length > messageLimit || post.mentions.length > mentionLimit) return undefined;
  let { card } = post;
  const fits = (tried: PostCard): boolean => sizeOf({ ...post, card: tried }) <= limit;
  for (const name of order) {
    if (fits(card)) return { ...post, card };
    const part = partOf(card, name, words);
    let [most, least] = [part.size, 0];
    // Binary search for the largest amount that fits.
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(part.keep(middle))) least = middle;
      else most = middle - 1;
    }
    card = part.keep(least);
  }
  return fits(card) ? { ...post, card } : undefined;
}
