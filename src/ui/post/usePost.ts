import * as React from 'react';
import type { PostingPorts, PostOutcome } from '../../app/posting';
import { lookForPost, sendPost } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { PlanContent } from '../../domain/plan';
import type { Channel, Post } from '../../domain/post';
import { mentionLimit } from '../../domain/post';
import { useApp } from '../AppContext';
import { useIsMounted } from '../controls/focus';
import type { PostSubject } from './compose';
import { composePost, draftKeyOf } from './compose';
import type { PostDraft } from './postDraft';
import { keptPost, keptState, newPost, stateOf } from './postDraft';
import type { Team } from './useTeam';
import { useTeam } from './useTeam';
import { useWords } from '../words/WordsContext';

export interface PostInHand {
  draft: PostDraft;
  change(part: Partial<PostDraft>): void;
  channel: Channel | undefined;
  team: Team;
  /** As it goes out; undefined where the person's own words are too much for a post. */
  post: Post | undefined;
  /** Before anything was left out for want of room. */
  whole: Post;
  doing: 'nothing' | 'sending' | 'looking';
  outcome: PostOutcome | undefined;
  /** After "Look again": it wasn't there, or may not be looked for. */
  looked: 'notThere' | 'refused' | undefined;
  send(options?: { evenSo?: boolean; without?: readonly string[] }): Promise<void>;
  look(): Promise<void>;
  /** Throws the draft away: it was posted, shared another way, or isn't wanted. */
  forget(): void;
}

/** A post from its first word until it is in the channel; each step is kept before it is taken. */
export function usePost(subject: PostSubject, ports: PostingPorts, content: PlanContent, on: boolean): PostInHand {
  const words = useWords();
  const app = useApp();
  const mounted = useIsMounted();
  const key = draftKeyOf(subject);
  const [draft, setDraft] = React.useState(() => keptPost(app, subject) ?? newPost(subject, words));
  const latest = React.useRef(draft);
  const [doing, setDoing] = React.useState<PostInHand['doing']>('nothing');
  const [outcome, setOutcome] = React.useState<PostOutcome>();
  const [looked, setLooked] = React.useState<PostInHand['looked']>();

  const put = (part: Partial<PostDraft>): void => {
    latest.current = { ...latest.current, ...part };
    app.drafts.set(key, latest.current);
    if (mounted.current) setDraft(latest.current);
  };
  const change = (part: Partial<PostDraft>): void => {
    // What is on its way stays as it was sent.
    if (doing === 'nothing') put(part);
  };

  const planLink = content.plan.channel?.url;
  const channel =
    draft.channel ?? ports.ownChannels[0] ?? (planLink === undefined ? undefined : ports.channelOf(planLink));
  const team = useTeam(subject, ports, on ? channel : undefined, draft.mentions, content.me.email);
  const linksTo = (actionId: number | undefined): ReturnType<PostingPorts['linksTo']> =>
    ports.linksTo(actionId, channel);
  const postTo = (without: readonly string[] = []): Post =>
    composePost(
      subject,
      draft,
      team.mentioned.filter(one => !without.includes(one.id)).slice(0, mentionLimit),
      content,
      linksTo,
      words
    );
  const fit = (whole: Post): Post | undefined =>
    ports.fit(whole, { actions: words.post.card.restOfActions, text: words.post.card.restOfText });
  const whole = postTo();
  const post = fit(whole);

  const send: PostInHand['send'] = async ({ evenSo = false, without = [] } = {}) => {
    const sent = fit(postTo(without));
    if (!channel || !sent || doing !== 'nothing') return;
    setDoing('sending');
    setOutcome(undefined);
    setLooked(undefined);
    const ended = await sendPost(app, ports, {
      channel,
      post: sent,
      state: stateOf(latest.current.state),
      update: subject.kind === 'update' ? subject.update : undefined,
      evenSo,
      onState: state => {
        put({ channel, state: keptState(state, words) });
        // A tab that ends now must not offer it as never sent.
        app.drafts.keepNow();
      }
    });
    // In the channel, and its link kept: nothing is left to be done with the draft.
    if (ended.kind === 'posted' && !ended.keepFailure) app.drafts.forget(key);
    if (!mounted.current) return;
    setDoing('nothing');
    setOutcome(ended);
  };

  const look = async (): Promise<void> => {
    if (!channel || doing !== 'nothing') return;
    setDoing('looking');
    const found = await lookForPost(ports, channel, draft.marker);
    if (!mounted.current) return;
    setDoing('nothing');
    // It is there: going on with it keeps its link and sends nothing.
    if (found.ok && found.value) await send();
    else setLooked(found.ok ? 'notThere' : 'refused');
  };

  return {
    draft,
    change,
    channel,
    team,
    post,
    whole,
    doing,
    outcome,
    looked,
    send,
    look,
    forget: () => app.drafts.forget(key)
  };
}

/** What went wrong with the last try; undefined while nothing did. */
export function failureIn(outcome: PostOutcome | undefined): Failure | undefined {
  if (!outcome) return undefined;
  return outcome.kind === 'failed' ? outcome.failure : outcome.keepFailure;
}
