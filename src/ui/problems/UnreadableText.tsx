import * as React from 'react';
import { Glyph } from '../icons';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { color: tokens.text, fontStyle: 'normal', overflowWrap: 'anywhere' },
  sign: { color: tokens.late, marginRight: 4, verticalAlign: '-2px' },
  hidden
}));

/** What a cell holds that can't be read, as it stands, with a mark and a word for screen readers. */
export function UnreadableText({ text }: { text: string }): React.ReactElement {
  const words = useWords().common;
  const classes = useClasses();
  return (
    <span className={classes.root}>
      <Glyph name="Warning" size={13} className={classes.sign} />
      <span className={classes.hidden}>{words.unreadable} </span>
      {text}
    </span>
  );
}
