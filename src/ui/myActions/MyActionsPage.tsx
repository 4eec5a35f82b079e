import { textOf } from '../../model/values';
import * as React from 'react';
import type { Screen } from '../../app/store';
import type { ChosenPlan } from '../../domain/chosenPlan';
import type { MyActions } from '../../domain/myActions';
import { myActionsOf, mySectionOf, mySections } from '../../domain/myActions';
import { AppProvider } from '../AppContext';
import { Button } from '../controls/Button';
import { SearchField } from '../controls/SearchField';
import { OutboxRegion } from '../outbox/OutboxRegion';
import { EmptyState } from '../plan/EmptyState';
import { PartBoundary } from '../shell/BrokenPart';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { MyHeader } from './MyHeader';
import type { RowState, Writing } from './rowState';
import { MySectionList } from './MySectionList';
import { OpenPanel } from './OpenPanel';
import { usePersonal, usePersonalState } from './PersonalContext';
import { PlanProblems } from './PlanProblems';
import { LoadingRows } from './LoadingRows';
import { NotStoredNotice } from './NotStoredNotice';
import { NotFoundNotice } from './NotFoundNotice';
import { Welcome } from './Welcome';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { display: 'grid', rowGap: 16, gridTemplateColumns: 'minmax(0, 1fr)', color: tokens.text },
  search: { display: 'flex' },
  hidden
}));

function total(actions: MyActions): number {
  return mySections.reduce((sum, section) => sum + actions[section].length, 0);
}

type Ready = Extract<Screen, { kind: 'ready' }>;

interface ReadyPlan {
  key: string;
  chosen: ChosenPlan;
  screen: Ready;
  content: Ready['content'];
}

/** True for the first of a site's plans. All plans of a site share one outbox, which must show only once. */
function isFirstOfSite({ chosen }: ReadyPlan, index: number, all: readonly ReadyPlan[]): boolean {
  return all.findIndex(one => one.chosen.webUrl === chosen.webUrl) === index;
}

/** The main page of the personal app: the actions that this person leads, from all chosen plans. */
export function MyActionsPage(): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const personal = usePersonal();
  const { plans, storage, text, open } = usePersonalState(state => state);
  const [writing, setWriting] = React.useState<Writing>();
  const [saved, setSaved] = React.useState<RowState['saved']>();
  const [announced, setAnnounced] = React.useState('');
  const [focusOn, setFocusOn] = React.useState<{ plan: string; actionId: number }>();
  const root = React.useRef<HTMLDivElement>(null);

  const ready = plans.flatMap(({ key, chosen, screen }): ReadyPlan[] =>
    screen.kind === 'ready' ? [{ key, chosen, screen, content: screen.content }] : []
  );
  const all = myActionsOf(ready);
  const matching = text.trim() === '' && !writing ? all : myActionsOf(ready, text, writing);

  React.useEffect(() => {
    // The focused form has closed. Its row may have moved to another section, or may no longer match the search.
    if (!focusOn) return;
    const buttons = [...(root.current?.querySelectorAll<HTMLElement>('[data-add]') ?? [])];
    const button = buttons.find(one => one.dataset['add'] === `${focusOn.plan} ${focusOn.actionId}`);
    (button ?? root.current?.querySelector<HTMLElement>('input[type="search"]'))?.focus();
    setFocusOn(undefined);
  }, [focusOn]);

  // Moves from the inline form to the panel, since two open forms must not edit one draft.
  React.useEffect(() => {
    if (open) setWriting(undefined);
  }, [open]);

  const rows: RowState = {
    writing,
    saved,
    onWrite: ({ plan, action, content }) => {
      setSaved(undefined);
      setWriting({ plan, actionId: action.id, section: mySectionOf(action, content.today) });
    },
    onSaved: ({ plan, action }, told) => {
      setWriting(undefined);
      const content = plans.map(one => one.key === plan && one.app.screen()).find(screen => screen !== false);
      const now = content && content.kind === 'ready' ? content.content : undefined;
      const after = now?.actions.find(one => one.id === action.id);
      const section = now && after && mySectionOf(after, now.today);
      const moved =
        section !== undefined && writing !== undefined && section !== writing.section
          ? ` ${words.myActions.movedTo(textOf(action.number), section)}`
          : '';
      setSaved({ plan, actionId: action.id, words: told + moved });
      setAnnounced(told + moved);
      setFocusOn({ plan, actionId: action.id });
    },
    onStop: ({ plan, action }) => {
      setWriting(undefined);
      setFocusOn({ plan, actionId: action.id });
    }
  };

  if (storage === 'starting') return <LoadingRows />;
  const loading = plans.some(one => one.screen.kind === 'loading');
  const mine = total(all);
  return (
    <div ref={root} className={classes.root}>
      <div className={classes.hidden} role="status" aria-live="polite">
        {announced}
      </div>
      <MyHeader plans={ready} actions={all} mine={mine} notReady={plans.length - ready.length} />
      <NotFoundNotice />
      {plans.length > 0 && <NotStoredNotice />}
      {plans.length === 0 && <Welcome />}
      <PlanProblems plans={plans} writingIn={writing} />
      {ready.filter(isFirstOfSite).map(({ key, screen }) => {
        const app = plans.find(one => one.key === key)?.app;
        return (
          app && (
            <AppProvider key={key} value={app}>
              <PartBoundary resetOn={screen}>
                <OutboxRegion screen={screen} />
              </PartBoundary>
            </AppProvider>
          )
        );
      })}
      {loading && ready.length === 0 && <LoadingRows />}
      {mine > 0 && (
        <div className={classes.search}>
          <SearchField
            label={words.myActions.find}
            placeholder={words.myActions.findPlaceholder}
            clearLabel={words.myActions.clearSearch}
            value={text}
            onSearch={personal.search}
          />
        </div>
      )}
      {ready.length > 0 && !loading && mine === 0 && (
        <EmptyState title={words.myActions.nothingLed} body={words.myActions.nothingLedNext} />
      )}
      {mine > 0 && total(matching) === 0 && (
        <EmptyState title={words.myActions.noMatch} body={words.myActions.noMatchNext}>
          <Button onClick={() => personal.search('')}>{words.myActions.clearSearch}</Button>
        </EmptyState>
      )}
      <MySectionList actions={matching} rows={rows} searching={text.trim() !== ''} />
      <OpenPanel
        opening={
          <span className={classes.hidden} role="status">
            {words.plan.opening}
          </span>
        }
      />
    </div>
  );
}
