import type { Action, ActionFields, Brag } from '../../model/action';
import { action as entity, priorities, stages } from '../../model/action';
import { limitOf } from '../../model/field';
import type { Cell } from '../../model/values';
import { entriesOf, isUnreadable, known, textOf } from '../../model/values';
import * as React from 'react';
import type { Faults } from '../../domain/checks';
import type { PlanContent } from '../../domain/plan';
import { isGivenElsewhere, needsReason } from '../../domain/stage';
import { isBetter } from '../../domain/brag';
import { GuardNotice } from '../guard/GuardNotice';
import { stylesOf } from '../theme/useStyles';
import { AgencyChoice } from './AgencyChoice';
import { BragChoice } from './BragChoice';
import { DateField } from './DateField';
import type { EditValues } from './editValues';
import { LeadField } from './LeadField';
import { SelectBox } from './SelectBox';
import { TextBox } from './TextBox';
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
  fixedValue: { color: tokens.text, fontWeight: 600 }
}));

/** The props that every group of fields in the form receives. */
export interface EditFieldsProps {
  loaded: Action;
  content: PlanContent;
  values: EditValues;
  /** The BRAG that the rules compute from the form's current values. */
  computed: Brag;
  faults: Faults<keyof ActionFields>;
  set(part: Partial<EditValues>): void;
}

/** The names of the fields that the form holds as text. */
type TextName = {
  [Name in keyof ActionFields]: string extends Exclude<ActionFields[Name], object | undefined> ? Name : never;
}[keyof ActionFields];

/** A cell that can't be edited, with the reason: usually that it can't be read. Saving never writes over it. */
function ReadOnlyCell({ label, text, why }: { label: string; text: string; why?: string }): React.ReactElement {
  const words = useWords().action.edit;
  const classes = useClasses();
  return (
    <p className={classes.fixed}>
      {label}: <span className={classes.fixedValue}>{text}</span>. {why ?? words.unreadable}
    </p>
  );
}

interface EditableProps<T> {
  name: keyof ActionFields;
  cell: Cell<T>;
  children(value: T | undefined): React.ReactElement;
}

/** Renders the control of a field, or a read-only cell where the field can't be read. */
function Editable<T>({ name, cell, children }: EditableProps<T>): React.ReactElement {
  const words = useWords().action.fields;
  return isUnreadable(cell) ? <ReadOnlyCell label={words[name]} text={cell.unreadable} /> : children(cell);
}

/** A text field, chosen by its name. */
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
    <Editable name={name} cell={values[name]}>
      {text => (
        <div className={classes.guarded}>
          <TextBox
            label={words.fields[name]}
            hint={hint}
            rows={rows}
            required={required}
            limit={limitOf(entity.fields[name]) ?? Infinity}
            value={text ?? ''}
            onChange={typed => set({ [name]: typed })}
            fault={words.fault(words.fields[name], faults[name])}
          />
          <GuardNotice field={name} label={words.fields[name]} />
        </div>
      )}
    </Editable>
  );
}

/** A date field, chosen by its name. */
function Day({
  name,
  content,
  values,
  faults,
  set
}: EditFieldsProps & { name: 'start' | 'currentDue' | 'nextUpdateDue' }): React.ReactElement {
  const { action: words, dates } = useWords();
  return (
    <Editable name={name} cell={values[name]}>
      {typed =>
        content.unknownZone === undefined ? (
          <DateField
            label={words.fields[name]}
            hint={words.edit.dateHint}
            today={content.today}
            value={typed ?? ''}
            onChange={text => set({ [name]: text })}
            fault={words.fault(words.fields[name], faults[name])}
          />
        ) : (
          <ReadOnlyCell
            label={words.fields[name]}
            text={typed === undefined || typed === '' ? words.details.empty : dates.long(typed)}
            why={words.edit.zoneUnknown}
          />
        )
      }
    </Editable>
  );
}

/** A select with the plan's own choices for the named field. */
function OneOf({
  name,
  offered,
  values,
  set
}: EditFieldsProps & { name: 'leadAgency' | 'locality'; offered: readonly string[] }): React.ReactElement {
  const words = useWords().action;
  return (
    <Editable name={name} cell={values[name]}>
      {(current = '') => (
        <SelectBox
          label={words.fields[name]}
          value={current}
          options={withCurrent(offered, current, words.edit.none)}
          onChange={chosen => set({ [name]: chosen })}
        />
      )}
    </Editable>
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

/** The plan's choices, plus the action's current value where the plan no longer offers it. */
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
    text: words.panel.area(area)
  }));
  return (
    <Group title={words.details.what}>
      <div className={classes.pair}>
        <Words {...props} name="number" required />
        <Editable name="areaId" cell={values.areaId}>
          {areaId => (
            <SelectBox
              label={words.fields.areaId}
              value={String(areaId ?? '')}
              options={[{ value: '', text: words.edit.none }, ...areas]}
              onChange={id => set({ areaId: id === '' ? undefined : Number(id) })}
              fault={words.fault(words.fields.areaId, faults.areaId)}
            />
          )}
        </Editable>
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
  const agencies = entriesOf(plan.agencies);
  return (
    <Group title={words.details.who}>
      <Editable name="lead" cell={values.lead}>
        {lead => (
          <LeadField
            lead={lead}
            typed={values.leadTyped}
            fault={words.fault(words.fields.lead, faults.lead)}
            onChange={(chosen, leadTyped) => set({ lead: chosen, leadTyped })}
          />
        )}
      </Editable>
      <div className={classes.pair}>
        <Words {...props} name="leadRole" />
        <OneOf {...props} name="leadAgency" offered={agencies} />
      </div>
      <Editable name="partnerAgencies" cell={values.partnerAgencies}>
        {(chosen = []) => (
          <AgencyChoice
            label={words.fields.partnerAgencies}
            offered={agencies}
            chosen={chosen}
            onChange={partnerAgencies => set({ partnerAgencies })}
          />
        )}
      </Editable>
      <OneOf {...props} name="locality" offered={entriesOf(plan.localities)} />
    </Group>
  );
}

export function WhenFields(props: EditFieldsProps): React.ReactElement {
  const { action: words, dates } = useWords();
  const classes = useClasses();
  const originalDue = known(props.loaded.originalDue);
  return (
    <Group title={words.details.when}>
      <div className={classes.pair}>
        <Day {...props} name="start" />
        <Day {...props} name="currentDue" />
        <Day {...props} name="nextUpdateDue" />
      </div>
      {originalDue !== undefined && (
        <p className={classes.fixed}>
          {words.fields.originalDue}: <span className={classes.fixedValue}>{dates.long(originalDue)}</span>.{' '}
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
  const none = { value: '', text: words.edit.none } as const;
  const chosen = known(values.chosenBrag);
  const reasonForBrag = chosen !== undefined && (isBetter(chosen, computed) || textOf(values.bragReason) !== '');
  const isReasonDue = needsReason(values.stage);
  return (
    <Group title={words.details.standing}>
      <div className={classes.pair}>
        <Editable name="stage" cell={values.stage}>
          {current => (
            <SelectBox
              label={words.fields.stage}
              hint={words.edit.stageHint}
              value={current ?? ''}
              options={[
                ...(current === undefined ? [none] : []),
                ...offered.map(stage => ({ value: stage, text: choiceLabel(choices.stage, stage) }))
              ]}
              onChange={stage => set({ stage: stage === '' ? undefined : stage })}
            />
          )}
        </Editable>
        {(isReasonDue || textOf(values.stageReason) !== '') && (
          <Words {...props} name="stageReason" required={isReasonDue} />
        )}
      </div>
      <Editable name="chosenBrag" cell={values.chosenBrag}>
        {brag => (
          <BragChoice
            label={words.fields.chosenBrag}
            value={brag}
            meanings={plan.bragKey}
            onChange={chosenBrag => set({ chosenBrag })}
            none={{
              text: words.edit.noChosenBrag,
              meaning: words.edit.noChosenBragMeaning(choiceLabel(choices.brag, computed))
            }}
          />
        )}
      </Editable>
      {reasonForBrag && <Words {...props} name="bragReason" required />}
      <div className={classes.pair}>
        <Editable name="priority" cell={values.priority}>
          {current => (
            <SelectBox
              label={words.fields.priority}
              value={current ?? ''}
              options={[
                none,
                ...priorities.map(priority => ({ value: priority, text: choiceLabel(choices.priority, priority) }))
              ]}
              onChange={priority => set({ priority: priority === '' ? undefined : priority })}
            />
          )}
        </Editable>
      </div>
      <Words {...props} name="absorbedInto" hint={words.edit.absorbedHint} />
    </Group>
  );
}
