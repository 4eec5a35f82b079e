import * as React from 'react';
import type { ActionFields, Faults } from '../../domain/checks';
import { noteLimit, textLimit } from '../../domain/checks';
import type { Action, Brag, PlanContent } from '../../domain/plan';
import { priorities, stages } from '../../domain/plan';
import { isGivenElsewhere, needsReason } from '../../domain/stage';
import { isBetter } from '../../domain/brag';
import { GuardNotice } from '../guard/GuardNotice';
import { SelectBox } from '../controls/SelectBox';
import { TextBox } from '../controls/TextBox';
import { stylesOf } from '../theme/useStyles';
import { AgencyChoice } from './AgencyChoice';
import { BragChoice } from './BragChoice';
import { DateField } from './DateField';
import type { DateFieldName, EditValues } from './editValues';
import { LeadField } from './LeadField';
import { choiceLabel } from '../words/choiceLabel';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  group: { display: 'flex', flexDirection: 'column', gap: 16, margin: '0 0 32px' },
  heading: {
    margin: 0,
    fontSize: theme.fonts.large.fontSize,
    fontWeight: 600,
    lineHeight: 24,
    color: tokens.text,
    paddingBottom: 6,
    borderBottom: `1px solid ${tokens.rule}`
  },
  guarded: { display: 'flex', flexDirection: 'column', gap: 16 },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', gap: 16, alignItems: 'start' },
  fixed: { margin: 0, color: tokens.quiet, fontSize: theme.fonts.small.fontSize, lineHeight: 18 },
  fixedDate: { color: tokens.text, fontWeight: 600 }
}));

/** What every group of the form is given. */
export interface EditFieldsProps {
  loaded: Action;
  content: PlanContent;
  values: EditValues;
  /** The BRAG that the facts give with the form as it stands. */
  computed: Brag;
  faults: Faults<keyof ActionFields>;
  set(part: Partial<EditValues>): void;
}

type TextName =
  | 'number'
  | 'action'
  | 'outcome'
  | 'measure'
  | 'baseline'
  | 'target'
  | 'leadRole'
  | 'stageReason'
  | 'bragReason'
  | 'absorbedInto';

/** A field of words, by its name. */
function Words({
  name,
  rows,
  hint,
  required,
  values,
  faults,
  set
}: EditFieldsProps & { name: TextName; rows?: number; hint?: string; required?: boolean }): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  return (
    <div className={classes.guarded}>
      <TextBox
        label={words.fields[name]}
        hint={hint}
        rows={rows}
        required={required}
        limit={rows === undefined ? textLimit : noteLimit}
        value={values[name]}
        onChange={text => set({ [name]: text })}
        fault={words.fault(words.fields[name], faults[name])}
      />
      <GuardNotice field={name} label={words.fields[name]} />
    </div>
  );
}

/** A field with a date, by its name. */
function Day({
  name,
  hint,
  content,
  values,
  faults,
  set
}: EditFieldsProps & { name: DateFieldName; hint?: string }): React.ReactElement {
  const words = useWords().action;
  return (
    <DateField
      label={words.fields[name]}
      hint={hint}
      today={content.today}
      value={values[name]}
      onChange={text => set({ [name]: text })}
      fault={words.fault(words.fields[name], faults[name])}
    />
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }): React.ReactElement {
  const classes = useClasses();
  return (
    <section className={classes.group}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  );
}

const asOption = (text: string): { value: string; text: string } => ({ value: text, text });

/** The plan's own names, and the one that the action has where the plan no longer offers it. */
function withCurrent(offered: readonly string[], current: string, none: string): { value: string; text: string }[] {
  const all = current === '' || offered.includes(current) ? offered : [...offered, current];
  return [{ value: '', text: none }, ...all.map(asOption)];
}

export function WhatFields(props: EditFieldsProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const { content, values, faults, set } = props;
  const areas = content.areas.map(area => ({
    value: String(area.id),
    text: words.panel.area(area.ref, area.title)
  }));
  return (
    <Group title={words.details.what}>
      <div className={classes.pair}>
        <Words {...props} name="number" required />
        <SelectBox
          label={words.fields.areaId}
          value={String(values.areaId ?? '')}
          options={[{ value: '', text: words.edit.none }, ...areas]}
          onChange={id => set({ areaId: id === '' ? undefined : Number(id) })}
          fault={words.fault(words.fields.areaId, faults.areaId)}
        />
      </div>
      <Words {...props} name="action" rows={2} required />
      <Words {...props} name="outcome" rows={2} hint={words.edit.outcomeHint} />
      <Words {...props} name="measure" rows={2} hint={words.edit.measureHint} />
      <div className={classes.pair}>
        <Words {...props} name="baseline" />
        <Words {...props} name="target" />
      </div>
    </Group>
  );
}

export function WhoFields(props: EditFieldsProps): React.ReactElement {
  const words = useWords().action;
  const classes = useClasses();
  const {
    content: { plan },
    values,
    faults,
    set
  } = props;
  return (
    <Group title={words.details.who}>
      <LeadField
        lead={values.lead}
        typed={values.leadTyped}
        fault={words.fault(words.fields.lead, faults.lead)}
        onChange={(lead, leadTyped) => set({ lead, leadTyped })}
      />
      <div className={classes.pair}>
        <Words {...props} name="leadRole" />
        <SelectBox
          label={words.fields.leadAgency}
          value={values.leadAgency}
          options={withCurrent(plan.agencies, values.leadAgency, words.edit.none)}
          onChange={leadAgency => set({ leadAgency })}
        />
      </div>
      <AgencyChoice
        label={words.fields.partnerAgencies}
        offered={plan.agencies}
        chosen={values.partnerAgencies}
        onChange={partnerAgencies => set({ partnerAgencies })}
      />
      <SelectBox
        label={words.fields.locality}
        value={values.locality}
        options={withCurrent(plan.localities, values.locality, words.edit.none)}
        onChange={locality => set({ locality })}
      />
    </Group>
  );
}

export function WhenFields(props: EditFieldsProps): React.ReactElement {
  const { action: words, dates } = useWords();
  const classes = useClasses();
  const { originalDue } = props.loaded;
  return (
    <Group title={words.details.when}>
      <div className={classes.pair}>
        <Day {...props} name="start" hint={words.edit.dateHint} />
        <Day {...props} name="currentDue" hint={words.edit.dateHint} />
        <Day {...props} name="nextUpdateDue" hint={words.edit.dateHint} />
      </div>
      {originalDue !== undefined && (
        <p className={classes.fixed}>
          {words.originalDue}: <span className={classes.fixedDate}>{dates.long(originalDue)}</span>.{' '}
          {words.edit.originalDueHint}
        </p>
      )}
    </Group>
  );
}

export function StandingFields(props: EditFieldsProps): React.ReactElement {
  const { action: words, choices } = useWords();
  const classes = useClasses();
  const {
    loaded,
    content: { plan },
    values,
    computed,
    set
  } = props;
  const offered = stages.filter(stage => stage === loaded.stage || !isGivenElsewhere(stage));
  const reasonForBrag =
    values.chosenBrag !== undefined && (isBetter(values.chosenBrag, computed) || values.bragReason !== '');
  return (
    <Group title={words.details.standing}>
      <div className={classes.pair}>
        <SelectBox
          label={words.fields.stage}
          hint={words.edit.stageHint}
          value={values.stage}
          options={offered.map(stage => ({ value: stage, text: choiceLabel(choices.stage, stage) }))}
          onChange={stage => set({ stage })}
        />
        {(needsReason(values.stage) || values.stageReason !== '') && (
          <Words {...props} name="stageReason" required={needsReason(values.stage)} />
        )}
      </div>
      <BragChoice
        label={words.fields.chosenBrag}
        value={values.chosenBrag}
        meanings={plan.bragKey}
        onChange={chosenBrag => set({ chosenBrag })}
        none={{
          text: words.edit.noChosenBrag,
          meaning: words.edit.noChosenBragMeaning(choiceLabel(choices.brag, computed))
        }}
      />
      {reasonForBrag && <Words {...props} name="bragReason" required />}
      <div className={classes.pair}>
        <SelectBox
          label={words.fields.priority}
          value={values.priority ?? ''}
          options={[
            { value: '', text: words.edit.none },
            ...priorities.map(priority => ({ value: priority, text: choiceLabel(choices.priority, priority) }))
          ]}
          onChange={priority => set({ priority: priority === '' ? undefined : priority })}
        />
      </div>
      <Words {...props} name="absorbedInto" hint={words.edit.absorbedHint} />
    </Group>
  );
}
