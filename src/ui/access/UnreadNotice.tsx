import * as React from 'react';
import type { Absence, UnreadList } from '../../domain/access';
import { entities } from '../../model';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';
import { AccessGivers } from './AccessGivers';

const useClasses = stylesOf(() => ({
  root: { display: 'grid', rowGap: 8, gridTemplateColumns: 'minmax(0, 1fr)' },
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 0' }
}));

interface UnreadNoticeProps {
  unread: readonly UnreadList[];
  onRetry(): void;
  /** Opens the check of the set-up; undefined where the screen has none. */
  onSetUp?: (() => void) | undefined;
}

const reasons: readonly Exclude<Absence, 'notRead'>[] = ['missing', 'noAccess', 'missingOrHidden'];

/** Says which parts of a plan aren't shown and why: no access, not there, or not read. */
export default function UnreadNotice({ unread, onRetry, onSetUp }: UnreadNoticeProps): React.ReactElement {
  const words = useWords().access;
  const classes = useClasses();
  return (
    <div className={classes.root}>
      {reasons.map(why => {
        const lists = unread.filter(one => one.why === why);
        if (lists.length === 0) return null;
        const isMissing = why === 'missing';
        return (
          <Banner
            key={why}
            tone={isMissing ? 'warn' : 'calm'}
            sign={isMissing ? 'Warning' : 'Info'}
            role="note"
            actions={isMissing && onSetUp && <Button onClick={onSetUp}>{words.checkSetUp}</Button>}
          >
            <p className={classes.title}>{words.unread.title(why, lists)}</p>
            <p className={classes.line}>
              {isMissing ? words.unread.missing(lists.map(({ list }) => entities[list].title)) : words.unread.rest}
            </p>
            {!isMissing && <AccessGivers />}
          </Banner>
        );
      })}
      {unread
        .filter(({ why }) => why === 'notRead')
        .map(one => (
          <FailureMessage
            key={one.list}
            failure={one.failure}
            doing="read"
            words={words.unread.failed(one)}
            onRetry={onRetry}
          />
        ))}
    </div>
  );
}
