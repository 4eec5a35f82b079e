import type { Action } from '../../model/action';
import * as React from 'react';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import type { PlanContent } from '../../domain/plan';
import { pendingEdits } from '../../app/state/pending';
import { textOf } from '../../model/values';
import { useApp, useAppState, useContent } from '../AppContext';
import { useStableId } from '../forms/Field';
import { Lazy } from '../shell/Lazy';
import { WidthProvider } from '../layout/useWidth';
import { Announcer } from '../outbox/Announcer';
import { PendingItem } from '../outbox/PendingItem';
import { UndoNotice } from '../outbox/UndoNotice';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { ActionRead } from './ActionRead';
import { DiscardDialog } from '../forms/DiscardDialog';
import { forgetDrafts, hasAnyDraft, hasDraft } from '../forms/drafts';
import { PanelTop } from './PanelTop';
import { smallWindow, usePanelWidth } from './smallWindow';
import { useWords } from '../words/WordsContext';

/** Fetches the edit form only for people who edit, since its date and people fields are large. */
const loadEditAction = (): Promise<typeof import('../forms/EditAction')> =>
  import(/* webpackChunkName: 'edit-action' */ '../forms/EditAction');

const panelStyles = {
  // A field that takes the keyboard comes to rest above the bar at the end of the form, with the faults that it may show.
  scrollableContent: { scrollPaddingBottom: 120 },
  content: { padding: '0 24px 20px', selectors: { [smallWindow]: { padding: '0 16px 16px' } } }
};

const useClasses = stylesOf((tokens, theme) => ({
  // Positioned, so that visually hidden lines stay inside it. Otherwise they would make the panel scroll further.
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
  confirmThen(leave: () => void): void;
  announce(words: string): void;
}

function OpenAction({
  action,
  content,
  titleId,
  editing,
  onEdit,
  onEdited,
  confirmThen,
  announce
}: OpenActionProps): React.ReactElement {
  const all = useWords();
  const classes = useClasses();
  const area = content.areas.find(one => one.id === action.areaId);
  const words = all.action.panel;
  return (
    <>
      <p className={classes.area}>
        {area ? words.area(area) : action.areaId === undefined ? words.noArea : all.plan.absentArea}
      </p>
      <h2 id={titleId} className={classes.title}>
        {textOf(action.number)} {textOf(action.action)}
      </h2>
      {editing ? (
        <Lazy load={loadEditAction} fallback={<p role="status">{words.loading}</p>}>
          {({ default: EditAction }) => (
            <EditAction
              action={action}
              content={content}
              onCancel={() => confirmThen(onEdited)}
              onSaved={({ kind }) => {
                announce(all.outbox.outcome(kind, all.action.edit.saved));
                onEdited();
              }}
            />
          )}
        </Lazy>
      ) : (
        <ActionRead action={action} content={content} confirmThen={confirmThen} announce={announce} onEdit={onEdit} />
      )}
    </>
  );
}

interface ActionPanelProps {
  actionId: number;
  onDismiss(): void;
}

/** Makes the browser ask before it closes the page while something typed would be lost. */
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

function PanelForAction({ actionId, onDismiss }: ActionPanelProps): React.ReactElement {
  const words = useWords().action;
  const app = useApp();
  const content = useContent();
  const entries = useAppState(state => state.outbox.entries);
  const classes = useClasses();
  const width = usePanelWidth();
  const titleId = useStableId('apActionTitle');
  const editButton = React.useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = React.useState(() => hasDraft(app, actionId, 'edit'));
  const [confirming, setConfirming] = React.useState<{ then: () => void }>();
  const [leaving, setLeaving] = React.useState<{ then: () => void }>();
  const [announced, setAnnounced] = React.useState('');
  const action = content?.actions.find(one => one.id === actionId);
  const mayEdit = content?.rights.editActions === true;
  // Prefetches the edit form while there is a network, so that it also opens offline.
  React.useEffect(() => {
    if (mayEdit) loadEditAction().catch(() => undefined);
  }, [mayEdit]);
  useWarnBeforeUnload(() => hasAnyDraft(app, actionId) && app.drafts.keeping() !== 'kept');

  const confirmThen = (leave: () => void): void => {
    if (hasAnyDraft(app, actionId)) setConfirming({ then: leave });
    else leave();
  };
  const discard = (): void => {
    forgetDrafts(app, actionId);
    setConfirming(undefined);
    setLeaving(confirming);
  };
  // Leaves only after the dialog has closed. A dialog that closes together with the panel would return the focus to an
  // element of the panel that is gone.
  React.useEffect(() => {
    if (!leaving) return;
    setLeaving(undefined);
    leaving.then();
  }, [leaving]);
  const wasEditing = React.useRef(editing);
  React.useEffect(() => {
    // The focused form is gone, so the focus returns to the button that opened it.
    if (wasEditing.current && !editing) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  const dismiss = (): void => confirmThen(onDismiss);
  const titleOf = editing && mayEdit ? words.edit.number : words.panel.actionNumber;

  return (
    <Panel
      isOpen
      isLightDismiss
      type={PanelType.custom}
      customWidth="min(640px, 100vw)"
      onDismiss={dismiss}
      onLightDismissClick={dismiss}
      // Lists and dialogs of ours render outside the panel: a click on one must not close the panel.
      onOuterClick={() => undefined}
      popupProps={{ ariaLabelledBy: titleId }}
      // When the person returns from another window, the focus goes back to the field that they were typing in.
      focusTrapZoneProps={{ focusPreviouslyFocusedInnerElement: true }}
      onRenderNavigation={() => (
        <PanelTop
          title={action ? titleOf(textOf(action.number)) : ''}
          editRef={editButton}
          onClose={dismiss}
          onEdit={
            action && mayEdit && !editing
              ? () => {
                  setAnnounced('');
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
              confirmThen={confirmThen}
              announce={setAnnounced}
            />
          ) : (
            <>
              <h2 id={titleId} className={classes.title}>
                {content ? words.panel.notHere : words.panel.loading}
              </h2>
              {content && <p>{words.panel.notHereWhy}</p>}
              {content &&
                pendingEdits(entries, actionId).map(entry => (
                  <PendingItem key={entry.operation.id} entry={entry} onEditAgain={() => setEditing(true)} />
                ))}
            </>
          )}
        </WidthProvider>
        <div className={classes.hidden} role="status" aria-live="polite">
          {announced}
        </div>
        <Announcer />
      </div>
      {confirming && <DiscardDialog onKeep={() => setConfirming(undefined)} onDiscard={discard} />}
    </Panel>
  );
}

/** The one panel for an action, wherever it was opened from: read it, add an update, edit it. */
export default function ActionPanel({ actionId, onDismiss }: ActionPanelProps): React.ReactElement {
  // The key gives each action a panel of its own, so that no form state carries over to the next action.
  return <PanelForAction key={actionId} actionId={actionId} onDismiss={onDismiss} />;
}
