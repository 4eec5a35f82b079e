import type { Brag } from '../../model/action';
import { brags } from '../../model/action';
import { textOf } from '../../model/values';
import * as React from 'react';
import { BragShape } from '../brag/BragMark';
import { Glyph } from '../icons';
import { RowProblems } from '../problems/ItemProblems';
import { hidden, transition } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import type { AreaGroup, GroupArea } from './groups';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: '16px', rowGap: '4px' },
  heading: {
    margin: 0,
    fontSize: theme.fonts.mediumPlus.fontSize,
    fontWeight: 600,
    lineHeight: '22px',
    flex: '1 1 260px',
    minWidth: 0,
    color: tokens.text
  },
  toggle: {
    border: 0,
    padding: 0,
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    display: 'flex',
    gap: '10px',
    minHeight: 24,
    alignItems: 'flex-start',
    width: '100%'
  },
  chevron: [transition('transform .12s'), { marginTop: 3 }],
  shut: { transform: 'rotate(-90deg)' },
  title: { overflowWrap: 'anywhere' },
  facts: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: '14px',
    color: tokens.quiet,
    fontSize: theme.fonts.small.fontSize,
    marginLeft: 26
  },
  mini: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '5px',
    color: tokens.text,
    fontVariantNumeric: 'tabular-nums'
  },
  problems: { flex: '1 0 100%', order: 1, marginLeft: 26, selectors: { ':empty': { display: 'none' } } },
  hidden
}));

function Mini({ brag, count }: { brag: Brag; count: number }): React.ReactElement {
  const { choices, common } = useWords();
  const classes = useClasses();
  return (
    <span className={classes.mini}>
      <BragShape brag={brag} size={12} />
      <span>{common.number(count)}</span>
      <span className={classes.hidden}>{choiceLabel(choices.brag, brag)}</span>
    </span>
  );
}

interface AreaHeadingProps {
  group: AreaGroup;
  open: boolean;
  onToggle(): void;
  /** In a grid the row is the tab stop, so the button isn't. */
  tabIndex?: number;
  className?: string;
  controls?: string;
}

function titleOf(area: GroupArea, words: Words['plan']): string {
  if (area === 'none') return words.noArea;
  return area === 'absent' ? words.absentArea : words.area(textOf(area.ref), textOf(area.title));
}

/** The name of an improvement area, with the number of its actions and their BRAG counts. */
export function AreaHeading({
  group,
  open,
  onToggle,
  tabIndex,
  className = '',
  controls
}: AreaHeadingProps): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const toggle = (event: React.MouseEvent): void => {
    event.stopPropagation();
    onToggle();
  };
  return (
    <div className={classes.root}>
      <h3 className={classes.heading}>
        <button
          type="button"
          className={`${classes.toggle} ${className}`}
          tabIndex={tabIndex}
          aria-expanded={open}
          aria-controls={controls}
          onClick={toggle}
        >
          <Glyph name="ChevronDown" className={`${classes.chevron} ${open ? '' : classes.shut}`} />
          <span className={classes.title}>{titleOf(group.area, words)}</span>
        </button>
      </h3>
      {typeof group.area !== 'string' && (
        <div className={classes.problems}>
          <RowProblems list="areas" item={group.area} />
        </div>
      )}
      <div className={classes.facts}>
        {brags
          .filter(brag => group.brag[brag] > 0)
          .map(brag => (
            <Mini key={brag} brag={brag} count={group.brag[brag]} />
          ))}
        <span>{words.ofArea(group.actions.length, group.total)}</span>
      </div>
    </div>
  );
}
