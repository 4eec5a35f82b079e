import * as React from 'react';
import { dayIn } from '../../domain/dates';
import type { Failure } from '../../domain/failure';
import type { Action, Update } from '../../domain/plan';
import { useApp } from '../AppContext';
import { Button } from '../controls/Button';
import { FailureMessage } from '../failure/FailureMessage';
import { ConfirmDialog } from '../controls/ConfirmDialog';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

/** Moves one's own update to the recycle bin, after asking. */
export function RemoveUpdate({ action, update }: { action: Action; update: Update }): React.ReactElement {
  const {
    dates,
    outbox: { remove: words }
  } = useWords();
  const app = useApp();
  const classes = useClasses();
  const [asking, setAsking] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  const remove = async (): Promise<void> => {
    setAsking(false);
    const sent = await app.removeUpdate(action, update);
    setFailure(sent.kind === 'failed' ? sent.failure : undefined);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        <span aria-hidden="true">{words.update}</span>
        <span className={classes.hidden}>{words.updateNamed(dates.long(dayIn('Europe/London', update.at)))}</span>
      </Button>
      {failure && <FailureMessage failure={failure} doing="save" />}
      {asking && (
        <ConfirmDialog
          title={words.askUpdate}
          text={words.text}
          no={words.no}
          yes={words.yes}
          onNo={() => setAsking(false)}
          onYes={() => void remove()}
        />
      )}
    </>
  );
}
