import type { Operation } from '../../sync/operation';
import * as React from 'react';
import type { Status } from '../../sync/status';
import { useApp, useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { FaultLine, useStableId } from '../forms/Field';
import { stylesOf } from '../theme/useStyles';
import { CopyText } from './CopyText';
import { asText, fieldLabel, valueWords } from './operationWords';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 12px' },
  field: { border: 0, margin: '0 0 16px', padding: 0, minWidth: 0 },
  legend: { padding: '0 0 6px', fontWeight: 600 },
  was: {
    margin: '0 0 6px',
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap'
  },
  choices: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))', gap: 8 },
  choice: {
    display: 'flex',
    gap: 10,
    alignItems: 'flex-start',
    minHeight: 44,
    boxSizing: 'border-box',
    padding: '10px 12px',
    cursor: 'pointer',
    background: tokens.page,
    border: `1px solid ${tokens.edge}`,
    borderRadius: 4,
    selectors: { ':hover': { background: tokens.hover } }
  },
  chosen: { borderColor: tokens.accent, boxShadow: `inset 0 0 0 1px ${tokens.accent}` },
  radio: { margin: '3px 0 0', width: 16, height: 16, flexShrink: 0, accentColor: tokens.accent },
  whose: { display: 'block', color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: '16px' },
  value: { display: 'block', minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    alignItems: 'center',
    selectors: { '> button': { maxWidth: '100%', whiteSpace: 'normal' } }
  }
}));

interface ChoiceProps {
  name: string;
  whose: string;
  value: string;
  checked: boolean;
  onChoose(): void;
}

function Choice({ name, whose, value, checked, onChoose }: ChoiceProps): React.ReactElement {
  const classes = useClasses();
  return (
    <label className={`${classes.choice} ${checked ? classes.chosen : ''}`}>
      <input type="radio" name={name} checked={checked} onChange={onChoose} className={classes.radio} />
      <span>
        <span className={classes.whose}>{whose}</span>
        <span className={classes.value}>{value}</span>
      </span>
    </label>
  );
}

interface ConflictProps {
  operation: Operation;
  status: Extract<Status, { kind: 'conflict' }>;
}

/** Shows a conflict of two edits, field by field, with both values. Neither is chosen in advance. */
export function Conflict({ operation, status: { theirs, fields } }: ConflictProps): React.ReactElement {
  const all = useWords();
  const app = useApp();
  const content = useContent();
  const classes = useClasses();
  const words = all.outbox.conflict;
  const id = useStableId('apConflict');
  const [choices, setChoices] = React.useState<Readonly<Record<string, 'mine' | 'theirs'>>>({});
  const [attempted, setAttempted] = React.useState(false);
  // A newer ETag means that the other person saved again, so choices made between older values are cleared.
  React.useEffect(() => setChoices({}), [theirs.etag]);
  const by = theirs.by === '' ? words.somebody : theirs.by;
  const time = theirs.at === '' ? '' : all.dates.moment(theirs.at);
  const open = fields.filter(({ field }) => choices[field] === undefined);
  const isRemoval = operation.kind === 'remove';
  const choose = (chosen: Readonly<Record<string, 'mine' | 'theirs'>>): void =>
    void app.resolve(operation.id, { kind: 'choose', etag: theirs.etag, choices: chosen });
  const every = (side: 'mine' | 'theirs') => Object.fromEntries(fields.map(({ field }) => [field, side]));
  const save = (): void => {
    setAttempted(true);
    if (open.length === 0) choose(choices);
  };

  return (
    <Banner tone="warn" sign="Warning" role="alert">
      <p className={classes.title}>{isRemoval ? words.removal(by, time) : words.title(by, time, fields.length)}</p>
      <p className={classes.line}>{isRemoval ? words.removalText : words.text}</p>
      {fields.map(({ field, mine, theirs: other }) => (
        <fieldset key={field} className={classes.field}>
          <legend className={classes.legend}>{fieldLabel(operation, field, all)}</legend>
          {isRemoval ? (
            <p className={classes.was}>
              {valueWords(operation, field, mine, content, all)} → {valueWords(operation, field, other, content, all)}
            </p>
          ) : (
            <>
              {operation.base && field in operation.base && (
                <p className={classes.was}>
                  {words.was}: {valueWords(operation, field, operation.base[field], content, all)}
                </p>
              )}
              <div className={classes.choices}>
                <Choice
                  name={`${id}-${field}`}
                  whose={words.yours}
                  value={valueWords(operation, field, mine, content, all)}
                  checked={choices[field] === 'mine'}
                  onChoose={() => setChoices({ ...choices, [field]: 'mine' })}
                />
                <Choice
                  name={`${id}-${field}`}
                  whose={words.theirs(by, time)}
                  value={valueWords(operation, field, other, content, all)}
                  checked={choices[field] === 'theirs'}
                  onChoose={() => setChoices({ ...choices, [field]: 'theirs' })}
                />
              </div>
              {attempted && choices[field] === undefined && (
                <FaultLine id={`${id}-${field}-fault`}>{words.choose}</FaultLine>
              )}
            </>
          )}
        </fieldset>
      ))}
      <div className={classes.buttons}>
        {isRemoval ? (
          <>
            <Button onClick={() => choose(every('theirs'))}>{words.keep}</Button>
            <Button onClick={() => choose(every('mine'))}>{words.remove}</Button>
          </>
        ) : (
          <>
            <Button look="primary" onClick={save}>
              {words.save}
            </Button>
            <CopyText text={asText(operation, content, all)} />
            <Button onClick={() => void app.resolve(operation.id, { kind: 'discard' })}>{words.discard}</Button>
          </>
        )}
      </div>
    </Banner>
  );
}
