import type { Brag } from '../../model/action';
import { brags } from '../../model/action';
import type { Plan } from '../../model/plan';
import { textOf } from '../../model/values';
import * as React from 'react';
import { BragMark } from '../brag/BragMark';
import { FaultLine, useStableId } from './Field';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: { border: 0, padding: 0, margin: 0, minWidth: 0 },
  label: { fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text, padding: '0 0 4px' },
  hint: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16, margin: '-2px 0 6px' },
  list: { border: `1px solid ${tokens.edge}`, borderRadius: 4, overflow: 'hidden', background: tokens.page },
  listFault: { borderColor: tokens.late, boxShadow: `inset 0 0 0 1px ${tokens.late}` },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    minHeight: 36,
    padding: '4px 12px',
    boxSizing: 'border-box',
    cursor: 'pointer',
    color: tokens.text,
    selectors: {
      ':hover': { background: tokens.hover },
      ':not(:first-child)': { borderTop: `1px solid ${tokens.rule}` },
      ':focus-within': { background: tokens.hover }
    }
  },
  chosen: { background: tokens.selected, fontWeight: 600 },
  roomy: { minHeight: 44, flexWrap: 'wrap', gap: '0 10px', padding: '8px 12px' },
  radio: [
    focusRing(tokens),
    {
      width: 18,
      height: 18,
      margin: 0,
      flexShrink: 0,
      accentColor: tokens.accent,
      colorScheme: theme.isInverted ? 'dark' : 'light',
      cursor: 'pointer',
      borderRadius: '50%'
    }
  ],
  word: { flex: '0 0 84px' },
  wordAlone: { flex: '0 0 auto' },
  meaning: {
    flex: '1 1 160px',
    minWidth: 0,
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: 16,
    fontWeight: 400,
    overflowWrap: 'anywhere'
  },
  meaningRoomy: { flex: '1 0 100%', paddingLeft: 28, boxSizing: 'border-box' }
}));

interface BragChoiceProps {
  label: string;
  hint?: string | undefined;
  value: Brag | undefined;
  onChange(value: Brag | undefined): void;
  /** What each colour means in this plan. */
  meanings: Plan['bragKey'];
  fault?: string | undefined;
  /** Adds an option for no value, with this label and meaning. */
  none?: { text: string; meaning: string };
}

interface RowProps {
  name: string;
  checked: boolean;
  meaning: string;
  onChoose(): void;
  children: React.ReactElement | string;
}

function Row({ name, checked, meaning, onChoose, children }: RowProps): React.ReactElement {
  const classes = useClasses();
  const id = useStableId('apBrag');
  const narrow = useWidth() === 'narrow';
  return (
    <label className={`${classes.row} ${checked ? classes.chosen : ''} ${narrow ? classes.roomy : ''}`}>
      <input
        type="radio"
        name={name}
        className={classes.radio}
        checked={checked}
        onChange={onChoose}
        aria-labelledby={`${id}-word`}
        aria-describedby={meaning === '' ? undefined : `${id}-meaning`}
      />
      <span id={`${id}-word`} className={typeof children === 'string' ? classes.wordAlone : classes.word}>
        {children}
      </span>
      {meaning !== '' && (
        <span id={`${id}-meaning`} className={`${classes.meaning} ${narrow ? classes.meaningRoomy : ''}`}>
          {meaning}
        </span>
      )}
    </label>
  );
}

/** The five BRAG values as radio buttons, each with its meaning in the plan. */
export function BragChoice({
  label,
  hint,
  value,
  onChange,
  meanings,
  fault,
  none
}: BragChoiceProps): React.ReactElement {
  const classes = useClasses();
  const id = useStableId('apBragChoice');
  const described = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`]
    .filter(Boolean)
    .join(' ');
  return (
    <div
      role="radiogroup"
      className={classes.root}
      aria-labelledby={`${id}-label`}
      aria-describedby={described === '' ? undefined : described}
      aria-invalid={fault === undefined ? undefined : true}
    >
      <div id={`${id}-label`} className={classes.label}>
        {label}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      <div className={`${classes.list} ${fault === undefined ? '' : classes.listFault}`}>
        {none && (
          <Row name={id} checked={value === undefined} meaning={none.meaning} onChoose={() => onChange(undefined)}>
            {none.text}
          </Row>
        )}
        {brags.map(brag => (
          <Row
            key={brag}
            name={id}
            checked={value === brag}
            meaning={textOf(meanings[brag])}
            onChoose={() => onChange(brag)}
          >
            <BragMark brag={brag} />
          </Row>
        ))}
      </div>
      {fault !== undefined && <FaultLine id={`${id}-fault`}>{fault}</FaultLine>}
    </div>
  );
}
