import * as React from 'react';
import type { ActionFields } from '../../domain/checks';
import type { Action } from '../../domain/plan';
import { useApp, useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { actionText } from '../loc/action';
import { stylesOf } from '../theme/useStyles';
import type { EditValues } from './editValues';
import { changedFields, fieldsOf, inWords } from './editValues';

const useClasses = stylesOf((tokens, theme) => ({
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 12px' },
  // In a narrow panel the longest button takes two lines.
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, selectors: { '> button': { maxWidth: '100%', whiteSpace: 'normal' } } },
  said: { margin: '8px 0 0' },
  table: { width: '100%', borderCollapse: 'collapse', margin: '0 0 12px', fontSize: theme.fonts.small.fontSize, lineHeight: 18 },
  caption: { textAlign: 'left', fontWeight: 600, padding: '0 0 4px' },
  cell: { textAlign: 'left', verticalAlign: 'top', padding: '6px 8px 6px 0', borderTop: `1px solid ${tokens.rule}`, fontWeight: 400, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  head: { color: tokens.quiet },
  quiet: { color: tokens.quiet }
}));

interface DifferencesProps {
  loaded: Action;
  mine: ActionFields;
  current: Action;
  theirs: readonly (keyof ActionFields)[];
}

function Differences({ loaded, mine, current, theirs }: DifferencesProps): React.ReactElement {
  const classes = useClasses();
  const content = useContent();
  const words = actionText.stale;
  const myChanges = changedFields(loaded, mine);
  const areaName = (id: number): string => {
    const area = content?.areas.find(one => one.id === id);
    return area ? actionText.panel.area(area.ref, area.title) : '';
  };
  const shown = (fields: ActionFields, name: keyof ActionFields): string => inWords(fields, name, areaName) || actionText.details.empty;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{words.caption}</caption>
      <thead>
        <tr>{[words.field, words.theirs, words.yours].map(text => <th key={text} scope="col" className={`${classes.cell} ${classes.head}`}>{text}</th>)}</tr>
      </thead>
      <tbody>
        {theirs.map(name => (
          <tr key={name}>
            <th scope="row" className={classes.cell}>{actionText.fields[name]}</th>
            <td className={classes.cell}>{shown(current, name)}</td>
            <td className={classes.cell}>{myChanges.includes(name) ? shown(mine, name) : <span className={classes.quiet}>{words.unchanged}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was typed, as plain text. */
function asText(loaded: Action, mine: ActionFields): string {
  return changedFields(loaded, mine).map(name => `${actionText.fields[name]}: ${inWords(mine, name, String)}`).join('\n');
}

interface StaleHelpProps {
  loaded: Action;
  values: EditValues;
  /** The plan in view already has the other version: it need not be asked for. */
  isRead: boolean;
  /** Puts what was changed here on top of the current version. */
  onRebase(current: Action): void;
}

/** Somebody else saved in between: nothing is lost, nothing is overwritten unseen. */
export function StaleHelp({ loaded, values, isRead, onRebase }: StaleHelpProps): React.ReactElement {
  const app = useApp();
  const content = useContent();
  const classes = useClasses();
  const words = actionText.stale;
  const [look, setLook] = React.useState<'not yet' | 'reading' | 'seen'>('not yet');
  const [copied, setCopied] = React.useState('');
  const root = React.useRef<HTMLDivElement>(null);
  const next = React.useRef<HTMLButtonElement>(null);
  React.useEffect(() => {
    if (look !== 'seen') return;
    // The button that was pressed is gone; what came in its place is taller and may lie under the save bar.
    next.current?.focus({ preventScroll: true });
    root.current?.scrollIntoView?.({ block: 'center' });
  }, [look]);
  const seen = isRead || look === 'seen';
  const mine = fieldsOf(values);
  const current = content?.actions.find(one => one.id === loaded.id);
  const theirs = current ? changedFields(loaded, current) : [];

  const see = async (): Promise<void> => {
    setLook('reading');
    await app.load();
    setLook('seen');
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(asText(loaded, mine));
      setCopied(words.copied);
    } catch {
      setCopied(words.notCopied);
    }
  };

  return (
    <div ref={root}>
      <Banner tone="warn" sign="Warning" role="alert">
        <p className={classes.title}>{words.title}</p>
        <p className={classes.line}>{!seen ? words.text : !current ? words.gone : theirs.length === 0 ? words.same : words.text}</p>
        {seen && current && theirs.length > 0 && <Differences loaded={loaded} mine={mine} current={current} theirs={theirs} />}
        <div className={classes.buttons}>
          {!seen && <Button onClick={() => void see()}>{look === 'reading' ? words.seeing : words.see}</Button>}
          {seen && current && <Button ref={next} look="primary" onClick={() => onRebase(current)}>{words.rebase}</Button>}
          <Button onClick={() => void copy()}>{words.copy}</Button>
        </div>
        <p className={classes.said} role="status">{copied}</p>
      </Banner>
    </div>
  );
}
