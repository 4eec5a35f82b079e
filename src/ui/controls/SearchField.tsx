import * as React from 'react';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';

const useClasses = stylesOf((tokens, theme) => ({
  root: { position: 'relative', flex: '2 1 220px', minWidth: 0, maxWidth: 360 },
  // Takes a row of its own where the filters fill theirs.
  ownRow: { maxWidth: 'none', flexBasis: '100%' },
  rootRoomy: { maxWidth: 'none' },
  input: [
    focusRing(tokens),
    {
      width: '100%',
      minHeight: 32,
      boxSizing: 'border-box',
      padding: '0 34px',
      borderRadius: 4,
      border: `1px solid ${tokens.edge}`,
      background: tokens.page,
      color: tokens.text,
      font: 'inherit',
      fontSize: theme.fonts.medium.fontSize,
      appearance: 'none',
      textOverflow: 'ellipsis',
      selectors: {
        '::placeholder': { color: tokens.quiet, opacity: 1 },
        // The browser's own clear button has no accessible name and is too small to tap.
        '::-webkit-search-cancel-button': { display: 'none' }
      }
    }
  ],
  roomy: { minHeight: 44, fontSize: 16, padding: '0 46px 0 36px' },
  sign: { position: 'absolute', left: 10, top: 'calc(50% - 8px)', pointerEvents: 'none', color: tokens.quiet },
  clear: [
    focusRing(tokens),
    {
      position: 'absolute',
      right: 4,
      top: 4,
      bottom: 4,
      width: 26,
      border: 0,
      borderRadius: 3,
      padding: 0,
      background: 'none',
      color: tokens.quiet,
      cursor: 'pointer',
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      selectors: { ':hover': { background: tokens.hover, color: tokens.text } }
    }
  ],
  clearRoomy: { width: 44, right: 0, top: 0, bottom: 0 }
}));

interface SearchFieldProps {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onSearch(text: string): void;
}

/** What is typed appears at once. The search itself runs after a pause this long. */
const restMilliseconds = 150;

/** A search box whose value other controls may change too. */
export function SearchField({ label, placeholder, clearLabel, value, onSearch }: SearchFieldProps): React.ReactElement {
  const classes = useClasses();
  const width = useWidth();
  const roomy = width === 'narrow';
  const input = React.useRef<HTMLInputElement>(null);
  const [typed, setTyped] = React.useState(value);
  // The value that this box and its parent last agreed on. Only a difference from it is a change, in either direction.
  const lastAgreed = React.useRef(value);
  const search = React.useRef(onSearch);
  search.current = onSearch;

  React.useEffect(() => {
    if (value === lastAgreed.current) return;
    lastAgreed.current = value;
    setTyped(value);
  }, [value]);

  React.useEffect(() => {
    if (typed === lastAgreed.current) return undefined;
    const timer = setTimeout(() => {
      lastAgreed.current = typed;
      search.current(typed);
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [typed]);

  const clear = (): void => {
    lastAgreed.current = '';
    setTyped('');
    onSearch('');
    input.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Escape' || typed === '') return;
    event.preventDefault();
    event.stopPropagation();
    clear();
  };

  return (
    <div
      className={`${classes.root} ${roomy ? classes.rootRoomy : ''} ${width === 'medium' ? classes.ownRow : ''}`}
      role="search"
    >
      <Glyph name="Search" className={classes.sign} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        className={`${classes.input} ${roomy ? classes.roomy : ''}`}
        autoComplete="off"
        spellCheck={false}
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label={clearLabel}
          className={`${classes.clear} ${roomy ? classes.clearRoomy : ''}`}
          onClick={clear}
        >
          <Glyph name="Cancel" size={14} />
        </button>
      )}
    </div>
  );
}
