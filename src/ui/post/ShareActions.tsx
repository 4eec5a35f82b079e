import * as React from 'react';
import type { Action, PlanContent } from '../../domain/plan';
import { postText } from '../loc/post';
import { stylesOf } from '../theme/useStyles';
import { owing } from './compose';
import { PostButton } from './PostButton';
import { usePosting } from './PostingContext';

const useClasses = stylesOf(() => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 4,
    marginLeft: -8,
    selectors: { '> button': { whiteSpace: 'normal', textAlign: 'left' } }
  }
}));

/** “Share this action”. */
export function ShareAction({ action }: { action: Action }): React.ReactElement {
  return <PostButton subject={{ kind: 'actions', actions: [action] }}>{postText.shareAction}</PostButton>;
}

/** Of the actions in view: “Share these”, and for managers “Remind those who owe an update”. */
export function ShareShown({
  actions,
  content
}: {
  actions: readonly Action[];
  content: PlanContent;
}): React.ReactElement | null {
  const classes = useClasses();
  const posting = usePosting();
  const owed = React.useMemo(() => owing(actions, content), [actions, content]);
  if (!posting || actions.length === 0) return null;
  return (
    <div className={classes.root} role="group" aria-label={postText.commands}>
      <PostButton subject={{ kind: 'actions', actions }}>{postText.shareThese(actions.length)}</PostButton>
      {content.rights.managePlan && owed.length > 0 && (
        <PostButton subject={{ kind: 'reminder', actions: owed }} sign="People">
          {postText.remind}
        </PostButton>
      )}
    </div>
  );
}
