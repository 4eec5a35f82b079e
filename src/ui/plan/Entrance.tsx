import * as React from 'react';
import type { SiteSetUp } from '../../app/ports';
import { Button } from '../controls/Button';
import { Later } from '../Later';
import { Nothing } from './Nothing';
import { useWords } from '../words/WordsContext';

interface EntranceProps {
  /** What is missing: the lists, or a plan in them. */
  missing: 'lists' | 'plan';
  /** The reader may put it right. */
  mayMake: boolean;
  loadSetUp(): Promise<SiteSetUp>;
  onDone(): void;
}

/** A site without a plan: an owner gets the set-up, a reader is told whom to ask. */
export function Entrance({ missing, mayMake, loadSetUp, onDone }: EntranceProps): React.ReactElement {
  const words = useWords();
  const [begun, setBegun] = React.useState(false);
  const forLists = missing === 'lists';
  if (begun) {
    return (
      <Later
        load={() => Promise.all([import(/* webpackChunkName: 'set-up' */ '../setUp/SetUpScreen'), loadSetUp()])}
        meanwhile={<p role="status">{words.plan.opening}</p>}
      >
        {([{ default: SetUpScreen }, setUp]) => <SetUpScreen setUp={setUp} onDone={onDone} />}
      </Later>
    );
  }
  if (!mayMake) {
    return (
      <Nothing
        heading="h2"
        title={forLists ? words.entrance.askTitle : words.entrance.noPlanTitle}
        body={forLists ? words.entrance.askBody : words.entrance.noPlanAsk}
      >
        <Button onClick={onDone}>{words.entrance.checkAgain}</Button>
      </Nothing>
    );
  }
  return (
    <Nothing
      heading="h2"
      title={forLists ? words.entrance.setUpTitle : words.entrance.noPlanTitle}
      body={forLists ? words.entrance.setUpBody : words.entrance.noPlanBody}
    >
      <Button look="primary" onClick={() => setBegun(true)}>
        {forLists ? words.entrance.setUpButton : words.entrance.addPlan}
      </Button>
    </Nothing>
  );
}
