import * as React from 'react';
import { useApp, useContent, useDrafts } from '../AppContext';
import { Button } from '../controls/Button';
import type { GlyphName } from '../icons';
import { Lazy } from '../shell/Lazy';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { PostSubject } from './compose';
import { storedPost } from './postDraft';
import { usePosting } from './PostingContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

const loadDialog = (): Promise<typeof import('./PostDialog')> => import(/* webpackChunkName: 'post' */ './PostDialog');

/**
 * Makes the dialog and the function that opens it. The caller renders the dialog outside the button, since the button
 * disappears once the post is sent.
 */
export function usePostDialog(onClosed?: () => void): {
  open(subject: PostSubject): void;
  dialog: React.ReactElement | null;
} {
  const words = useWords().post;
  const classes = useClasses();
  const posting = usePosting();
  const content = useContent();
  // The post is about what was in view when the dialog opened; a background refresh must not change it.
  const [subject, setSubject] = React.useState<PostSubject>();
  const close = (): void => {
    setSubject(undefined);
    onClosed?.();
  };
  const dialog =
    subject && posting && content ? (
      <Lazy
        load={() => Promise.all([loadDialog(), posting.load()])}
        fallback={
          <span className={classes.hidden} role="status">
            {words.opening}
          </span>
        }
      >
        {([{ default: PostDialog }, ports]) => (
          <PostDialog subject={subject} content={content} ports={ports} on={posting.on} onClose={close} />
        )}
      </Lazy>
    ) : null;
  return { open: setSubject, dialog };
}

interface PostButtonProps {
  subject: PostSubject;
  sign?: GlyphName;
  children: string;
}

/** A button that opens the post dialog. The dialog and its code load as chunks of their own. */
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
        {storedPost(app, subject) ? words.begun(children) : children}
      </Button>
      {dialog}
    </>
  );
}
