import * as React from 'react';
import type { Post } from '../../domain/post';
import { BragMark } from '../brag/BragMark';
import { useOwnId } from '../layout/useOwnId';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 },
  heading: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, fontWeight: 600, lineHeight: 16 },
  message: {
    display: 'flex',
    gap: 10,
    padding: 14,
    borderRadius: 8,
    border: `1px solid ${tokens.rule}`,
    background: tokens.subtle,
    color: tokens.text,
    minWidth: 0
  },
  coin: {
    flexShrink: 0,
    width: 32,
    height: 32,
    borderRadius: '50%',
    background: tokens.accent,
    color: tokens.onAccent,
    fontWeight: 600,
    fontSize: theme.fonts.small.fontSize,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center'
  },
  body: {
    flex: '1 1 auto',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    lineHeight: 20,
    overflowWrap: 'anywhere'
  },
  by: { display: 'flex', gap: 8, alignItems: 'baseline', flexWrap: 'wrap' },
  name: { fontWeight: 600 },
  when: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  subject: { margin: 0, fontWeight: 600, fontSize: theme.fonts.mediumPlus.fontSize },
  said: { margin: 0, whiteSpace: 'pre-wrap' },
  mention: { color: tokens.link, fontWeight: 600 },
  link: { margin: 0, color: tokens.link },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    marginTop: 4,
    padding: '12px 14px',
    borderRadius: 6,
    border: `1px solid ${tokens.rule}`,
    background: tokens.page,
    boxShadow: theme.effects.elevation4
  },
  overline: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16 },
  title: { margin: 0, fontWeight: 600, whiteSpace: 'pre-wrap' },
  brag: { fontWeight: 600 },
  text: { margin: '4px 0 0', whiteSpace: 'pre-wrap' },
  aside: {
    margin: '4px 0',
    padding: '8px 10px',
    borderRadius: 4,
    background: tokens.subtle,
    border: `1px solid ${tokens.rule}`
  },
  label: { margin: 0, fontWeight: 600 },
  facts: { margin: '4px 0 0', display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '2px 10px' },
  term: { color: tokens.quiet },
  value: { margin: 0 },
  rows: { listStyle: 'none', margin: 0, padding: 0 },
  row: { padding: '8px 0', borderTop: `1px solid ${tokens.rule}` },
  detail: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize
  },
  rest: { margin: '4px 0 0', color: tokens.quiet },
  open: {
    alignSelf: 'flex-start',
    marginTop: 6,
    padding: '5px 14px',
    borderRadius: 4,
    border: `1px solid ${tokens.line}`,
    fontWeight: 600
  }
}));

function initials(name: string): string {
  const words = name.split(/\s+/).filter(word => word !== '');
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words[words.length - 1]?.charAt(0) ?? '') : ''}`.toUpperCase();
}

function Card({ card }: Pick<Post, 'card'>): React.ReactElement {
  const classes = useClasses();
  return (
    <div className={classes.card}>
      {card.overline !== '' && <p className={classes.overline}>{card.overline}</p>}
      <p className={classes.title}>{card.title}</p>
      {card.brag && (
        <div className={classes.brag}>
          <BragMark brag={card.brag.brag} />
        </div>
      )}
      {card.text !== '' && <p className={classes.text}>{card.text}</p>}
      {card.aside.value !== '' && (
        <div className={classes.aside}>
          <p className={classes.label}>{card.aside.label}</p>
          <p className={classes.text}>{card.aside.value}</p>
        </div>
      )}
      {card.facts.length > 0 && (
        <dl className={classes.facts}>
          {card.facts.map(({ label, value }) => (
            <React.Fragment key={label}>
              <dt className={classes.term}>{label}</dt>
              <dd className={classes.value}>{value}</dd>
            </React.Fragment>
          ))}
        </dl>
      )}
      {card.rows.length > 0 && (
        <ul className={classes.rows}>
          {card.rows.map((row, index) => (
            <li key={index} className={classes.row}>
              <p className={classes.title}>{row.title}</p>
              <div className={classes.detail}>
                {row.brag && <BragMark brag={row.brag.brag} size={14} />}
                <span>{row.detail}</span>
              </div>
            </li>
          ))}
        </ul>
      )}
      {card.rest !== '' && <p className={classes.rest}>{card.rest}</p>}
      {/* Only a picture of a button: in the channel the real one opens the plan. */}
      <span className={classes.open}>{card.open.label}</span>
    </div>
  );
}

interface PostPreviewProps {
  post: Post;
  /** The name of the person who posts. */
  author: string;
  /** The channel's name; undefined while no channel is chosen. */
  channel: string | undefined;
}

/** The preview of what is shared without a Graph permission: text and a link, but no card. */
export function TextPreview({ text }: { text: string }): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const id = useOwnId('apPreview');
  return (
    <section className={classes.root} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {words.previewText}
      </h3>
      <div className={classes.message}>
        <p className={`${classes.body} ${classes.said}`}>{text}</p>
      </div>
    </section>
  );
}

/** A preview of the post in the channel, rendered from the same data as the card. */
export function PostPreview({ post, author, channel }: PostPreviewProps): React.ReactElement {
  const words = useWords().post;
  const classes = useClasses();
  const id = useOwnId('apPreview');
  const { subject, message, mentions, card, sharePoint } = post;
  return (
    <section className={classes.root} aria-labelledby={id}>
      <h3 id={id} className={classes.heading}>
        {channel === undefined ? words.preview : words.previewIn(channel)}
      </h3>
      <div className={classes.message}>
        <span className={classes.coin} aria-hidden="true">
          {initials(author)}
        </span>
        <div className={classes.body}>
          <div className={classes.by}>
            <span className={classes.name}>{author}</span>
            <span className={classes.when}>{words.now}</span>
          </div>
          <p className={classes.subject}>{subject}</p>
          {(message !== '' || mentions.length > 0) && (
            <p className={classes.said}>
              {mentions.map((one, index) => (
                <React.Fragment key={one.id}>
                  {index > 0 && ', '}
                  <span className={classes.mention}>{one.name}</span>
                </React.Fragment>
              ))}
              {message !== '' && `${mentions.length > 0 ? ': ' : ''}${message}`}
            </p>
          )}
          <p className={classes.link} title={sharePoint.url}>
            {sharePoint.label}
          </p>
          <Card card={card} />
        </div>
      </div>
    </section>
  );
}
