import * as React from 'react';
import type { PlanContent } from '../../domain/plan';
import { isUnread } from '../../domain/access';
import { applyFilter, isEmptyFilter } from '../../domain/filter';
import { summarise } from '../../domain/summary';
import { useApp, useAppState } from '../AppContext';
import { Button } from '../controls/Button';
import { useWidth } from '../layout/useWidth';
import { ShareMatchingActions } from '../post/ShareActions';
import { stylesOf } from '../theme/useStyles';
import { FilterBar } from './FilterBar';
import { groupByArea } from './groups';
import { EmptyState } from './EmptyState';
import { PlanCards } from './PlanCards';
import { PlanTable } from './PlanTable';
import { SummaryStrip } from './SummaryStrip';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({
  root: { display: 'grid', rowGap: 16, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' }
}));

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** The main view of a plan: the summary, the filters, and the actions by improvement area. */
export function PlanView({ content }: { content: PlanContent }): React.ReactElement {
  const { plan: words, access } = useWords();
  const classes = useClasses();
  const app = useApp();
  const width = useWidth();
  const filter = useAppState(state => state.view.filter);
  const openId = useAppState(state => state.view.actionId);
  const [shut, setShut] = React.useState<ReadonlySet<string>>(new Set());
  const { plan, actions, areas, today } = content;

  const filtered = !isEmptyFilter(filter);
  const summary = React.useMemo(() => summarise(actions, plan, today), [actions, plan, today]);
  const matching = React.useMemo(() => applyFilter(actions, filter, plan, today), [actions, filter, plan, today]);
  const groups = React.useMemo(
    () => groupByArea(actions, matching, areas, plan, today, filtered),
    [actions, matching, areas, plan, today, filtered]
  );
  const onToggle = React.useCallback((area: string): void => setShut(before => toggled(before, area)), []);
  const filterBar = React.useRef<HTMLDivElement>(null);
  // The clear button disappears when pressed, so the focus moves to the filter bar.
  const onClear = (): void => {
    app.clearFilter();
    filterBar.current?.focus();
  };
  const rows = { groups, plan, today, shut, onToggle, onOpen: app.openAction };

  if (isUnread(content, 'actions')) return <EmptyState title={access.unread.actionsTitle} body={access.unread.why} />;
  return (
    <div className={classes.root}>
      <SummaryStrip plan={plan} summary={summary} filter={filter} onFilter={app.filterBy} />
      <FilterBar
        ref={filterBar}
        plan={plan}
        actions={actions}
        me={content.me}
        matching={matching.length}
        filter={filter}
        onFilter={app.filterBy}
        onClear={onClear}
        commands={<ShareMatchingActions actions={matching} content={content} />}
      />
      {filtered && matching.length === 0 && (
        <EmptyState title={words.noMatch} body={words.noMatchNext}>
          <Button onClick={onClear}>{words.clearFilters}</Button>
        </EmptyState>
      )}
      {!filtered && actions.length === 0 && <EmptyState title={words.noActions} body={words.noActionsNext} />}
      {groups.length > 0 &&
        (width === 'narrow' ? <PlanCards {...rows} /> : <PlanTable {...rows} width={width} openId={openId} />)}
    </div>
  );
}
