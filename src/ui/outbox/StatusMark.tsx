import * as React from 'react';
import type { Status } from '../../sync/status';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'inline-flex',
    alignItems: 'flex-start',
    gap: 5,
    color: tokens.text,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: '16px',
    fontWeight: 600,
    minWidth: 0,
    overflowWrap: 'anywhere'
  },
  sign: { marginTop: 1, color: tokens.accent },
  late: { color: tokens.late }
}));

const signs: Readonly<Record<Status['kind'], GlyphName>> = {
  waiting: 'Clock',
  sending: 'Refresh',
  checking: 'Search',
  busyUntil: 'Clock',
  saved: 'Ticked',
  conflict: 'Warning',
  setAside: 'Warning'
};

/** The status of an entry as an icon and words. `short` is for little space. */
export function StatusMark({ status, short = false }: { status: Status; short?: boolean }): React.ReactElement | null {
  const { outbox } = useWords();
  const classes = useClasses();
  const words = short ? outbox.shortStatus(status) : outbox.status(status);
  if (words === '') return null;
  const needsYou = status.kind === 'conflict' || status.kind === 'setAside';
  return (
    <span className={classes.root}>
      <Glyph name={signs[status.kind]} size={14} className={`${classes.sign} ${needsYou ? classes.late : ''}`} />
      {words}
    </span>
  );
}
