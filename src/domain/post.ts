import type { Brag } from '../model/action';

/** A channel of a team, by Microsoft Graph's ids. */
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

/** A member of a team. `id` is the person's GUID in the directory (Entra), which a mention needs. */
export interface Member {
  id: string;
  name: string;
  email: string;
}

/** A BRAG as a card shows it; `words` is a shape and the colour's name, as text. */
export interface BragInWords {
  brag: Brag;
  words: string;
}

export interface Fact {
  label: string;
  value: string;
}

/** One action of a card that lists several. */
export interface CardRow {
  title: string;
  brag: BragInWords | undefined;
  detail: string;
  url: string;
}

/**
 * The content of a card. The preview and the Adaptive Card are both made from it, so that people see what will be
 * posted. Empty texts are left out.
 */
export interface PostCard {
  overline: string;
  title: string;
  brag: BragInWords | undefined;
  text: string;
  /** A second text with a label. */
  aside: Fact;
  facts: readonly Fact[];
  rows: readonly CardRow[];
  /** Says what was left out because the post has a size limit; '' where nothing was. */
  rest: string;
  /** The card's one button. */
  open: { label: string; url: string };
}

/** A post before it is sent. All of it is plain text. */
export interface Post {
  /**
   * A GUID made when the person began the post. It is the id of the post's attachment, by which the post is found again
   * in the channel.
   */
  marker: string;
  subject: string;
  message: string;
  mentions: readonly Member[];
  card: PostCard;
  /** The same plan or action in SharePoint, for people for whom the card's button doesn't work. */
  sharePoint: { label: string; url: string };
}

/** A post that is in the channel. */
export interface SentPost {
  /** The address that opens the post in Teams. */
  url: string;
}

export interface Replies {
  count: number;
  /** True where there are more replies than were counted. */
  more: boolean;
}

/** The longest message that a person may add to a post, in UTF-16 units. A longer one is refused, never cut. */
export const messageLimit = 1000;

/** The most people that a post may mention. More would be an announcement to everybody, and wouldn't fit in a post. */
export const mentionLimit = 20;
