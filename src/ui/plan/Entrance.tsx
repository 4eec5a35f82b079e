import * as React from 'react';
import type { SiteSetUp } from '../../app/ports';
import { Button } from '../controls/Button';
import { Later } from '../Later';
import { entranceLoc } from '../loc/entrance';
import { planLoc } from '../loc/plan';
import { Nothing } from './Nothing';

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
  const [begun, setBegun] = React.useState(false);
  const forLists = missing === 'lists';
  if (begun) {
    return (
      <Later
        load={() => Promise.all([import(/* webpackChunkName: 'set-up' */ '../setUp/SetUpScreen'), loadSetUp()])}
        meanwhile={<p role="status">{planLoc.opening}</p>}
      >
        {([{ default: SetUpScreen }, setUp]) => <SetUpScreen setUp={setUp} onDone={onDone} />}
      </Later>
    );
  }
  if (!mayMake) {
    return (
      <Nothing
        heading="h2"
        title={forLists ? entranceLoc.askTitle : entranceLoc.noPlanTitle}
        body={forLists ? entranceLoc.askBody : entranceLoc.noPlanAsk}
      >
        <Button onClick={onDone}>{entranceLoc.checkAgain}</Button>
      </Nothing>
    );
  }
  return (
    <Nothing
      heading="h2"
      title={forLists ? entranceLoc.setUpTitle : entranceLoc.noPlanTitle}
      body={forLists ? entranceLoc.setUpBody : entranceLoc.noPlanBody}
    >
      <Button look="primary" onClick={() => setBegun(true)}>
        {forLists ? entranceLoc.setUpButton : entranceLoc.addPlan}
      </Button>
    </Nothing>
  );
}
