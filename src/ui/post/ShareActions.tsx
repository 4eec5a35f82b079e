import type { Action } from '../../model/action';
import * as React from 'react';
import type { PlanContent } from '../../domain/plan';
import { stylesOf } from '../theme/useStyles';
import { owing } from './compose';
import { PostButton } from './PostButton';
import { usePosting } from './PostingContext';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 4,
    marginLeft: -8,
    selectors: { '> button': { whiteSpace: 'normal', textAlign: 'left' } }
  }
}));

/** The “Share this action” button. */
export function ShareAction({ action }: { action: Action }): React.ReactElement {
  const words = useWords().post;
  return <PostButton subject={{ kind: 'actions', actions: [action] }}>{words.shareAction}</PostButton>;
}

/** The buttons for the matching actions: “Share these” and, for managers, “Remind those who owe an update”. */
export function ShareMatchingActions({
  actions,
  content
}: {
  actions: readonly Action[];
  content: PlanContent;
}): React.ReactElement | null {
  const words = useWords().post;
  const classes = useClasses();
  const posting = usePosting();
  const owed = React.useMemo(() => owing(actions, content), [actions, content]);
  if (!posting || actions.length === 0) return null;
  return (
    <div className={classes.root} role="group" aria-label={words.commands}>
      <PostButton subject={{ kind: 'actions', actions }}>{words.shareThese(actions.length)}</PostButton>
      {content.rights.managePlan && owed.length > 0 && (
        <PostButton subject={{ kind: 'reminder', actions: owed }} sign="People">
          {words.remind}
        </PostButton>
      )}
    </div>
  );
}
