import type { Brag } from '../../model/action';
import { brags } from '../../model/action';
import type { Plan } from '../../model/plan';
import { textOf } from '../../model/values';
import * as React from 'react';
import { useTheme } from '@fluentui/react/lib/Theme';
import type { PlanFilter } from '../../domain/filter';
import type { Summary } from '../../domain/summary';
import { BragMark } from '../brag/BragMark';
import { Button } from '../controls/Button';
import { FilterToggle } from '../controls/FilterToggle';
import { Glyph } from '../icons';
import { useOwnId } from '../layout/useOwnId';
import { useWidth } from '../layout/useWidth';
import { bragColours } from '../theme/tokens';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'grid', rowGap: 14 },
  bar: { display: 'flex', gap: 2, height: 6, borderRadius: 3, overflow: 'hidden', background: tokens.subtle },
  part: { minWidth: 3, forcedColorAdjust: 'none' },
  toggles: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  total: {
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: 6,
    marginRight: 8,
    fontSize: theme.fonts.large.fontSize,
    fontWeight: 600,
    lineHeight: '32px'
  },
  divider: { width: 1, alignSelf: 'stretch', minHeight: 24, margin: '4px 4px', background: tokens.rule },
  end: { marginLeft: 'auto' },
  headNarrow: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexBasis: '100%'
  },
  key: {
    margin: 0,
    padding: '14px 16px',
    borderRadius: 6,
    background: tokens.subtle,
    display: 'grid',
    gap: '8px 24px',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))'
  },
  keyRow: { display: 'grid', gridTemplateColumns: 'minmax(84px, auto) 1fr', gap: 8, lineHeight: '20px' },
  term: { fontWeight: 600 },
  meaning: { margin: 0, overflowWrap: 'anywhere' },
  sign: { color: tokens.late }
}));

function ProportionBar({ summary }: { summary: Summary }): React.ReactElement {
  const classes = useClasses();
  const colours = bragColours(useTheme());
  // Hidden from screen readers: the toggles below say the same in words.
  return (
    <div className={classes.bar} aria-hidden="true">
      {brags
        .filter(brag => summary.brag[brag] > 0)
        .map(brag => (
          <div
            key={brag}
            className={classes.part}
            style={{ flexGrow: summary.brag[brag], background: colours[brag] }}
          />
        ))}
    </div>
  );
}

function BragKey({ id, bragKey }: { id: string; bragKey: Plan['bragKey'] }): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  return (
    <dl id={id} className={classes.key} aria-label={words.coloursTitle}>
      {brags.map(brag => (
        <div key={brag} className={classes.keyRow}>
          <dt className={classes.term}>
            <BragMark brag={brag} />
          </dt>
          <dd className={classes.meaning}>{textOf(bragKey[brag]) || words.noMeaning}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SummaryStripProps {
  plan: Plan;
  summary: Summary;
  filter: PlanFilter;
  onFilter(change: Partial<PlanFilter>): void;
}

/** The counts of the whole plan. Each count toggles its filter. */
export function SummaryStrip({ plan, summary, filter, onFilter }: SummaryStripProps): React.ReactElement {
  const words = useWords().plan;
  const classes = useClasses();
  const isNarrow = useWidth() === 'narrow';
  const keyId = useOwnId('brag-key');
  const [keyShown, setKeyShown] = React.useState(false);
  const toggle = (brag: Brag): void =>
    onFilter({ brag: filter.brag.includes(brag) ? filter.brag.filter(one => one !== brag) : [...filter.brag, brag] });
  const total = <span className={classes.total}>{words.total(summary.total)}</span>;
  const keyButton = (
    <Button
      look="quiet"
      sign="Info"
      aria-expanded={keyShown}
      aria-controls={keyShown ? keyId : undefined}
      onClick={() => setKeyShown(!keyShown)}
    >
      {words.colours}
    </Button>
  );
  return (
    <section className={classes.root} aria-label={words.summary}>
      <ProportionBar summary={summary} />
      <div className={classes.toggles}>
        {isNarrow ? (
          <span className={classes.headNarrow}>
            {total}
            {keyButton}
          </span>
        ) : (
          total
        )}
        {brags.map(brag => (
          <FilterToggle
            key={brag}
            on={filter.brag.includes(brag)}
            onToggle={() => toggle(brag)}
            count={summary.brag[brag]}
          >
            <BragMark brag={brag} />
          </FilterToggle>
        ))}
        {!isNarrow && <span className={classes.divider} aria-hidden="true" />}
        <FilterToggle
          on={filter.overdue}
          onToggle={() => onFilter({ overdue: !filter.overdue })}
          count={summary.overdue}
        >
          <Glyph name="Calendar" className={classes.sign} />
          {words.overdue}
        </FilterToggle>
        <FilterToggle
          on={filter.owesUpdate}
          onToggle={() => onFilter({ owesUpdate: !filter.owesUpdate })}
          count={summary.updatesOwed}
        >
          <Glyph name="Clock" className={classes.sign} />
          {words.updatesOwed}
        </FilterToggle>
        {!isNarrow && <span className={classes.end}>{keyButton}</span>}
      </div>
      {keyShown && <BragKey id={keyId} bragKey={plan.bragKey} />}
    </section>
  );
}
