import * as React from 'react';
import type { IModalStyles } from '@fluentui/react/lib/Modal';
import { Modal } from '@fluentui/react/lib/Modal';
import type { PostingPorts } from '../../app/posting';
import { textsOfPost } from '../../app/posting';
import type { PlanContent } from '../../domain/plan';
import { useApp } from '../AppContext';
import { smallWindow, usePanelWidth } from '../action/smallWindow';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useStableId } from '../forms/Field';
import { useGuard } from '../guard/useGuard';
import { Glyph } from '../icons';
import { WidthProvider } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { PostSubject } from './compose';
import { draftKeyOf } from './compose';
import { ShareOptions } from './ShareOptions';
import { NotPosted, PostSent, Unsure } from './PostOutcome';
import { PostForm } from './PostForm';
import { PostPreview, TextPreview } from './PostPreview';
import { failureIn, usePost } from './usePost';
import { useSecondsUntil } from '../controls/useSecondsUntil';
import { useWords } from '../words/WordsContext';

const modalStyles: Partial<IModalStyles> = {
  main: {
    width: 'min(960px, calc(100vw - 48px))',
    maxHeight: 'calc(100vh - 48px)',
    borderRadius: 8,
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    minWidth: 0,
    selectors: {
      [smallWindow]: { width: '100vw', maxWidth: '100vw', height: '100%', maxHeight: '100vh', borderRadius: 0 }
    }
  },
  scrollableContent: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    flex: '1 1 auto',
    maxHeight: 'inherit',
    overflow: 'hidden'
  }
};

const useClasses = stylesOf((tokens, theme) => ({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    padding: '16px 16px 12px 24px',
    borderBottom: `1px solid ${tokens.rule}`,
    selectors: { [smallWindow]: { padding: '8px 8px 8px 16px' } }
  },
  title: {
    flex: '1 1 auto',
    margin: 0,
    fontSize: theme.fonts.xLarge.fontSize,
    lineHeight: 28,
    fontWeight: 600,
    color: tokens.text
  },
  close: [
    focusRing(tokens, true),
    {
      border: 0,
      background: 'none',
      color: tokens.text,
      cursor: 'pointer',
      width: 36,
      height: 36,
      borderRadius: 4,
      padding: 0,
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      selectors: { ':hover': { background: tokens.hover }, [smallWindow]: { width: 44, height: 44 } }
    }
  ],
  // On a black page only the border separates the dialog from the page.
  frame: { border: `1px solid ${tokens.rule}`, boxSizing: 'border-box' },
  body: {
    flex: '1 1 auto',
    minHeight: 0,
    overflowY: 'auto',
    padding: '16px 24px',
    color: tokens.text,
    fontSize: theme.fonts.medium.fontSize,
    selectors: { [smallWindow]: { padding: 16 } }
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: 28,
    alignItems: 'start',
    selectors: { '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: 20 } }
  },
  side: { display: 'flex', flexDirection: 'column', gap: 16, minWidth: 0 },
  // Keeps the preview in view beside a long form.
  stays: { position: 'sticky', top: 0, selectors: { '@media (max-width: 800px)': { position: 'static' } } },
  above: {
    margin: '0 0 16px',
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    selectors: { ':empty': { display: 'none' } }
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: 8,
    padding: '12px 24px 16px',
    borderTop: `1px solid ${tokens.rule}`,
    background: tokens.page,
    selectors: { [smallWindow]: { padding: '8px 16px' } }
  },
  as: { flex: '1 1 200px', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  note: { margin: 0, color: tokens.quiet, lineHeight: 20 }
}));

interface PostDialogProps {
  subject: PostSubject;
  content: PlanContent;
  ports: PostingPorts;
  /** True where posting directly to a channel is switched on. */
  on: boolean;
  onClose(): void;
}

/**
 * The “Post to Teams” dialog: the channel, the mentions, the text and a preview, plus the share options that need no
 * Graph permission.
 */
export default function PostDialog({ subject, content, ports, on, onClose }: PostDialogProps): React.ReactElement {
  const words = useWords().post;
  const app = useApp();
  const classes = useClasses();
  const width = usePanelWidth();
  const titleId = useStableId('apPost');
  const form = React.useRef<HTMLDivElement>(null);
  const done = React.useRef<HTMLButtonElement>(null);
  const top = React.useRef<HTMLDivElement>(null);
  const openPost = usePost(subject, ports, content, on);
  const { draft, post, whole, outcome, doing } = openPost;
  const [noChannel, setNoChannel] = React.useState(false);
  const [optionsOpen, setOptionsOpen] = React.useState(!on);
  const [shared, setShared] = React.useState(false);
  const guard = useGuard(form, textsOfPost(whole), { reason: '', setReason: () => undefined });

  const failure = failureIn(outcome);
  const sent = outcome?.kind === 'posted' || (doing === 'nothing' && draft.state.kind === 'posted');
  const unsure =
    doing !== 'sending' && (draft.state.kind === 'unsure' || (outcome === undefined && draft.state.kind === 'sending'));
  const until = draft.state.kind === 'failed' ? draft.state.until : undefined;
  const secondsLeft = useSecondsUntil(until);
  const isStored = app.drafts.get(draftKeyOf(subject)) !== undefined;
  const showsOptions = optionsOpen || failure?.kind === 'notGranted';
  const noneIncluded = subject.kind !== 'update' && subject.actions.every(one => draft.leftOut.includes(one.id));

  React.useEffect(() => {
    if (outcome?.kind === 'posted') done.current?.focus();
  }, [outcome]);
  // The error message is above a form that may be scrolled down, so it is scrolled into view.
  React.useEffect(() => {
    if (outcome?.kind === 'failed') top.current?.scrollIntoView?.({ block: 'nearest' });
  }, [outcome]);

  const mayShare = async (): Promise<boolean> => guard.check();
  const submit = async (): Promise<void> => {
    if (doing !== 'nothing' || secondsLeft > 0) return;
    setNoChannel(!openPost.channel);
    if (!openPost.channel || !post || noneIncluded || !(await mayShare())) return;
    await openPost.send();
  };
  const forget = (): void => {
    openPost.forget();
    onClose();
  };

  const title = !on ? words.title.share : subject.kind === 'reminder' ? words.title.remind : words.title.post;
  const sendText = doing === 'sending' ? words.sending : secondsLeft > 0 ? words.wait(secondsLeft) : words.send;

  return (
    <Modal
      isOpen
      isAlert={false}
      onDismiss={onClose}
      isBlocking={doing !== 'nothing' || isStored}
      titleAriaId={titleId}
      styles={modalStyles}
      containerClassName={classes.frame}
    >
      <WidthProvider value={width}>
        <div className={classes.head}>
          <h2 id={titleId} className={classes.title}>
            {title}
          </h2>
          <button
            type="button"
            className={classes.close}
            aria-label={words.close}
            title={words.close}
            onClick={onClose}
          >
            <Glyph name="Cancel" />
          </button>
        </div>
        <div ref={form} className={classes.body} data-is-scrollable="true">
          {sent ? (
            <PostSent openPost={openPost} />
          ) : (
            <>
              <div ref={top} className={classes.above}>
                {!on && (
                  <Banner tone="calm" sign="Info" role="note">
                    {words.off}
                  </Banner>
                )}
                {unsure ? (
                  <Unsure
                    openPost={openPost}
                    channelUrl={openPost.channel && ports.linkOf(openPost.channel).url}
                    onThere={forget}
                  />
                ) : (
                  doing === 'nothing' && <NotPosted openPost={openPost} />
                )}
                {!post && (
                  <Banner tone="warn" sign="Warning" role="alert">
                    {words.tooLarge}
                  </Banner>
                )}
                {post && post.card.rest !== '' && (
                  <Banner tone="calm" sign="Info" role="status">
                    {words.shortened}
                  </Banner>
                )}
              </div>
              <div className={classes.columns}>
                <div className={classes.side}>
                  <PostForm
                    openPost={openPost}
                    subject={subject}
                    content={content}
                    ports={ports}
                    guard={guard}
                    on={on}
                    channelFault={noChannel && !openPost.channel ? words.chooseFirst : undefined}
                    onPost={() => void submit()}
                  />
                  {showsOptions && (
                    <ShareOptions
                      options={ports.sharing}
                      post={whole}
                      mayShare={mayShare}
                      onShared={() => setShared(true)}
                    />
                  )}
                </div>
                <div className={`${classes.side} ${classes.stays}`}>
                  {on ? (
                    <PostPreview post={post ?? whole} author={content.me.name} channel={openPost.channel?.name} />
                  ) : (
                    <TextPreview text={ports.sharing.text(whole)} />
                  )}
                </div>
              </div>
            </>
          )}
        </div>
        <div className={classes.foot}>
          {sent ? (
            <Button ref={done} look="primary" onClick={onClose}>
              {words.done}
            </Button>
          ) : (
            <>
              {on && !unsure && (
                <Button
                  look="primary"
                  sign="Send"
                  disabled={secondsLeft > 0 || noneIncluded}
                  onClick={() => void submit()}
                >
                  {sendText}
                </Button>
              )}
              {shared ? (
                <Button look={on ? 'plain' : 'primary'} onClick={forget}>
                  {words.done}
                </Button>
              ) : (
                <Button onClick={onClose}>{words.cancel}</Button>
              )}
              {isStored && !shared && doing === 'nothing' && (
                <Button look="quiet" onClick={forget}>
                  {words.discard}
                </Button>
              )}
              {on && !showsOptions && (
                <Button look="quiet" onClick={() => setOptionsOpen(true)}>
                  {words.otherWays}
                </Button>
              )}
              <span className={classes.as}>{on ? words.as(content.me.name) : words.onlyYou}</span>
            </>
          )}
        </div>
      </WidthProvider>
    </Modal>
  );
}
