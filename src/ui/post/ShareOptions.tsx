import * as React from 'react';
import type { ManualSharing } from '../../app/posting';
import type { Post } from '../../domain/post';
import { Button } from '../controls/Button';
import { useIsMounted } from '../controls/focus';
import { useStableId } from '../forms/Field';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
  heading: { margin: 0, fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text },
  option: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  what: { color: tokens.quiet, flex: '1 1 160px', lineHeight: 20 },
  said: { margin: 0, fontWeight: 600, color: tokens.text, minHeight: 20 },
  label: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, cursor: 'pointer', minHeight: 24 },
  text: [
    focusRing(tokens),
    {
      font: 'inherit',
      width: '100%',
      boxSizing: 'border-box',
      minHeight: 96,
      marginTop: 6,
      padding: 8,
      borderRadius: 4,
      border: `1px solid ${tokens.edge}`,
      background: tokens.page,
      color: tokens.text,
      resize: 'vertical',
      display: 'block'
    }
  ]
}));

interface ShareOptionsProps {
  options: ManualSharing;
  post: Post;
  /** Called before the text leaves the dialog. Returns false where the guard keeps it from being shared. */
  mayShare(): Promise<boolean>;
  onShared(): void;
}

/**
 * The options for sharing that need no Graph permission, best first. The full text is shared, and the draft stays here
 * too.
 */
export function ShareOptions({ options, post, mayShare, onShared }: ShareOptionsProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const mounted = useIsMounted();
  const id = useStableId('apShareOptions');
  const [announced, setAnnounced] = React.useState('');
  const [copyManually, setCopyManually] = React.useState(false);
  const text = React.useRef<HTMLTextAreaElement>(null);
  const page = options.page?.(post);

  const announce = (message: string, shared: boolean): void => {
    if (!mounted.current) return;
    setAnnounced(message);
    if (shared) onShared();
  };
  const share = async (): Promise<void> => {
    if (!options.dialog || !(await mayShare())) return;
    const shared = await options.dialog(post);
    const done = shared.ok && shared.value;
    announce(done ? words.sharedDone : words.notShared, done);
  };
  const copy = async (): Promise<boolean> => {
    const copied = await options.copy(post);
    if (!copied && mounted.current) {
      setCopyManually(true);
      // The text area has to render before its text can be selected.
      requestAnimationFrame(() => {
        text.current?.focus();
        text.current?.select();
      });
    }
    announce(copied ? words.copied : words.notCopied, copied);
    return copied;
  };
  const openPage = async (): Promise<void> => {
    if (!page || !(await mayShare())) return;
    if (!page.carriesText && !(await copy())) return;
    window.open(page.url, '_blank', 'noopener,noreferrer');
    announce(page.carriesText ? words.sharedDone : words.copied, true);
  };

  return (
    <section className={classes.root} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {words.otherWays}
      </h3>
      {options.dialog && (
        <div className={classes.option}>
          <Button sign="Share" onClick={() => void share()}>
            {words.dialog}
          </Button>
          <span className={classes.what}>{words.dialogWhat}</span>
        </div>
      )}
      {page && (
        <div className={classes.option}>
          <Button sign="Share" onClick={() => void openPage()}>
            {words.page}
          </Button>
          <span className={classes.what}>{page.carriesText ? words.pageWhat : words.pageLong}</span>
        </div>
      )}
      <div className={classes.option}>
        <Button
          sign="Copy"
          onClick={() =>
            void mayShare().then(may => {
              if (may) void copy();
            })
          }
        >
          {words.copy}
        </Button>
        <span className={classes.what}>{words.copyWhat}</span>
      </div>
      <p className={classes.said} role="status">
        {announced}
      </p>
      {copyManually && (
        <label className={classes.label}>
          {words.byHand}
          <textarea ref={text} className={classes.text} readOnly rows={6} value={options.text(post)} />
        </label>
      )}
    </section>
  );
}
