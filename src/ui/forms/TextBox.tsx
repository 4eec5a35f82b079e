import * as React from 'react';
import { stylesOf } from '../theme/useStyles';
import { Field } from './Field';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  counter: {
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: 16,
    marginTop: 4,
    textAlign: 'right'
  },
  over: { color: tokens.late, fontWeight: 600 },
  area: { resize: 'vertical', overflow: 'auto', maxHeight: '60vh', display: 'block' }
}));

interface TextBoxProps {
  label: string;
  value: string;
  onChange(value: string): void;
  hint?: string | undefined;
  fault?: string | undefined;
  required?: boolean;
  /**
   * The longest text that SharePoint accepts, in UTF-16 code units. A longer text is not cut: it is counted and refused
   * with a message.
   */
  limit: number;
  /** Makes it a multi-line field with at least this many rows, which grows with the text. */
  rows?: number;
}

/** The share of the limit from which the character count shows; before that it would only distract. */
const counterThreshold = 0.9;

/** A text field; multi-line where `rows` is given. */
export function TextBox({
  label,
  value,
  onChange,
  hint,
  fault,
  required,
  limit,
  rows
}: TextBoxProps): React.ReactElement {
  const words = useWords().controls;
  const classes = useClasses();
  const area = React.useRef<HTMLTextAreaElement>(null);
  React.useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);
  const left = limit - value.length;
  const counter = value.length > limit * counterThreshold && (
    <div className={`${classes.counter} ${left < 0 ? classes.over : ''}`}>
      {left < 0 ? words.charactersOver(-left) : words.charactersLeft(left)}
    </div>
  );
  return (
    <Field label={label} hint={hint} fault={fault} required={required} note={counter}>
      {wiring =>
        rows === undefined ? (
          <input
            type="text"
            dir="auto"
            autoComplete="off"
            {...wiring}
            value={value}
            onChange={event => onChange(event.target.value)}
          />
        ) : (
          <textarea
            {...wiring}
            ref={area}
            dir="auto"
            rows={rows}
            className={`${wiring.className} ${classes.area}`}
            value={value}
            onChange={event => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
