import * as React from 'react';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: 8,
    padding: '48px 24px',
    textAlign: 'center',
    border: `1px dashed ${tokens.line}`,
    borderRadius: 8
  },
  title: { margin: 0, fontSize: theme.fonts.large.fontSize, fontWeight: 600, lineHeight: '24px' },
  body: { margin: 0, color: tokens.quiet, maxWidth: 480, lineHeight: '20px' },
  sign: { color: tokens.quiet },
  more: { maxWidth: 480, color: tokens.text },
  actions: { marginTop: 8 }
}));

interface EmptyStateProps {
  title: string;
  body: string;
  /** The heading level: `h2` where this title is the page's own. */
  heading?: 'h2' | 'h3';
  /** A sign above the title. */
  sign?: GlyphName;
  /** More text below the body. */
  more?: React.ReactNode;
  children?: React.ReactNode;
}

/** An empty state: says that there is nothing here, why, and what to do. */
export function EmptyState({
  title,
  body,
  heading: Heading = 'h3',
  sign,
  more,
  children
}: EmptyStateProps): React.ReactElement {
  const classes = useClasses();
  return (
    <div className={classes.root}>
      {sign && <Glyph name={sign} size={24} className={classes.sign} />}
      <Heading className={classes.title}>{title}</Heading>
      <p className={classes.body}>{body}</p>
      {more !== undefined && <div className={classes.more}>{more}</div>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
