import * as React from 'react';
import type { Stray, Strays } from '../../app/ports';
import type { Outcome } from '../../app/store';
import type { PlanContent } from '../../domain/plan';
import { textOf } from '../../model/values';
import { useApp, useAppState } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { useIsMounted } from '../controls/focus';
import { Select } from '../controls/Select';
import { FailureMessage } from '../failure/FailureMessage';
import { useOwnId } from '../layout/useOwnId';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  line: { margin: 0 },
  list: { listStyle: 'none', margin: '8px 0 0', padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.rule}`
  },
  what: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
  kind: { display: 'block', color: tokens.quiet, fontSize: theme.fonts.small.fontSize },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', flex: '0 1 auto' },
  link: [focusRing(tokens), { color: tokens.link, minHeight: 24, borderRadius: 2 }],
  more: { margin: '8px 0 0', color: tokens.quiet },
  hidden
}));

/** True for an operation that placed a stray, or took that back. */
const isPlacing = (command: string): boolean => command.endsWith('.place');

/** The strays of the site, looked up again whenever one was placed or that was undone. */
function useStrays(): Strays | undefined {
  const app = useApp();
  const isMounted = useIsMounted();
  const [strays, setStrays] = React.useState<Strays>();
  const placed = useAppState(({ outbox }) =>
    outbox.entries
      .filter(({ operation, status }) => isPlacing(operation.command) && status.kind === 'saved')
      .map(({ operation }) => operation.id)
      .join(' ')
  );
  React.useEffect(() => {
    void app.findStrays().then(found => {
      // A look that fails says nothing: the plan itself is sound, and the next opening looks again.
      if (isMounted.current && found.ok) setStrays(found.value);
    });
  }, [app, isMounted, placed]);
  return strays;
}

function Row({ stray, content }: { stray: Stray; content: PlanContent }): React.ReactElement {
  const words = useWords();
  const texts = words.access.strays;
  const classes = useClasses();
  const app = useApp();
  const isMounted = useIsMounted();
  const [actionId, setActionId] = React.useState('');
  const [outcome, setOutcome] = React.useState<Outcome | 'sending'>();
  const { plan, actions, rights } = content;
  const isUpdate = stray.list === 'updates';
  // SharePoint lets only its maker change an update, or somebody who owns the list.
  const mayPlace = stray.list === 'actions' || (isUpdate && (stray.isMine || rights.setUp));
  const name = stray.name === '' ? texts.unnamed : stray.name;
  const place = async (): Promise<void> => {
    const action = actions.find(one => String(one.id) === actionId);
    if (isUpdate && !action) return;
    setOutcome('sending');
    const placed = action
      ? await app.run('update.place', { stray, action })
      : await app.run('action.place', { stray, planId: plan.id });
    if (isMounted.current) setOutcome(placed);
  };
  const told =
    outcome === undefined || outcome === 'sending' || outcome.kind === 'failed'
      ? undefined
      : words.outbox.outcome(outcome.kind, texts.placed);
  return (
    <li className={classes.row}>
      <span className={classes.what}>
        <span className={classes.kind}>{texts.why(stray.list, stray.parent !== undefined)}</span>
        {name}
      </span>
      <span className={classes.buttons}>
        {told !== undefined && <span role="status">{told}</span>}
        {told === undefined && mayPlace && isUpdate && (
          <Select
            label={texts.actionFor(name)}
            value={actionId}
            onChange={setActionId}
            all={texts.chooseAction}
            choices={actions.map(one => ({
              value: String(one.id),
              text: `${textOf(one.number)} ${textOf(one.action)}`.slice(0, 80)
            }))}
          />
        )}
        {told === undefined && mayPlace && (
          <Button
            label={texts.placeNamed(isUpdate, name)}
            disabled={outcome === 'sending' || (isUpdate && actionId === '')}
            onClick={() => void place()}
          >
            {isUpdate ? texts.placeUpdate : texts.placeAction}
          </Button>
        )}
        <a className={classes.link} href={stray.formUrl} target="_blank" rel="noreferrer noopener">
          {texts.openForm}
          <span className={classes.hidden}>
            {' '}
            {name} {words.access.newTab}
          </span>
        </a>
      </span>
      {outcome !== undefined && outcome !== 'sending' && outcome.kind === 'failed' && (
        <FailureMessage failure={outcome.failure} doing="save" />
      )}
    </li>
  );
}

/**
 * Says how many items of the site belong to nothing that is there, and lets owners and managers place each. Such items
 * are shown nowhere else and counted nowhere.
 */
export default function StrayItems({ content }: { content: PlanContent }): React.ReactElement | null {
  const {
    access: { strays: words },
    common
  } = useWords();
  const classes = useClasses();
  const id = useOwnId('strays');
  const [open, setOpen] = React.useState(false);
  const strays = useStrays();
  if (!strays || strays.counts.length === 0) return null;
  const all = strays.counts.reduce((sum, { count }) => sum + count, 0);
  const sentences = strays.counts.map(({ list, count }) => words.count(list, count));
  return (
    <Banner
      tone="warn"
      sign="Warning"
      role="note"
      actions={
        <Button aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {open ? words.hide : words.show}
        </Button>
      }
    >
      {sentences.map(sentence => (
        <p key={sentence} className={classes.line}>
          {sentence}
        </p>
      ))}
      <div id={id}>
        {open && (
          <>
            <p className={classes.more}>{words.intro}</p>
            <ul className={classes.list} aria-label={words.list}>
              {strays.entries.map(stray => (
                <Row key={`${stray.list} ${String(stray.id)}`} stray={stray} content={content} />
              ))}
            </ul>
            {strays.entries.length < all && (
              <p className={classes.more}>{words.more(common.number(all - strays.entries.length))}</p>
            )}
          </>
        )}
      </div>
    </Banner>
  );
}
