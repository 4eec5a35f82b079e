import { textOf } from '../../model/values';
import * as React from 'react';
import type { MyActions, MySection } from '../../domain/myActions';
import { mySections } from '../../domain/myActions';
import type { GlyphName } from '../icons';
import { Glyph } from '../icons';
import { useOwnId } from '../layout/useOwnId';
import { EntryBoundary } from '../shell/BrokenPart';
import { focusRing, hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { RowState } from './rowState';
import { ZoneDates } from '../plan/ZoneDates';
import { MyRow } from './MyRow';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 12, gridTemplateColumns: 'minmax(0, 1fr)' },
  heading: { margin: '0 0 4px', fontSize: theme.fonts.mediumPlus.fontSize, lineHeight: '24px', fontWeight: 600 },
  toggle: [
    focusRing(tokens),
    {
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      width: '100%',
      minHeight: 40,
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      color: tokens.text,
      textAlign: 'left',
      cursor: 'pointer',
      borderRadius: 4
    }
  ],
  sign: { color: tokens.quiet },
  late: { color: tokens.late },
  count: {
    minWidth: 24,
    padding: '0 8px',
    boxSizing: 'border-box',
    borderRadius: 11,
    textAlign: 'center',
    background: tokens.subtle,
    border: `1px solid ${tokens.rule}`,
    fontSize: theme.fonts.small.fontSize,
    lineHeight: '20px',
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums'
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.rule}`,
    borderRadius: 8,
    background: tokens.page
  },
  broken: { padding: '16px', borderTop: `1px solid ${tokens.rule}`, selectors: { ':first-child': { borderTop: 0 } } },
  hidden
}));

const signs: Readonly<Record<MySection, GlyphName>> = {
  overdue: 'Warning',
  soon: 'Calendar',
  later: 'Clock',
  waiting: 'Person',
  done: 'Ticked'
};

/** The up and down arrow keys move the focus between the actions of all sections. */
function moveBetweenRows(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const titles = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-my-action]')];
  const at = titles.findIndex(title => title === event.target);
  const next = at < 0 ? undefined : titles[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

interface MySectionListProps {
  actions: MyActions;
  rows: RowState;
  /** While searching, sections that are usually collapsed show their matches. */
  searching: boolean;
}

/** Lists the sections that have actions, each with its count. Completed actions are collapsed. */
export function MySectionList({ actions, rows, searching }: MySectionListProps): React.ReactElement {
  const {
    common: { number },
    myActions: words
  } = useWords();
  const classes = useClasses();
  const id = useOwnId('my-actions');
  const [toggled, setToggled] = React.useState<ReadonlySet<MySection>>(new Set());
  const toggle = (section: MySection): void => {
    const next = new Set(toggled);
    if (!next.delete(section)) next.add(section);
    setToggled(next);
  };
  return (
    <div className={classes.root} onKeyDown={moveBetweenRows}>
      <p id={`${id}-keys`} className={classes.hidden}>
        {words.keys}
      </p>
      {mySections
        .filter(section => actions[section].length > 0)
        .map(section => {
          const folded = section === 'done' && !searching;
          const open = folded === toggled.has(section);
          return (
            <section key={section} aria-labelledby={`${id}-${section}`}>
              <h3 className={classes.heading}>
                <button
                  type="button"
                  id={`${id}-${section}`}
                  className={classes.toggle}
                  aria-expanded={open}
                  onClick={() => toggle(section)}
                >
                  <Glyph name={open ? 'ChevronDown' : 'ChevronRight'} className={classes.sign} />
                  <Glyph name={signs[section]} className={section === 'overdue' ? classes.late : classes.sign} />
                  <span>{words.section[section]}</span>
                  <span className={classes.count} aria-hidden="true">
                    {number(actions[section].length)}
                  </span>
                  <span className={classes.hidden}>{words.count(actions[section].length)}</span>
                </button>
              </h3>
              {open && (
                <ul className={classes.list} aria-labelledby={`${id}-${section}`} aria-describedby={`${id}-keys`}>
                  {actions[section].map(one => (
                    <EntryBoundary
                      key={`${one.plan} ${one.action.id}`}
                      kind="action"
                      name={() => textOf(one.action.number)}
                      resetOn={one.action}
                      frame={entry => <li className={classes.broken}>{entry}</li>}
                    >
                      <ZoneDates content={one.content}>
                        <MyRow one={one} section={section} rows={rows} />
                      </ZoneDates>
                    </EntryBoundary>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
    </div>
  );
}
