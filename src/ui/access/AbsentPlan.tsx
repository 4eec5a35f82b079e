import * as React from 'react';
import type { Screen } from '../../app/store';
import { entities } from '../../model';
import { Button } from '../controls/Button';
import type { GlyphName } from '../icons';
import { EmptyState } from '../plan/EmptyState';
import { useWords } from '../words/WordsContext';
import { AccessGivers } from './AccessGivers';
import { GonePlan } from './GonePlan';

/** The screens on which a plan isn't shown although nothing has to be made. */
export type AbsentScreen = Extract<Screen, { kind: 'notSetUp' | 'noAccess' | 'incomplete' | 'planGone' }>;

interface AbsentPlanProps {
  screen: AbsentScreen;
  /** Opens the check of the set-up; without it there is no button. */
  onSetUp?: () => void;
  onCheckAgain(): void;
  /** Shows another plan of the site instead of one that was removed; without it none is offered. */
  onShowPlan?: (planId: number) => void;
}

/**
 * Says why no plan is shown: the person may not see it, cannot know whether it is there, part of it is missing, or the
 * chosen plan was removed. None of these offers to make anything.
 */
export default function AbsentPlan({ screen, onSetUp, onCheckAgain, onShowPlan }: AbsentPlanProps): React.ReactElement {
  const words = useWords().access;
  const again = <Button onClick={onCheckAgain}>{words.checkAgain}</Button>;
  /** What only somebody who gives access can change. */
  const toAsk = (title: string, body: string, sign?: GlyphName): React.ReactElement => (
    <EmptyState heading="h2" title={title} body={body} more={<AccessGivers />} {...(sign && { sign })}>
      {again}
    </EmptyState>
  );
  switch (screen.kind) {
    case 'planGone':
      return <GonePlan screen={screen} onCheckAgain={onCheckAgain} onShowPlan={onShowPlan} />;
    case 'noAccess':
      return toAsk(words.noAccessTitle, words.noAccessBody, 'Person');
    case 'notSetUp':
      return toAsk(words.absentTitle, words.absentBody);
    case 'incomplete': {
      const { unread, maySetUp } = screen;
      if (!maySetUp) return toAsk(words.incompleteTitle, words.incompleteAsk, 'Warning');
      const missing = unread.filter(({ why }) => why === 'missing').map(({ list }) => entities[list].title);
      return (
        <EmptyState heading="h2" sign="Warning" title={words.incompleteTitle} body={words.incompleteBody(missing)}>
          {onSetUp ? (
            <Button look="primary" onClick={onSetUp}>
              {words.checkSetUp}
            </Button>
          ) : (
            again
          )}
        </EmptyState>
      );
    }
  }
}
