import * as React from 'react';
import type AbsentPlan from '../access/AbsentPlan';
import type StrayItems from '../access/StrayItems';
import type UnreadNotice from '../access/UnreadNotice';
import { useWords } from '../words/WordsContext';
import { Lazy } from './Lazy';

const loadAbsentPlan = (): Promise<typeof import('../access/AbsentPlan')> =>
  import(/* webpackChunkName: 'access' */ '../access/AbsentPlan');
const loadUnreadNotice = (): Promise<typeof import('../access/UnreadNotice')> =>
  import(/* webpackChunkName: 'access' */ '../access/UnreadNotice');

const loadStrayItems = (): Promise<typeof import('../access/StrayItems')> =>
  import(/* webpackChunkName: 'stray-items' */ '../access/StrayItems');

/** Time for the plan itself to be drawn before what isn't in it is looked for. */
const strayDelayMilliseconds = 3000;

/** The notice about items that belong to no plan, for those who may place them, a while after the plan is drawn. */
export function LazyStrayItems(props: React.ComponentProps<typeof StrayItems>): React.ReactElement | null {
  const [isDue, setIsDue] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setIsDue(true), strayDelayMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  if (!isDue) return null;
  return (
    <Lazy load={loadStrayItems} fallback={<span />}>
      {({ default: Loaded }) => <Loaded {...props} />}
    </Lazy>
  );
}

/** The screens that say why no plan is shown. They are rare, so they are a chunk of their own. */
export function LazyAbsentPlan(props: React.ComponentProps<typeof AbsentPlan>): React.ReactElement {
  const words = useWords().plan;
  return (
    <Lazy load={loadAbsentPlan} fallback={<p role="status">{words.opening}</p>}>
      {({ default: Loaded }) => <Loaded {...props} />}
    </Lazy>
  );
}

/** The notice about the parts of a plan that aren't shown, in the same chunk. */
export function LazyUnreadNotice(props: React.ComponentProps<typeof UnreadNotice>): React.ReactElement {
  return (
    <Lazy load={loadUnreadNotice} fallback={<span />}>
      {({ default: Loaded }) => <Loaded {...props} />}
    </Lazy>
  );
}
