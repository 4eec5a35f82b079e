import * as React from 'react';
import { Button } from '../controls/Button';
import { EmptyState } from './EmptyState';
import { useWords } from '../words/WordsContext';

interface NoPlanProps {
  /** What is missing: the lists, or a plan in the lists. */
  missing: 'lists' | 'plan';
  /** True where the person may make what is missing. Missing lists are only ever told to somebody who may. */
  mayMake: boolean;
  /** Opens the set-up. */
  onMake(): void;
  onCheckAgain(): void;
}

/** Shown where it is certain that a site has no plan. Who may make one is offered to; anybody else is told whom to ask. */
export function NoPlan({ missing, mayMake, onMake, onCheckAgain }: NoPlanProps): React.ReactElement {
  const words = useWords().entrance;
  const forLists = missing === 'lists';
  if (!mayMake) {
    return (
      <EmptyState heading="h2" title={words.noPlanTitle} body={words.noPlanAsk}>
        <Button onClick={onCheckAgain}>{words.checkAgain}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading="h2"
      title={forLists ? words.setUpTitle : words.noPlanTitle}
      body={forLists ? words.setUpBody : words.noPlanBody}
    >
      <Button look="primary" onClick={onMake}>
        {forLists ? words.setUpButton : words.addPlan}
      </Button>
    </EmptyState>
  );
}
