import * as React from 'react';
import { useApp, useContent, useDrafts } from '../AppContext';
import { Button } from '../controls/Button';
import type { GlyphName } from '../icons';
import { Later } from '../Later';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { PostSubject } from './compose';
import { keptPost } from './postDraft';
import { usePosting } from './PostingContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

const loadDialog = (): Promise<typeof import('./PostDialog')> => import(/* webpackChunkName: 'post' */ './PostDialog');

/** The dialog, to be drawn wherever it is opened from: it outlives the button, which goes once the post is sent. */
export function usePostDialog(onClosed?: () => void): {
  open(subject: PostSubject): void;
  dialog: React.ReactElement | null;
} {
  const words = useWords().post;
  const classes = useClasses();
  const posting = usePosting();
  const content = useContent();
  // What is posted is what was in view when it was opened: a refresh behind it changes nothing.
  const [subject, setSubject] = React.useState<PostSubject>();
  const close = (): void => {
    setSubject(undefined);
    onClosed?.();
  };
  const dialog =
    subject && posting && content ? (
      <Later
        load={() => Promise.all([loadDialog(), posting.load()])}
        meanwhile={
          <span className={classes.hidden} role="status">
            {words.opening}
          </span>
        }
      >
        {([{ default: PostDialog }, ports]) => (
          <PostDialog subject={subject} content={content} ports={ports} on={posting.on} onClose={close} />
        )}
      </Later>
    ) : null;
  return { open: setSubject, dialog };
}

interface PostButtonProps {
  subject: PostSubject;
  sign?: GlyphName;
  children: string;
}

/** A button that opens the dialog; the dialog and all that it needs come in chunks of their own. */
export function PostButton({ subject, sign = 'Share', children }: PostButtonProps): React.ReactElement | null {
  const words = useWords().post;
  const posting = usePosting();
  const { open, dialog } = usePostDialog();
  const app = useApp();
  useDrafts();
  if (!posting) return null;
  return (
    <>
      <Button look="quiet" sign={sign} aria-haspopup="dialog" onClick={() => open(subject)}>
        {keptPost(app, subject) ? words.begun(children) : children}
      </Button>
      {dialog}
    </>
  );
}
