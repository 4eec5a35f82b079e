import * as React from 'react';
import type { ListKey } from '../../model';
import { entities } from '../../model';
import type { Problem } from '../../model/entity';
import { problemsOf } from '../../model/entity';
import { Banner } from '../controls/Banner';
import { Glyph } from '../icons';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  row: {
    display: 'flex',
    gap: 6,
    fontSize: theme.fonts.small.fontSize,
    fontWeight: 400,
    lineHeight: '16px',
    marginTop: 4,
    color: tokens.late,
    overflowWrap: 'anywhere'
  },
  text: { color: tokens.text, minWidth: 0 },
  list: { margin: '4px 0 0', paddingLeft: 18 },
  hidden
}));

interface ItemProblemsProps {
  list: ListKey;
  item: object;
}

function useProblems({ list, item }: ItemProblemsProps): readonly Problem[] {
  const { fields } = useWords();
  return problemsOf(entities[list], item, fields[list]);
}

/** Names, in an item's row, each of its cells that can't be read or is missing; nothing where all are sound. */
export function RowProblems(props: ItemProblemsProps): React.ReactElement | null {
  const words = useWords();
  const classes = useClasses();
  const problems = useProblems(props);
  if (problems.length === 0) return null;
  return (
    <div className={classes.row}>
      <Glyph name="Warning" size={14} />
      <span className={classes.text}>
        <span className={classes.hidden}>{words.plan.problem}</span>
        {problems.map(words.common.problem).join(' ')}
      </span>
    </div>
  );
}

/** As `RowProblems`, across the width of a screen that shows one item. */
export function ProblemsBanner({ title, ...item }: ItemProblemsProps & { title: string }): React.ReactElement | null {
  const words = useWords().common;
  const classes = useClasses();
  const problems = useProblems(item);
  if (problems.length === 0) return null;
  return (
    <Banner tone="warn" sign="Warning" role="note">
      {title}
      <ul className={classes.list}>
        {problems.map(problem => (
          <li key={problem.label}>{words.problem(problem)}</li>
        ))}
      </ul>
    </Banner>
  );
}
