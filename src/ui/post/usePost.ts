import { known } from '../../model/values';
import * as React from 'react';
import type { PostingPorts, PostOutcome } from '../../app/posting';
import { findPost, sendPost } from '../../app/posting';
import type { Failure } from '../../domain/failure';
import type { PlanContent } from '../../domain/plan';
import type { Channel, Post } from '../../domain/post';
import { mentionLimit } from '../../domain/post';
import { useApp } from '../AppContext';
import { useIsMounted } from '../controls/focus';
import type { PostSubject } from './compose';
import { composePost, draftKeyOf } from './compose';
import type { PostDraft } from './postDraft';
import { storedPost, toStoredState, newPost, fromStoredState } from './postDraft';
import type { Team } from './useTeam';
import { useTeam } from './useTeam';
import { useWords } from '../words/WordsContext';

export interface OpenPost {
  draft: PostDraft;
  change(part: Partial<PostDraft>): void;
  channel: Channel | undefined;
  team: Team;
  /** The post as it will be sent; undefined where the person's own text is too long for a post. */
  post: Post | undefined;
  /** The whole post, before anything is cut to fit the size limit. */
  whole: Post;
  doing: 'nothing' | 'sending' | 'searching';
  outcome: PostOutcome | undefined;
  /** The result of “Look again”: the post is not in the channel, or the channel may not be read. */
  searched: 'notThere' | 'refused' | undefined;
  send(options?: { confirmedMissing?: boolean; without?: readonly string[] }): Promise<void>;
  search(): Promise<void>;
  /** Discards the draft, because the post was sent or shared, or is not wanted. */
  forget(): void;
}

/**
 * Runs a post from the first typed word until it is in the channel. Each state is stored before the next step begins.
 */
export function usePost(subject: PostSubject, ports: PostingPorts, content: PlanContent, on: boolean): OpenPost {
  const words = useWords();
  const app = useApp();
  const mounted = useIsMounted();
  const key = draftKeyOf(subject);
  const [draft, setDraft] = React.useState(() => storedPost(app, subject) ?? newPost(subject, words));
  const latest = React.useRef(draft);
  const [doing, setDoing] = React.useState<OpenPost['doing']>('nothing');
  const [outcome, setOutcome] = React.useState<PostOutcome>();
  const [searched, setSearched] = React.useState<OpenPost['searched']>();

  const store = (part: Partial<PostDraft>): void => {
    latest.current = { ...latest.current, ...part };
    app.drafts.set(key, latest.current);
    if (mounted.current) setDraft(latest.current);
  };
  const change = (part: Partial<PostDraft>): void => {
    // A post that is being sent must not change.
    if (doing === 'nothing') store(part);
  };

  const planLink = known(content.plan.channel)?.url;
  const channel =
    draft.channel ?? ports.ownChannels[0] ?? (planLink === undefined ? undefined : ports.channelOf(planLink));
  const team = useTeam(subject, ports, on ? channel : undefined, draft.mentions, content.me.email);
  const linksTo = (actionId: number | undefined): ReturnType<PostingPorts['linksTo']> =>
    ports.linksTo(content.plan, actionId);
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

  const send: OpenPost['send'] = async ({ confirmedMissing = false, without = [] } = {}) => {
    const outgoing = fit(postTo(without));
    if (!channel || !outgoing || doing !== 'nothing') return;
    setDoing('sending');
    setOutcome(undefined);
    setSearched(undefined);
    const result = await sendPost(app, ports, {
      channel,
      post: outgoing,
      state: fromStoredState(latest.current.state),
      update: subject.kind === 'update' ? subject.update : undefined,
      confirmedMissing,
      onState: state => {
        store({ channel, state: toStoredState(state, words) });
        // Stored at once: if the tab closes now, the post must not be offered as never sent.
        app.drafts.keepNow();
      }
    });
    // The post is in the channel and its link is saved, so the draft is no longer needed.
    if (result.kind === 'posted' && !result.linkFailure) app.drafts.forget(key);
    if (!mounted.current) return;
    setDoing('nothing');
    setOutcome(result);
  };

  const search = async (): Promise<void> => {
    if (!channel || doing !== 'nothing') return;
    setDoing('searching');
    const found = await findPost(ports, channel, draft.marker);
    if (!mounted.current) return;
    setDoing('nothing');
    // The post is in the channel: `send` finds it there, saves its link and posts nothing.
    if (found.ok && found.value) await send();
    else setSearched(found.ok ? 'notThere' : 'refused');
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
    searched,
    send,
    search,
    forget: () => app.drafts.forget(key)
  };
}

/** The failure of the last attempt; undefined where it did not fail. */
export function failureIn(outcome: PostOutcome | undefined): Failure | undefined {
  if (!outcome) return undefined;
  return outcome.kind === 'failed' ? outcome.failure : outcome.linkFailure;
}
