import * as React from 'react';
import type { Screen } from '../../app/store';
import type { ChosenPlan } from '../../domain/chosenPlan';
import type { MyAction, MyActions, MySection } from '../../domain/myActions';
import { myActionsOf, mySectionOf, mySections } from '../../domain/myActions';
import { AppProvider } from '../AppContext';
import { Button } from '../controls/Button';
import { SearchField } from '../controls/SearchField';
import { WhatWaits } from '../outbox/WhatWaits';
import { Nothing } from '../plan/Nothing';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { MyHeader } from './MyHeader';
import { MySectionList } from './MySectionList';
import { OpenPanel } from './OpenPanel';
import { usePersonal, usePersonalState } from './PersonalContext';
import { PlanTroubles } from './PlanTroubles';
import { LoadingRows } from './LoadingRows';
import { NotKept } from './NotKept';
import { NotFoundNotice } from './NotFoundNotice';
import { Welcome } from './Welcome';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { display: 'grid', rowGap: 16, gridTemplateColumns: 'minmax(0, 1fr)', color: tokens.text },
  search: { display: 'flex' },
  hidden
}));

/** The row in which an update is being written, and the part it stays in meanwhile. */
interface Writing {
  plan: string;
  actionId: number;
  section: MySection;
}

export interface RowState {
  writing: Writing | undefined;
  /** What is said in the row whose update was saved. */
  saved: { plan: string; actionId: number; words: string } | undefined;
  onWrite(one: MyAction): void;
  onSaved(one: MyAction, words: string): void;
  onStop(one: MyAction): void;
}

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

/** An outbox is a site's: two plans of one site have the same. */
function isFirstOfSite({ chosen }: ReadyPlan, index: number, all: readonly ReadyPlan[]): boolean {
  return all.findIndex(one => one.chosen.webUrl === chosen.webUrl) === index;
}

/** What a lead opens first thing in the morning. */
export function MyActionsPage(): React.ReactElement {
  const words = useWords();
  const classes = useClasses();
  const personal = usePersonal();
  const { plans, kept, text, open } = usePersonalState(state => state);
  const [writing, setWriting] = React.useState<Writing>();
  const [saved, setSaved] = React.useState<RowState['saved']>();
  const [announced, setAnnounced] = React.useState('');
  const [focusOn, setFocusOn] = React.useState<{ plan: string; actionId: number }>();
  const root = React.useRef<HTMLDivElement>(null);

  const ready = plans.flatMap(({ key, chosen, screen }): ReadyPlan[] =>
    screen.kind === 'ready' ? [{ key, chosen, screen, content: screen.content }] : []
  );
  const all = myActionsOf(ready);
  const shown = text.trim() === '' && !writing ? all : myActionsOf(ready, text, writing);

  React.useEffect(() => {
    // The form that had the keyboard is gone, and the row may stand somewhere else now, or not be among what is looked for.
    if (!focusOn) return;
    const buttons = [...(root.current?.querySelectorAll<HTMLElement>('[data-add]') ?? [])];
    const button = buttons.find(one => one.dataset['add'] === `${focusOn.plan} ${focusOn.actionId}`);
    (button ?? root.current?.querySelector<HTMLElement>('input[type="search"]'))?.focus();
    setFocusOn(undefined);
  }, [focusOn]);

  // The panel goes on with what was begun in the row: two forms of one draft would not know of each other.
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
      const content = plans
        .map(one => one.key === plan && one.app.state.getState().screen)
        .find(screen => screen !== false);
      const now = content && content.kind === 'ready' ? content.content : undefined;
      const after = now?.actions.find(one => one.id === action.id);
      const section = now && after && mySectionOf(after, now.today);
      const moved =
        section !== undefined && writing !== undefined && section !== writing.section
          ? ` ${words.myActions.movedTo(action.number, section)}`
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

  if (kept === 'starting') return <LoadingRows />;
  const loading = plans.some(one => one.screen.kind === 'loading');
  const mine = total(all);
  return (
    <div ref={root} className={classes.root}>
      <div className={classes.hidden} role="status" aria-live="polite">
        {announced}
      </div>
      <MyHeader plans={ready} actions={all} mine={mine} waitingFor={plans.length - ready.length} />
      <NotFoundNotice />
      {plans.length > 0 && <NotKept />}
      {plans.length === 0 && <Welcome />}
      <PlanTroubles plans={plans} writingIn={writing} />
      {ready.filter(isFirstOfSite).map(({ key, screen }) => {
        const app = plans.find(one => one.key === key)?.app;
        return (
          app && (
            <AppProvider key={key} value={app}>
              <WhatWaits screen={screen} />
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
        <Nothing title={words.myActions.nothingLed} body={words.myActions.nothingLedNext} />
      )}
      {mine > 0 && total(shown) === 0 && (
        <Nothing title={words.myActions.noMatch} body={words.myActions.noMatchNext}>
          <Button onClick={() => personal.search('')}>{words.myActions.clearSearch}</Button>
        </Nothing>
      )}
      <MySectionList actions={shown} rows={rows} searching={text.trim() !== ''} />
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
