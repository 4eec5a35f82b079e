import type { Instant } from '../../model/values';
import * as v from 'valibot';
import type { App } from '../../app/store';
import type { PostState } from '../../app/posting';
import type { Channel, Member } from '../../domain/post';
import type { PostFields, PostSubject } from './compose';
import { draftKeyOf, firstWords } from './compose';
import type { Words } from '../words/words';

/** The draft of a post: its fields, its channel, and how far sending has got. */
export interface PostDraft extends PostFields {
  channel: Channel | undefined;
  /** Undefined until the person chooses. A reminder then mentions the leads who owe an update. */
  mentions: readonly Member[] | undefined;
  state: StoredPostState;
}

/** `PostState` as stored. A failure is stored as text, since it is only shown again. */
export type StoredPostState =
  | { kind: 'writing' | 'sending' | 'unsure' }
  | { kind: 'failed'; reason: string; until: Instant | undefined }
  | { kind: 'posted'; link: { url: string; text: string } };

const text = v.string();
const channel = v.object({ teamId: text, channelId: text, name: text, team: text });
const member = v.object({ id: text, name: text, email: text });
const state = v.variant('kind', [
  v.object({ kind: v.picklist(['writing', 'sending', 'unsure']) }),
  v.object({ kind: v.literal('failed'), reason: text, until: v.optional(text) }),
  v.object({ kind: v.literal('posted'), link: v.object({ url: text, text }) })
]);
const shape = v.object({
  marker: v.pipe(text, v.uuid()),
  message: text,
  words: text,
  withBarrier: v.boolean(),
  leftOut: v.array(v.number()),
  channel: v.optional(channel),
  mentions: v.optional(v.array(member)),
  state
});

/** Returns the stored draft of this post; undefined where there is none. */
export function storedPost(app: App, subject: PostSubject): PostDraft | undefined {
  const stored = v.safeParse(shape, app.drafts.get(draftKeyOf(subject))?.value);
  if (!stored.success) return undefined;
  const { channel: to, mentions, state: found, ...fields } = stored.output;
  return {
    ...fields,
    channel: to,
    mentions,
    state: found.kind === 'failed' ? { ...found, until: found.until } : found
  };
}

/** Returns the draft of a new post. */
export function newPost(subject: PostSubject, words: Words): PostDraft {
  return {
    marker: crypto.randomUUID(),
    ...firstWords(subject, words.post.card),
    withBarrier: true,
    leftOut: [],
    channel: undefined,
    mentions: undefined,
    state: { kind: 'writing' }
  };
}

/** Converts a state of sending to what is stored. */
export function toStoredState(now: PostState, words: Words): StoredPostState {
  if (now.kind !== 'failed') return now;
  const { title, next } = words.failure.of(now.failure, 'post');
  return {
    kind: 'failed',
    reason: `${title} ${next}`,
    until: now.failure.kind === 'busy' ? now.failure.until : undefined
  };
}

/** Converts a stored state back to a state of sending. A failed post can be sent again. */
export function fromStoredState(stored: StoredPostState): PostState {
  switch (stored.kind) {
    case 'failed':
      return { kind: 'writing' };
    case 'posted':
      return stored;
    default:
      return { kind: stored.kind };
  }
}
