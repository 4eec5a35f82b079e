import * as React from 'react';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import type { Action, PlanContent } from '../../domain/plan';
import { pendingEdits } from '../../app/pending';
import { useApp, useAppState, useContent } from '../AppContext';
import { useStableId } from '../controls/Field';
import { Later } from '../Later';
import { WidthProvider } from '../layout/useWidth';
import { Announcer } from '../outbox/Announcer';
import { PendingItem } from '../outbox/PendingItem';
import { UndoNotice } from '../outbox/UndoNotice';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { ActionRead } from './ActionRead';
import { DiscardDialog } from './DiscardDialog';
import { draftsOf, forgetDrafts, hasDraft } from './drafts';
import { PanelTop } from './PanelTop';
import { smallWindow, usePanelWidth } from './smallWindow';
import { useWords } from '../words/WordsContext';

/** The form with its date and people fields is fetched by those who edit. */
const loadEditAction = (): Promise<typeof import('./EditAction')> =>
  import(/* webpackChunkName: 'edit-action' */ './EditAction');

const panelStyles = { content: { padding: '0 24px 20px', selectors: { [smallWindow]: { padding: '0 16px 16px' } } } };

const useClasses = stylesOf((tokens, theme) => ({
  // Holds what is hidden for screen readers: without it those lines would lengthen the panel itself.
  body: { position: 'relative', color: tokens.text, fontSize: theme.fonts.medium.fontSize, paddingBottom: 24 },
  area: { margin: '16px 0 6px', color: tokens.quiet, lineHeight: 18, overflowWrap: 'anywhere' },
  title: {
    margin: '0 0 24px',
    fontSize: theme.fonts.xLarge.fontSize,
    lineHeight: 28,
    fontWeight: 600,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere'
  },
  undo: { margin: '16px 0 0', selectors: { ':empty': { display: 'none' } } },
  hidden
}));

interface OpenActionProps {
  action: Action;
  content: PlanContent;
  titleId: string;
  editing: boolean;
  onEdit(): void;
  onEdited(): void;
  askThen(leave: () => void): void;
  announce(words: string): void;
}

function OpenAction({
  action,
  content,
  titleId,
  editing,
  onEdit,
  onEdited,
  askThen,
  announce
}: OpenActionProps): React.ReactElement {
  const all = useWords();
  const classes = useClasses();
  const area = content.areas.find(one => one.id === action.areaId);
  const words = all.action.panel;
  return (
    <>
      <p className={classes.area}>{area ? words.area(area.ref, area.title) : words.noArea}</p>
      <h2 id={titleId} className={classes.title}>
        {action.number} {action.action}
      </h2>
      {editing ? (
        <Later load={loadEditAction} meanwhile={<p role="status">{words.loading}</p>}>
          {({ default: EditAction }) => (
            <EditAction
              action={action}
              content={content}
              onCancel={() => askThen(onEdited)}
              onSaved={({ kind }) => {
                announce(kind === 'saved' || kind === 'failed' ? all.action.edit.saved : all.outbox.sent[kind]);
                onEdited();
              }}
            />
          )}
        </Later>
      ) : (
        <ActionRead action={action} content={content} askThen={askThen} announce={announce} onEdit={onEdit} />
      )}
    </>
  );
}

interface ActionPanelProps {
  actionId: number;
  onDismiss(): void;
}

/** Asks before the browser throws away what was typed, where it isn't kept. */
function useWarnBeforeUnload(dirty: () => boolean): void {
  const latest = React.useRef(dirty);
  latest.current = dirty;
  React.useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (latest.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
}

function OnePanel({ actionId, onDismiss }: ActionPanelProps): React.ReactElement {
  const words = useWords().action;
  const app = useApp();
  const content = useContent();
  const operations = useAppState(state => state.outbox.operations);
  const classes = useClasses();
  const width = usePanelWidth();
  const titleId = useStableId('apActionTitle');
  const editButton = React.useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = React.useState(() => draftsOf(app).edits.has(actionId));
  const [asking, setAsking] = React.useState<{ then: () => void }>();
  const [leaving, setLeaving] = React.useState<{ then: () => void }>();
  const [said, setSaid] = React.useState('');
  const action = content?.actions.find(one => one.id === actionId);
  const mayEdit = content?.rights.editActions === true;
  // Fetched while there is a network: the form must open without one too.
  React.useEffect(() => {
    if (mayEdit) loadEditAction().catch(() => undefined);
  }, [mayEdit]);
  useWarnBeforeUnload(() => hasDraft(app, actionId) && app.drafts.keeping() !== 'kept');

  const askThen = (leave: () => void): void => {
    if (hasDraft(app, actionId)) setAsking({ then: leave });
    else leave();
  };
  const discard = (): void => {
    forgetDrafts(app, actionId);
    setAsking(undefined);
    setLeaving(asking);
  };
  // Only once the question is gone: closing with it, it would take the keyboard back into the closed panel.
  React.useEffect(() => {
    if (!leaving) return;
    setLeaving(undefined);
    leaving.then();
  }, [leaving]);
  const wasEditing = React.useRef(editing);
  React.useEffect(() => {
    // The form that had the keyboard is gone; its way in takes it back.
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const dismiss = (): void => askThen(onDismiss);
  const titleOf = editing && mayEdit ? words.edit.number : words.panel.actionNumber;

  return (
    <Panel
      isOpen
      isLightDismiss
      type={PanelType.custom}
      customWidth="min(640px, 100vw)"
      onDismiss={dismiss}
      onLightDismissClick={dismiss}
      // A list or a question of ours lies outside the panel: pressing it is not leaving.
      onOuterClick={() => undefined}
      popupProps={{ ariaLabelledBy: titleId }}
      // Who comes back from another window goes on typing where they were.
      focusTrapZoneProps={{ focusPreviouslyFocusedInnerElement: true }}
      onRenderNavigation={() => (
        <PanelTop
          title={action ? titleOf(action.number) : ''}
          editRef={editButton}
          onClose={dismiss}
          onEdit={
            action && mayEdit && !editing
              ? () => {
                  setSaid('');
                  setEditing(true);
                }
              : undefined
          }
        />
      )}
      onRenderHeader={() => null}
      styles={panelStyles}
    >
      <div className={classes.body}>
        <WidthProvider value={width}>
          <div className={classes.undo}>
            <UndoNotice />
          </div>
          {action && content ? (
            <OpenAction
              action={action}
              content={content}
              titleId={titleId}
              editing={editing && mayEdit}
              onEdit={() => setEditing(true)}
              onEdited={() => setEditing(false)}
              askThen={askThen}
              announce={setSaid}
            />
          ) : (
            <>
              <h2 id={titleId} className={classes.title}>
                {content ? words.panel.notHere : words.panel.loading}
              </h2>
              {content && <p>{words.panel.notHereWhy}</p>}
              {content &&
                pendingEdits(operations, actionId).map(shown => (
                  <PendingItem key={shown.operation.id} shown={shown} onEditAgain={() => setEditing(true)} />
                ))}
            </>
          )}
        </WidthProvider>
        <div className={classes.hidden} role="status" aria-live="polite">
          {said}
        </div>
        <Announcer />
      </div>
      {asking && <DiscardDialog onKeep={() => setAsking(undefined)} onDiscard={discard} />}
    </Panel>
  );
}

/** The one panel in which an action is read, updated and edited, wherever it was opened from. */
export default function ActionPanel({ actionId, onDismiss }: ActionPanelProps): React.ReactElement {
  // Another action is another panel: nothing of one form may stay in the next.
  return <OnePanel key={actionId} actionId={actionId} onDismiss={onDismiss} />;
}
