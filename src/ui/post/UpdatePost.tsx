import type { Update } from '../../model/update';
import type { Link } from '../../model/values';
import { known } from '../../model/values';
import { authorOf } from '../../domain/plan';
import * as React from 'react';
import { safeLink } from '../../domain/links';
import type { Replies } from '../../domain/post';
import { useApp, useContent, useDrafts, useUpdates } from '../AppContext';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { usePostDialog } from './PostButton';
import type { PostDraft } from './postDraft';
import { storedPost } from './postDraft';
import { usePosting } from './PostingContext';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: [
    focusRing(tokens),
    {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '2px 12px',
      marginTop: 6,
      marginLeft: -8,
      minHeight: 32,
      borderRadius: 4
    }
  ],
  posted: { marginLeft: 0 },
  inBanner: { margin: '-6px 0' },
  link: [
    focusRing(tokens),
    {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      color: tokens.link,
      fontSize: theme.fonts.small.fontSize,
      minHeight: 24,
      overflowWrap: 'anywhere'
    }
  ],
  note: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, paddingLeft: 8 }
}));

/**
 * Reads the replies to a post, where posting is on and the person may read them. If reading fails, the replies are left
 * out without a message.
 */
function useReplies(url: string | undefined): Replies | undefined {
  const posting = usePosting();
  const [replies, setReplies] = React.useState<Replies>();
  const load = posting?.on === true ? posting.load : undefined;
  const loader = React.useRef(load);
  loader.current = load;
  React.useEffect(() => {
    setReplies(undefined);
    if (url === undefined || !loader.current) return undefined;
    let wanted = true;
    loader
      .current()
      .then(ports => ports.messages.replies(url))
      .then(
        found => {
          if (wanted && found.ok) setReplies(found.value);
        },
        () => undefined
      );
    return () => {
      wanted = false;
    };
  }, [url]);
  return replies;
}

function Posted({ link }: { link: Link }): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const href = safeLink(link.url);
  const replies = useReplies(href);
  const where = words.postedIn(link.text);
  if (href === undefined) return <span className={classes.note}>{where}</span>;
  const out = { className: classes.link, href, target: '_blank', rel: 'noopener noreferrer' };
  return (
    <>
      <a {...out}>
        <Glyph name="Send" size={14} />
        {where}
      </a>
      {replies && replies.count > 0 && <a {...out}>{words.replies(replies.count, replies.more)}</a>}
    </>
  );
}

/** Says in a few words why a post that was begun is not in the channel. */
function noteOf(draft: PostDraft, words: Words['post']): string {
  switch (draft.state.kind) {
    case 'posted':
      return words.linkNotKept;
    case 'failed':
      return words.restored(draft.state.reason);
    case 'writing':
      return words.notPosted;
    default:
      return words.mayBePosted;
  }
}

interface UpdatePostProps {
  update: Update;
  /** Renders only the link or only the button, where the other is elsewhere. */
  only?: 'link' | 'button' | undefined;
}

/** Where an update was posted, with the replies; or the button that posts it. */
export function UpdatePost({ update: given, only }: UpdatePostProps): React.ReactElement | null {
  const words = useWords().post;
  const app = useApp();
  const classes = useClasses();
  const posting = usePosting();
  const content = useContent();
  useDrafts();
  const root = React.useRef<HTMLDivElement>(null);
  const [closed, setClosed] = React.useState(0);
  const { open, dialog } = usePostDialog(() => setClosed(count => count + 1));
  // The given update may have been read before it was posted, so the newer one is preferred.
  const read = useUpdates(known(given.actionId) ?? 0);
  const update = (read?.kind === 'ready' ? read.value.find(one => one.id === given.id) : undefined) ?? given;
  const post = known(update.post);
  React.useEffect(() => {
    // The button that had the focus is gone once the update is posted, so the focus moves to what replaced it.
    if (closed > 0 && root.current && !root.current.contains(document.activeElement))
      (root.current.querySelector('a') ?? root.current).focus();
  }, [closed]);

  const action = content?.actions.find(one => one.id === update.actionId);
  const mayPost = posting !== undefined && action !== undefined && authorOf(update) === content?.me.name;
  const subject = action && ({ kind: 'update', action, update } as const);
  const draft = subject && mayPost ? storedPost(app, subject) : undefined;
  const shows = post ? only !== 'button' : only !== 'link' && mayPost;
  if (!shows && !dialog) return null;
  return (
    <div
      ref={root}
      className={`${classes.root} ${post ? classes.posted : ''} ${only === 'button' ? classes.inBanner : ''}`}
      tabIndex={-1}
    >
      {shows &&
        (post ? (
          <Posted link={post} />
        ) : (
          <>
            {draft && <span className={classes.note}>{noteOf(draft, words)}</span>}
            <Button
              look="quiet"
              sign="Send"
              aria-haspopup="dialog"
              onClick={() => {
                if (subject) open(subject);
              }}
            >
              {draft ? words.goOn : posting?.on === true ? words.post : words.share}
            </Button>
          </>
        ))}
      {dialog}
    </div>
  );
}
