import * as React from 'react';
import type { PlanFilter } from '../../domain/filter';
import { isEmptyFilter } from '../../domain/filter';
import type { Action, Person, Plan } from '../../domain/plan';
import { stages } from '../../domain/plan';
import { Button } from '../controls/Button';
import { SearchField } from '../controls/SearchField';
import type { Choice } from '../controls/Select';
import { Select } from '../controls/Select';
import { useOwnId } from '../layout/useOwnId';
import { useWidth } from '../layout/useWidth';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center', outline: 'none' },
  sheet: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    flexBasis: '100%',
    padding: 12,
    borderRadius: 8,
    background: tokens.subtle,
    boxSizing: 'border-box'
  },
  count: { marginLeft: 'auto', color: tokens.quiet, lineHeight: '32px', fontVariantNumeric: 'tabular-nums' },
  // The summary above says how many there are in all.
  hidden
}));

const several = 'several';

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter(value => value !== ''))].sort((one, other) => one.localeCompare(other, 'en-GB'));
}

const plain = (value: string): Choice => ({ value, text: value });

/** A choice that a link asks for stays choosable, though the plan doesn't know it. */
function withAsked(choices: readonly Choice[], asked: string, text: string): readonly Choice[] {
  return asked === '' || choices.some(choice => choice.value === asked)
    ? choices
    : [...choices, { value: asked, text }];
}

/** The reader first, where any action is theirs. */
function leadsOf(actions: readonly Action[], me: Person, words: Words): readonly Choice[] {
  const names = new Map<number, string>();
  for (const { lead } of actions) if (lead) names.set(lead.id, lead.name);
  const mine = names.delete(me.id) ? [{ value: String(me.id), text: words.plan.mine }] : [];
  const others = [...names]
    .map(([id, name]) => ({ value: String(id), text: name }))
    .sort((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  const leads = [...mine, ...others];
  return actions.some(action => !action.lead) ? [...leads, { value: 'none', text: words.plan.noLead }] : leads;
}

interface Choices {
  leads: readonly Choice[];
  agencies: readonly Choice[];
  localities: readonly Choice[];
  stages: readonly Choice[];
}

function choicesOf(plan: Plan, actions: readonly Action[], me: Person, words: Words): Choices {
  const used = new Set(actions.map(action => action.stage));
  return {
    leads: leadsOf(actions, me, words),
    agencies: distinct([...plan.agencies, ...actions.map(action => action.leadAgency)]).map(plain),
    localities: distinct([...plan.localities, ...actions.map(action => action.locality)]).map(plain),
    stages: stages
      .filter(stage => used.has(stage))
      .map(stage => ({ value: stage, text: choiceLabel(words.choices.stage, stage) }))
  };
}

interface FilterBarProps {
  plan: Plan;
  actions: readonly Action[];
  me: Person;
  shown: number;
  filter: PlanFilter;
  onFilter(change: Partial<PlanFilter>): void;
  onClear(): void;
  /** What can be done with the actions in view. */
  commands: React.ReactNode;
}

/** Search, the four filters by choice, and how many actions they let through. */
export const FilterBar = React.forwardRef<HTMLDivElement, FilterBarProps>(function FilterBar(
  { plan, actions, me, shown, filter, onFilter, onClear, commands },
  ref
) {
  const all = useWords();
  const words = all.plan;
  const classes = useClasses();
  const isNarrow = useWidth() === 'narrow';
  const sheetId = useOwnId('plan-filters');
  const [sheetOpen, setSheetOpen] = React.useState(false);
  const choices = React.useMemo(() => choicesOf(plan, actions, me, all), [plan, actions, me, all]);
  const filtered = !isEmptyFilter(filter);
  const [firstStage] = filter.stage;
  const stageAsked = filter.stage.length > 1 ? several : (firstStage ?? '');
  const on = [filter.lead, filter.agency, filter.locality, stageAsked].filter(value => value !== '').length;

  const selects = (
    <>
      <Select
        label={words.lead}
        all={words.allLeads}
        value={filter.lead}
        choices={withAsked(choices.leads, filter.lead, words.unknownLead)}
        onChange={lead => onFilter({ lead })}
      />
      <Select
        label={words.agency}
        all={words.allAgencies}
        value={filter.agency}
        choices={withAsked(choices.agencies, filter.agency, filter.agency)}
        onChange={agency => onFilter({ agency })}
      />
      <Select
        label={words.locality}
        all={words.allLocalities}
        value={filter.locality}
        choices={withAsked(choices.localities, filter.locality, filter.locality)}
        onChange={locality => onFilter({ locality })}
      />
      <Select
        label={words.stageLabel}
        all={words.allStages}
        value={stageAsked}
        choices={withAsked(
          choices.stages,
          stageAsked,
          stageAsked === several ? words.severalStages(filter.stage.length) : choiceLabel(all.choices.stage, stageAsked)
        )}
        onChange={value => onFilter({ stage: stages.filter(stage => stage === value) })}
      />
    </>
  );

  return (
    <div ref={ref} className={classes.root} role="group" aria-label={words.filterGroup} tabIndex={-1}>
      <SearchField
        label={words.find}
        placeholder={words.findPlaceholder}
        clearLabel={words.clearSearch}
        value={filter.text}
        onSearch={text => onFilter({ text })}
      />
      {isNarrow ? (
        <Button
          sign="Filter"
          aria-expanded={sheetOpen}
          aria-controls={sheetOpen ? sheetId : undefined}
          onClick={() => setSheetOpen(!sheetOpen)}
        >
          {on > 0 ? words.filtersOn(on) : words.filters}
        </Button>
      ) : (
        selects
      )}
      {isNarrow && sheetOpen && (
        <div id={sheetId} className={classes.sheet}>
          {selects}
        </div>
      )}
      <span className={filtered ? classes.count : classes.hidden} role="status">
        {words.shown(shown, actions.length)}
      </span>
      {filtered && (
        <Button look="quiet" sign="Cancel" onClick={onClear}>
          {words.clearFilters}
        </Button>
      )}
      {commands}
    </div>
  );
});
