import * as React from 'react';
import { Glyph } from '../icons';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { smallWindow } from './smallWindow';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 52,
    padding: '0 16px 0 24px',
    borderBottom: `1px solid ${tokens.rule}`,
    background: tokens.page,
    selectors: { [smallWindow]: { padding: '0 8px' } }
  },
  title: {
    flex: '1 1 auto',
    minWidth: 0,
    color: tokens.text,
    fontWeight: 600,
    fontSize: theme.fonts.medium.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap'
  },
  button: [
    focusRing(tokens, true),
    {
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      gap: 6,
      minHeight: 32,
      minWidth: 32,
      padding: '0 8px',
      border: '1px solid transparent',
      borderRadius: 4,
      background: 'transparent',
      color: tokens.text,
      font: 'inherit',
      fontSize: theme.fonts.medium.fontSize,
      fontWeight: 600,
      cursor: 'pointer',
      selectors: { ':hover': { background: tokens.hover }, [smallWindow]: { minHeight: 44, minWidth: 44 } }
    }
  ],
  link: { color: tokens.link },
  back: { display: 'none', selectors: { [smallWindow]: { display: 'inline-flex' } } },
  close: { padding: 0, selectors: { [smallWindow]: { display: 'none' } } }
}));

interface PanelTopProps {
  title: string;
  onClose(): void;
  /** Undefined where the person may not edit, or is editing already. */
  onEdit: (() => void) | undefined;
  editRef: React.RefObject<HTMLButtonElement>;
}

/** The sticky bar at the top of the panel. On a phone it offers Back, elsewhere Close. */
export function PanelTop({ title, onClose, onEdit, editRef }: PanelTopProps): React.ReactElement {
  const classes = useClasses();
  const words = useWords().action.panel;
  return (
    <div className={classes.root}>
      <button type="button" className={`${classes.button} ${classes.back}`} onClick={onClose}>
        <Glyph name="Left" />
        {words.back}
      </button>
      <span className={classes.title}>{title}</span>
      {onEdit && (
        <button ref={editRef} type="button" className={`${classes.button} ${classes.link}`} onClick={onEdit}>
          <Glyph name="Edit" />
          {words.edit}
        </button>
      )}
      <button
        type="button"
        className={`${classes.button} ${classes.close}`}
        aria-label={words.close}
        title={words.close}
        onClick={onClose}
      >
        <Glyph name="Cancel" />
      </button>
    </div>
  );
}
