import * as React from 'react';
import { getId } from '@fluentui/react/lib/Utilities';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing, transition } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  label: { fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text, padding: '0 0 4px' },
  hint: { color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 16, margin: '-2px 0 6px' },
  fault: {
    display: 'flex',
    gap: 6,
    alignItems: 'flex-start',
    color: tokens.late,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: 16,
    margin: '4px 0 0',
    fontWeight: 600,
    overflowWrap: 'anywhere'
  },
  control: [
    focusRing(tokens, true),
    transition('border-color .1s'),
    {
      font: 'inherit',
      fontSize: theme.fonts.medium.fontSize,
      lineHeight: 20,
      color: tokens.text,
      background: tokens.page,
      border: `1px solid ${tokens.edge}`,
      borderRadius: 4,
      padding: '5px 8px',
      minHeight: 32,
      width: '100%',
      boxSizing: 'border-box',
      minWidth: 0,
      margin: 0,
      colorScheme: theme.isInverted ? 'dark' : 'light',
      selectors: {
        ':hover': { borderColor: tokens.text },
        '::placeholder': { color: tokens.quiet, opacity: 1 },
        '[aria-invalid="true"]': { borderColor: tokens.late, boxShadow: `inset 0 0 0 1px ${tokens.late}` }
      }
    }
  ],
  // iOS zooms into a field whose font is smaller than 16 px.
  roomy: { minHeight: 44, fontSize: 16 }
}));

/** The attributes that connect a control with its label, hint and error message. */
export interface Wiring {
  id: string;
  className: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
  'aria-required': boolean | undefined;
}

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** The error message. */
  fault?: string | undefined;
  required?: boolean;
  /** Rendered below the control, and part of its accessible description. */
  note?: React.ReactNode;
  children(wiring: Wiring): React.ReactNode;
}

/** An error message with its icon. */
export function FaultLine({ id, children }: { id: string; children: string }): React.ReactElement {
  const classes = useClasses();
  return (
    <p id={id} className={classes.fault}>
      <Glyph name="Warning" />
      <span>{children}</span>
    </p>
  );
}

/** An id that stays the same for the life of the component. */
export function useStableId(prefix: string): string {
  return React.useState(() => getId(prefix))[0];
}

/** A label, a hint, a control and its error message, connected for screen readers. */
export function Field({ label, hint, fault, required, note, children }: FieldProps): React.ReactElement {
  const classes = useClasses();
  const id = useStableId('apField');
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  const described = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`, note && `${id}-note`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classes.root}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        className: `${classes.control} ${roomy}`,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': fault === undefined ? undefined : true,
        'aria-required': required
      })}
      {fault !== undefined && <FaultLine id={`${id}-fault`}>{fault}</FaultLine>}
      {note && <div id={`${id}-note`}>{note}</div>}
    </div>
  );
}
