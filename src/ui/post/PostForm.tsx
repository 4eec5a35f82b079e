import { noteLimit } from '../../model/field';
import { textOf } from '../../model/values';
import * as React from 'react';
import type { PostingPorts } from '../../app/posting';
import type { PlanContent } from '../../domain/plan';
import { messageLimit } from '../../domain/post';
import { TextBox } from '../forms/TextBox';
import type { Guard } from '../guard/useGuard';
import { useWidth } from '../layout/useWidth';
import { stylesOf } from '../theme/useStyles';
import { ChannelField } from './ChannelField';
import type { PostSubject } from './compose';
import { onlyAction } from './compose';
import { MentionField } from './MentionField';
import { PostGuard } from './PostGuard';
import type { OpenPost } from './usePost';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 16, minWidth: 0 },
  check: {
    display: 'flex',
    flexShrink: 0,
    gap: 10,
    alignItems: 'flex-start',
    minHeight: 24,
    lineHeight: 20,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    selectors: {
      input: {
        width: 18,
        height: 18,
        margin: '1px 0 0',
        flexShrink: 0,
        accentColor: tokens.accent,
        colorScheme: theme.isInverted ? 'dark' : 'light'
      }
    }
  },
  roomy: { minHeight: 44, alignItems: 'center' },
  actions: {
    display: 'flex',
    flexDirection: 'column',
    gap: 8,
    margin: 0,
    padding: '8px 12px 12px',
    border: `1px solid ${tokens.rule}`,
    borderRadius: 4,
    minWidth: 0
  },
  scroll: { display: 'flex', flexDirection: 'column', gap: 8, maxHeight: 180, overflowY: 'auto', padding: 2 },
  legend: { padding: '0 4px', fontWeight: 600 }
}));

interface CheckProps {
  checked: boolean;
  onChange(checked: boolean): void;
  children: React.ReactNode;
}

function Check({ checked, onChange, children }: CheckProps): React.ReactElement {
  const classes = useClasses();
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  return (
    <label className={`${classes.check} ${roomy}`}>
      <input type="checkbox" checked={checked} onChange={event => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

interface PostFormProps {
  openPost: OpenPost;
  subject: PostSubject;
  content: PlanContent;
  ports: PostingPorts;
  guard: Guard;
  /** True where posting directly to a channel is switched on. */
  on: boolean;
  channelFault: string | undefined;
  onPost(): void;
}

/** The fields of a post: the channel, the mentions, the text and which actions to include. */
export function PostForm({
  openPost,
  subject,
  content,
  ports,
  guard,
  on,
  channelFault,
  onPost
}: PostFormProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const { draft, change, whole } = openPost;
  const action = onlyAction(subject);
  const several = action || subject.kind === 'update' ? [] : subject.actions;
  const include = (id: number, included: boolean): void =>
    change({ leftOut: included ? draft.leftOut.filter(one => one !== id) : [...draft.leftOut, id] });
  const findingsAt = (field: string, label: string, editable: boolean): React.ReactElement => (
    <PostGuard guard={guard} field={field} label={label} editable={editable} post={onPost} />
  );

  return (
    <div className={classes.root}>
      {on && (
        <ChannelField
          ports={ports}
          content={content}
          channel={openPost.channel}
          onChange={channel => change({ channel })}
          fault={channelFault}
        />
      )}
      {on && <MentionField team={openPost.team} me={content.me.email} onChange={mentions => change({ mentions })} />}
      <TextBox
        label={words.message}
        hint={words.messageHint}
        value={draft.message}
        limit={messageLimit}
        rows={2}
        onChange={message => change({ message })}
      />
      {findingsAt('message', words.message, true)}
      {action && (
        <>
          <TextBox
            label={words.words}
            hint={subject.kind === 'update' ? words.wordsHint : words.actionWordsHint}
            value={draft.words}
            limit={noteLimit}
            rows={3}
            onChange={words => change({ words })}
          />
          {findingsAt('text', words.words, true)}
          {findingsAt('title', textOf(action.number), false)}
        </>
      )}
      {subject.kind === 'update' && subject.update.barrier !== undefined && (
        <Check checked={draft.withBarrier} onChange={withBarrier => change({ withBarrier })}>
          {words.withBarrier}
        </Check>
      )}
      {findingsAt('aside', words.withBarrier, false)}
      {several.length > 0 && (
        <fieldset className={classes.actions}>
          <legend className={classes.legend}>{words.which}</legend>
          <div className={classes.scroll}>
            {several.map(one => (
              <Check
                key={one.id}
                checked={!draft.leftOut.includes(one.id)}
                onChange={included => include(one.id, included)}
              >
                {textOf(one.number)} {textOf(one.action)}
              </Check>
            ))}
          </div>
        </fieldset>
      )}
      {whole.card.rows.map((row, index) => (
        <React.Fragment key={index}>{findingsAt(`row-${String(index)}`, row.title, false)}</React.Fragment>
      ))}
    </div>
  );
}
