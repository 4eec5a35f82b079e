import * as React from 'react';
import { stylesOf } from '../theme/useStyles';
import { AddSite } from './AddSite';
import { HomePlans } from './HomePlans';
import { usePersonal } from './PersonalContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 28, gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: 720, padding: '16px 0' },
  title: { margin: '0 0 4px', fontSize: theme.fonts.large.fontSize, fontWeight: 600, lineHeight: '24px' },
  body: { margin: 0, color: tokens.quiet, maxWidth: 560 }
}));

/** Shown until a plan has been chosen. It says what “My actions” does, and offers the choice. */
export function Welcome(): React.ReactElement {
  const words = useWords().myActions;
  const classes = useClasses();
  const personal = usePersonal();
  return (
    <div className={classes.root}>
      <div>
        <h3 className={classes.title}>{words.welcomeTitle}</h3>
        <p className={classes.body}>{words.welcome}</p>
      </div>
      <HomePlans onChoose={personal.choose} />
      <AddSite onChoose={personal.choose} />
    </div>
  );
}
