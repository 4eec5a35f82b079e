import type { Brag } from './plan';

/** A channel of a team, as Microsoft Graph names it. */
export interface Channel {
  /** The GUID of the team's group. */
  teamId: string;
  /** `19:…@thread.tacv2`. */
  channelId: string;
  name: string;
  /** The team's name; '' where it isn't known. */
  team: string;
}

export interface Team {
  id: string;
  name: string;
}

/** Someone of a team; `id` is the directory's GUID, which a mention needs. */
export interface Member {
  id: string;
  name: string;
  email: string;
}

/** A BRAG as a card writes it: a shape and a word, as text. */
export interface BragInWords {
  brag: Brag;
  words: string;
}

export interface Fact {
  label: string;
  value: string;
}

/** One of several actions on a card. */
export interface CardRow {
  title: string;
  brag: BragInWords | undefined;
  detail: string;
  url: string;
}

/**
 * A card in words. The preview draws it and the channel's card is built from it, so that what is posted is what was
 * seen. Empty texts are left out.
 */
export interface PostCard {
  overline: string;
  title: string;
  brag: BragInWords | undefined;
  text: string;
  /** A second text under a label of its own. */
  aside: Fact;
  facts: readonly Fact[];
  rows: readonly CardRow[];
  /** Says what the card has no room for. */
  rest: string;
  /** The card's one button. */
  open: { label: string; url: string };
}

/** A post before it is sent. All of it is plain text. */
export interface Post {
  /** A GUID made when the post was begun; the post carries it, so that it can be found again. */
  marker: string;
  subject: string;
  message: string;
  mentions: readonly Member[];
  card: PostCard;
  /** The way to the same in SharePoint, for whom the card's button leads nowhere. */
  sharePoint: { label: string; url: string };
}

/** A post that is in the channel. */
export interface SentPost {
  /** Opens it in Teams. */
  url: string;
}

export interface Replies {
  count: number;
  /** There are more than were counted. */
  more: boolean;
}

/** What people add to a post is at most so many UTF-16 units: it is counted and refused, never cut. */
export const messageLimit = 1000;

/** More than these would be an announcement to everybody, and wouldn't fit in a post. */
export const mentionLimit = 20;
