import * as React from 'react';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { Field } from './Field';

const useClasses = stylesOf(tokens => ({
  root: { position: 'relative', display: 'block' },
  select: { appearance: 'none', paddingRight: 32, textOverflow: 'ellipsis', cursor: 'pointer' },
  sign: { position: 'absolute', right: 9, top: '50%', marginTop: -8, pointerEvents: 'none', color: tokens.quiet }
}));

interface SelectBoxProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange(value: Value): void;
  hint?: string | undefined;
  fault?: string | undefined;
}

/** A labelled native select, which works with every keyboard, screen reader and phone. */
export function SelectBox<Value extends string>({
  label,
  value,
  options,
  onChange,
  hint,
  fault
}: SelectBoxProps<Value>): React.ReactElement {
  const classes = useClasses();
  const choose = (chosen: string): void => {
    const option = options.find(one => one.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <Field label={label} hint={hint} fault={fault}>
      {wiring => (
        <span className={classes.root}>
          <select
            {...wiring}
            className={`${wiring.className} ${classes.select}`}
            value={value}
            onChange={event => choose(event.target.value)}
          >
            {options.map(option => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
          <Glyph name="ChevronDown" className={classes.sign} />
        </span>
      )}
    </Field>
  );
}
