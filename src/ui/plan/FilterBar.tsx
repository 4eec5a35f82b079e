import type { Action } from '../../model/action';
import { stages } from '../../model/action';
import type { Plan } from '../../model/plan';
import type { Person } from '../../model/values';
import { entriesOf, peopleIn, textOf } from '../../model/values';
import * as React from 'react';
import type { PlanFilter } from '../../domain/filter';
import { isEmptyFilter } from '../../domain/filter';
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
  // Visually hidden while no filter is on, since the summary above already shows the total.
  hidden
}));

const several = 'several';

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter(value => value !== ''))].sort((one, other) => one.localeCompare(other, 'en-GB'));
}

const plain = (value: string): Choice => ({ value, text: value });

/**
 * Adds a value from a link to the choices, though the plan doesn't list it, so that the filter shows what it filters
 * by.
 */
function withRequested(choices: readonly Choice[], requested: string, text: string): readonly Choice[] {
  return requested === '' || choices.some(choice => choice.value === requested)
    ? choices
    : [...choices, { value: requested, text }];
}

/** The leads to choose from. The reader comes first, where they lead any action. */
function leadsOf(actions: readonly Action[], me: Person, words: Words): readonly Choice[] {
  const names = new Map<number, string>();
  for (const lead of actions.flatMap(action => peopleIn(action.lead))) names.set(lead.id, lead.name);
  const mine = names.delete(me.id) ? [{ value: String(me.id), text: words.plan.mine }] : [];
  const others = [...names]
    .map(([id, name]) => ({ value: String(id), text: name }))
    .sort((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  const leads = [...mine, ...others];
  return actions.some(action => action.lead === undefined)
    ? [...leads, { value: 'none', text: words.plan.noLead }]
    : leads;
}

const isStage = (text: string): boolean => stages.some(stage => stage === text);

interface Choices {
  leads: readonly Choice[];
  agencies: readonly Choice[];
  localities: readonly Choice[];
  stages: readonly Choice[];
}

function choicesOf(plan: Plan, actions: readonly Action[], me: Person, words: Words): Choices {
  const used = new Set<string>(actions.map(action => textOf(action.stage)));
  return {
    leads: leadsOf(actions, me, words),
    agencies: distinct([...entriesOf(plan.agencies), ...actions.map(action => textOf(action.leadAgency))]).map(plain),
    localities: distinct([...entriesOf(plan.localities), ...actions.map(action => textOf(action.locality))]).map(plain),
    // A stage of somebody's own comes after those that are declared.
    stages: [...stages.filter(stage => used.has(stage)), ...distinct([...used].filter(stage => !isStage(stage)))].map(
      stage => ({ value: stage, text: choiceLabel(words.choices.stage, stage) })
    )
  };
}

interface FilterBarProps {
  plan: Plan;
  actions: readonly Action[];
  me: Person;
  matching: number;
  filter: PlanFilter;
  onFilter(change: Partial<PlanFilter>): void;
  onClear(): void;
  /** Buttons that act on the matching actions. */
  commands: React.ReactNode;
}

/** The search box, four filters, and the number of matching actions. */
export const FilterBar = React.forwardRef<HTMLDivElement, FilterBarProps>(function FilterBar(
  { plan, actions, me, matching, filter, onFilter, onClear, commands },
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
  const requestedStage = filter.stage.length > 1 ? several : (firstStage ?? '');
  const activeCount = [filter.lead, filter.agency, filter.locality, requestedStage].filter(
    value => value !== ''
  ).length;

  const selects = (
    <>
      <Select
        label={words.lead}
        all={words.allLeads}
        value={filter.lead}
        choices={withRequested(choices.leads, filter.lead, words.unknownLead)}
        onChange={lead => onFilter({ lead })}
      />
      <Select
        label={words.agency}
        all={words.allAgencies}
        value={filter.agency}
        choices={withRequested(choices.agencies, filter.agency, filter.agency)}
        onChange={agency => onFilter({ agency })}
      />
      <Select
        label={words.locality}
        all={words.allLocalities}
        value={filter.locality}
        choices={withRequested(choices.localities, filter.locality, filter.locality)}
        onChange={locality => onFilter({ locality })}
      />
      <Select
        label={words.stageLabel}
        all={words.allStages}
        value={requestedStage}
        choices={withRequested(
          choices.stages,
          requestedStage,
          requestedStage === several
            ? words.severalStages(filter.stage.length)
            : choiceLabel(all.choices.stage, requestedStage)
        )}
        onChange={value =>
          onFilter({ stage: value === several ? filter.stage : [value].filter(stage => stage !== '') })
        }
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
          {activeCount > 0 ? words.filtersOn(activeCount) : words.filters}
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
        {words.shown(matching, actions.length)}
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
