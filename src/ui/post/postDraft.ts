import * as v from 'valibot';
import type { App } from '../../app/store';
import type { PostState } from '../../app/posting';
import type { Instant } from '../../domain/dates';
import type { Channel, Member } from '../../domain/post';
import type { PostFields, PostSubject } from './compose';
import { draftKeyOf, firstWords } from './compose';
import type { Words } from '../words/words';

/** A post that was begun: what was written, where to, and how far it came. */
export interface PostDraft extends PostFields {
  channel: Channel | undefined;
  /** Undefined until somebody chose; a reminder then begins with those who owe. */
  mentions: readonly Member[] | undefined;
  state: KeptState;
}

/** As `PostState`, with what went wrong in words: it is only shown again. */
export type KeptState =
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

/** The draft that is kept for this post; undefined where there is none. */
export function keptPost(app: App, subject: PostSubject): PostDraft | undefined {
  const kept = v.safeParse(shape, app.drafts.get(draftKeyOf(subject))?.value);
  if (!kept.success) return undefined;
  const { channel: to, mentions, state: found, ...fields } = kept.output;
  return {
    ...fields,
    channel: to,
    mentions,
    state: found.kind === 'failed' ? { ...found, until: found.until } : found
  };
}

/** A post that nobody has written in yet. */
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

/** A state as it is kept. */
export function keptState(now: PostState, words: Words): KeptState {
  if (now.kind !== 'failed') return now;
  const { title, next } = words.failure.of(now.failure, 'post');
  return {
    kind: 'failed',
    reason: `${title} ${next}`,
    until: now.failure.kind === 'busy' ? now.failure.until : undefined
  };
}

/** A state as sending takes it. */
export function stateOf(kept: KeptState): PostState {
  switch (kept.kind) {
    case 'failed':
      return { kind: 'writing' };
    case 'posted':
      return kept;
    default:
      return { kind: kept.kind };
  }
}
