import * as React from 'react';
import type { OtherWays as Ways } from '../../app/posting';
import type { Post } from '../../domain/post';
import { Button } from '../controls/Button';
import { useIsMounted } from '../controls/focus';
import { useStableId } from '../controls/Field';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 12, minWidth: 0 },
  heading: { margin: 0, fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text },
  way: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
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

interface OtherWaysProps {
  ways: Ways;
  post: Post;
  /** Asked before the words leave the dialog; false keeps them here. */
  mayGo(): Promise<boolean>;
  onShared(): void;
}

/** The ways of sharing that need no grant, best first. The words go along whole, and stay here as well. */
export function OtherWays({ ways, post, mayGo, onShared }: OtherWaysProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const mounted = useIsMounted();
  const id = useStableId('apWays');
  const [said, setSaid] = React.useState('');
  const [byHand, setByHand] = React.useState(false);
  const text = React.useRef<HTMLTextAreaElement>(null);
  const page = ways.page?.(post);

  const say = (told: string, shared: boolean): void => {
    if (!mounted.current) return;
    setSaid(told);
    if (shared) onShared();
  };
  const share = async (): Promise<void> => {
    if (!ways.dialog || !(await mayGo())) return;
    const shared = await ways.dialog(post);
    const done = shared.ok && shared.value;
    say(done ? words.sharedDone : words.notShared, done);
  };
  const copy = async (): Promise<boolean> => {
    const copied = await ways.copy(post);
    if (!copied && mounted.current) {
      setByHand(true);
      // Drawn first, then selected.
      requestAnimationFrame(() => {
        text.current?.focus();
        text.current?.select();
      });
    }
    say(copied ? words.copied : words.notCopied, copied);
    return copied;
  };
  const openPage = async (): Promise<void> => {
    if (!page || !(await mayGo())) return;
    if (!page.carriesText && !(await copy())) return;
    window.open(page.url, '_blank', 'noopener,noreferrer');
    say(page.carriesText ? words.sharedDone : words.copied, true);
  };

  return (
    <section className={classes.root} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {words.otherWays}
      </h3>
      {ways.dialog && (
        <div className={classes.way}>
          <Button sign="Share" onClick={() => void share()}>
            {words.dialog}
          </Button>
          <span className={classes.what}>{words.dialogWhat}</span>
        </div>
      )}
      {page && (
        <div className={classes.way}>
          <Button sign="Share" onClick={() => void openPage()}>
            {words.page}
          </Button>
          <span className={classes.what}>{page.carriesText ? words.pageWhat : words.pageLong}</span>
        </div>
      )}
      <div className={classes.way}>
        <Button
          sign="Copy"
          onClick={() =>
            void mayGo().then(may => {
              if (may) void copy();
            })
          }
        >
          {words.copy}
        </Button>
        <span className={classes.what}>{words.copyWhat}</span>
      </div>
      <p className={classes.said} role="status">
        {said}
      </p>
      {byHand && (
        <label className={classes.label}>
          {words.byHand}
          <textarea ref={text} className={classes.text} readOnly rows={6} value={ways.text(post)} />
        </label>
      )}
    </section>
  );
}
