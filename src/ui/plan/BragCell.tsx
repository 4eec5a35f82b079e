import type { Action } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { isUnreadable } from '../../model/values';
import * as React from 'react';
import { shownBrag } from '../../domain/brag';
import { BragMark } from '../brag/BragMark';
import { UnreadableText } from '../problems/UnreadableText';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  mark: { lineHeight: '20px' },
  chosen: { fontSize: theme.fonts.small.fontSize, lineHeight: '16px', color: tokens.quiet }
}));

/** The BRAG of an action, with the lead's own judgement beside it where the two differ. */
export const BragCell = React.memo(function BragCell({
  action,
  plan,
  today
}: {
  action: Action;
  plan: Plan;
  today: CalendarDate;
}): React.ReactElement {
  const words = useWords().common;
  const classes = useClasses();
  const { brag, chosen } = shownBrag(action, plan, today);
  return (
    <div>
      <div className={classes.mark}>
        <BragMark brag={brag} />
      </div>
      {isUnreadable(action.chosenBrag) && (
        <div className={classes.chosen}>
          <UnreadableText text={words.leadSays(action.chosenBrag.unreadable)} />
        </div>
      )}
      {chosen !== undefined && <div className={classes.chosen}>{words.leadSays(chosen)}</div>}
    </div>
  );
});
