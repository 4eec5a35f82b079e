import * as React from 'react';
import type { Shown } from '../../sync/status';
import { useApp } from '../AppContext';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

/** What has changed since, for the ear: each operation's news once. */
function news(before: ReadonlyMap<string, string>, now: readonly Shown[], words: Words['outbox']): string[] {
  return now
    .filter(({ operation, status }) => before.get(operation.id) !== status.kind && status.kind !== 'sending')
    .map(({ operation, status }) => words.announce(words.what(operation), words.status(status)));
}

/** Tells screen readers how things that were done go on. It belongs into the panel while one is open: what is around that is not read out. */
export function Announcer(): React.ReactElement {
  const words = useWords().outbox;
  const { state } = useApp();
  const classes = useClasses();
  const [said, setSaid] = React.useState('');
  React.useEffect(() => {
    const kinds = (operations: readonly Shown[]) =>
      new Map(operations.map(({ operation, status }) => [operation.id, status.kind]));
    let before = kinds(state.getState().outbox.operations);
    return state.subscribe(({ outbox: { operations } }) => {
      const told = news(before, operations, words);
      before = kinds(operations);
      if (told.length > 0) setSaid(told.join('. '));
    });
  }, [state, words]);
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {said}
    </div>
  );
}
