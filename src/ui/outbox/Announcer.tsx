import * as React from 'react';
import type { Entry } from '../../sync/status';
import { useApp } from '../AppContext';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { doneWords } from './operationWords';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

/** The announcements for the entries whose status has changed. Entries that are being sent are left out. */
function announcementsOf(before: ReadonlyMap<string, string>, now: readonly Entry[], words: Words): string[] {
  return now
    .filter(({ operation, status }) => before.get(operation.id) !== status.kind && status.kind !== 'sending')
    .map(({ operation, status }) => words.outbox.announce(doneWords(operation, words), words.outbox.status(status)));
}

/**
 * Announces changes of the outbox to screen readers. While the panel is open it must be inside the panel, since a modal
 * hides everything around it from screen readers.
 */
export function Announcer(): React.ReactElement {
  const words = useWords();
  const { state } = useApp();
  const classes = useClasses();
  const [announced, setAnnounced] = React.useState('');
  React.useEffect(() => {
    const kinds = (entries: readonly Entry[]) =>
      new Map(entries.map(({ operation, status }) => [operation.id, status.kind]));
    let before = kinds(state.getState().outbox.entries);
    return state.subscribe(({ outbox: { entries } }) => {
      const announcements = announcementsOf(before, entries, words);
      before = kinds(entries);
      if (announcements.length > 0) setAnnounced(announcements.join('. '));
    });
  }, [state, words]);
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {announced}
    </div>
  );
}
