import * as React from 'react';
import type { SiteSetUp } from '../../app/ports';
import { Button } from '../controls/Button';
import { Lazy } from '../shell/Lazy';
import { EmptyState } from './EmptyState';
import { useWords } from '../words/WordsContext';

interface NoPlanProps {
  /** What is missing: the lists, or a plan in the lists. */
  missing: 'lists' | 'plan';
  /** True where the person has the permission to create it. */
  mayMake: boolean;
  loadSetUp(): Promise<SiteSetUp>;
  onDone(): void;
}

/** Shown on a site without a plan. A site owner is offered the set-up; anybody else is told whom to ask. */
export function NoPlan({ missing, mayMake, loadSetUp, onDone }: NoPlanProps): React.ReactElement {
  const words = useWords();
  const [begun, setBegun] = React.useState(false);
  const forLists = missing === 'lists';
  if (begun) {
    return (
      <Lazy
        load={() => Promise.all([import(/* webpackChunkName: 'set-up' */ '../setUp/SetUpScreen'), loadSetUp()])}
        fallback={<p role="status">{words.plan.opening}</p>}
      >
        {([{ default: SetUpScreen }, setUp]) => <SetUpScreen setUp={setUp} onDone={onDone} />}
      </Lazy>
    );
  }
  if (!mayMake) {
    return (
      <EmptyState
        heading="h2"
        title={forLists ? words.entrance.askTitle : words.entrance.noPlanTitle}
        body={forLists ? words.entrance.askBody : words.entrance.noPlanAsk}
      >
        <Button onClick={onDone}>{words.entrance.checkAgain}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      heading="h2"
      title={forLists ? words.entrance.setUpTitle : words.entrance.noPlanTitle}
      body={forLists ? words.entrance.setUpBody : words.entrance.noPlanBody}
    >
      <Button look="primary" onClick={() => setBegun(true)}>
        {forLists ? words.entrance.setUpButton : words.entrance.addPlan}
      </Button>
    </EmptyState>
  );
}
