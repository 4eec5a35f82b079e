import * as React from 'react';
import { safeLink } from '../../domain/links';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { Glyph } from '../icons';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { OpenPost } from './usePost';
import { failureIn } from './usePost';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  sent: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: 10,
    padding: '32px 16px',
    textAlign: 'center'
  },
  sign: { color: tokens.accent },
  title: { margin: 0, fontSize: theme.fonts.xLarge.fontSize, fontWeight: 600, overflowWrap: 'anywhere' },
  what: { margin: 0, color: tokens.quiet },
  link: [
    focusRing(tokens),
    { color: tokens.link, fontWeight: 600, display: 'inline-flex', alignItems: 'center', gap: 6, minHeight: 24 }
  ],
  line: { margin: '4px 0 0' },
  strong: { margin: 0, fontWeight: 600 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 10, alignItems: 'center' }
}));

/** A link that opens in Teams. Renders nothing where the URL isn't safe to follow. */
export function TeamsLink({ url, children }: { url: string; children: string }): React.ReactElement | null {
  const classes = useClasses();
  const href = safeLink(url);
  if (href === undefined) return null;
  return (
    <a className={classes.link} href={href} target="_blank" rel="noopener noreferrer">
      <Glyph name="Link" />
      {children}
    </a>
  );
}

/** Confirms that the post is in the channel. */
export function PostSent({ openPost }: { openPost: OpenPost }): React.ReactElement | null {
  const words = useWords().post;
  const classes = useClasses();
  const { outcome } = openPost;
  if (outcome?.kind !== 'posted') return null;
  return (
    <>
      <div className={classes.sent}>
        <Glyph name="Ticked" size={40} className={classes.sign} />
        <p className={classes.title} role="status">
          {words.sent(outcome.link.text)}
        </p>
        <p className={classes.what}>{words.sentWhat}</p>
        <TeamsLink url={outcome.link.url}>{words.openPost}</TeamsLink>
      </div>
      {outcome.linkFailure && (
        <FailureMessage failure={outcome.linkFailure} doing="keepPost" onRetry={() => void openPost.send()} />
      )}
    </>
  );
}

interface UnsureProps {
  openPost: OpenPost;
  /** The channel's URL in Teams. */
  channelUrl: string | undefined;
  /** Called when the person has seen the post in the channel. */
  onThere(): void;
}

/**
 * Shown where the post was sent without a response, so nobody knows whether it arrived. Says what the person can do.
 */
export function Unsure({ openPost, channelUrl, onThere }: UnsureProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  return (
    <Banner tone="warn" sign="Warning" role="alert">
      <p className={classes.strong}>{words.unsureTitle}</p>
      <p className={classes.line}>{words.unsureWhat}</p>
      {openPost.searched && (
        <p className={classes.line}>{openPost.searched === 'notThere' ? words.notFound : words.cannotLook}</p>
      )}
      <div className={classes.buttons}>
        {channelUrl !== undefined && <TeamsLink url={channelUrl}>{words.openChannel}</TeamsLink>}
        <Button onClick={() => void openPost.search()}>
          {openPost.doing === 'searching' ? words.looking : words.lookAgain}
        </Button>
        <Button onClick={onThere}>{words.isThere}</Button>
        <Button onClick={() => void openPost.send({ confirmedMissing: true })}>{words.sendAgain}</Button>
      </div>
    </Banner>
  );
}

/** Says why the post failed, and offers to post without the mentions that were refused. */
export function NotPosted({ openPost }: { openPost: OpenPost }): React.ReactElement | null {
  const words = useWords().post;
  const classes = useClasses();
  const failure = failureIn(openPost.outcome);
  if (!failure)
    return openPost.draft.state.kind === 'failed' ? (
      <Banner tone="calm" sign="Clock" role="note">
        {words.restored(openPost.draft.state.reason)}
      </Banner>
    ) : null;
  const refused =
    failure.kind === 'mentionRefused'
      ? openPost.team.mentioned.filter(one => failure.names.length === 0 || failure.names.includes(one.name))
      : [];
  return (
    <div>
      <FailureMessage failure={failure} doing="post" />
      {refused.length > 0 && (
        <div className={classes.buttons}>
          <Button onClick={() => void openPost.send({ without: refused.map(one => one.id) })}>
            {words.sendWithout(failure.kind === 'mentionRefused' ? failure.names : [])}
          </Button>
        </div>
      )}
    </div>
  );
}
