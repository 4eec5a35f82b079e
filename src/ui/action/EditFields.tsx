import * as React from 'react';
import type { ActionFields, Faults } from '../../domain/checks';
import { noteLimit, textLimit } from '../../domain/checks';
import { longDate } from '../../domain/dates';
import type { Action, Brag, PlanContent } from '../../domain/plan';
import { priorities, stages } from '../../domain/plan';
import { isGivenElsewhere, needsReason } from '../../domain/stage';
import { isBetter } from '../../domain/brag';
import { GuardNotice } from '../guard/GuardNotice';
import { SelectBox } from '../controls/SelectBox';
import { TextBox } from '../controls/TextBox';
import { actionText, faultText } from '../loc/action';
import { common } from '../loc/common';
import { stylesOf } from '../theme/useStyles';
import { AgencyChoice } from './AgencyChoice';
import { BragChoice } from './BragChoice';
import { DateField } from './DateField';
import type { DateFieldName, EditValues } from './editValues';
import { LeadField } from './LeadField';

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

const { fields, edit } = actionText;

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
  const classes = useClasses();
  return (
    <div className={classes.guarded}>
      <TextBox
        label={fields[name]}
        hint={hint}
        rows={rows}
        required={required}
        limit={rows === undefined ? textLimit : noteLimit}
        value={values[name]}
        onChange={text => set({ [name]: text })}
        fault={faultText(fields[name], faults[name])}
      />
      <GuardNotice field={name} label={fields[name]} />
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
  return (
    <DateField
      label={fields[name]}
      hint={hint}
      today={content.today}
      value={values[name]}
      onChange={text => set({ [name]: text })}
      fault={faultText(fields[name], faults[name])}
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
function withCurrent(offered: readonly string[], current: string): { value: string; text: string }[] {
  const all = current === '' || offered.includes(current) ? offered : [...offered, current];
  return [{ value: '', text: edit.none }, ...all.map(asOption)];
}

export function WhatFields(props: EditFieldsProps): React.ReactElement {
  const classes = useClasses();
  const { content, values, faults, set } = props;
  const areas = content.areas.map(area => ({
    value: String(area.id),
    text: actionText.panel.area(area.ref, area.title)
  }));
  return (
    <Group title={actionText.details.what}>
      <div className={classes.pair}>
        <Words {...props} name="number" required />
        <SelectBox
          label={fields.areaId}
          value={String(values.areaId ?? '')}
          options={[{ value: '', text: edit.none }, ...areas]}
          onChange={id => set({ areaId: id === '' ? undefined : Number(id) })}
          fault={faultText(fields.areaId, faults.areaId)}
        />
      </div>
      <Words {...props} name="action" rows={2} required />
      <Words {...props} name="outcome" rows={2} hint={edit.outcomeHint} />
      <Words {...props} name="measure" rows={2} hint={edit.measureHint} />
      <div className={classes.pair}>
        <Words {...props} name="baseline" />
        <Words {...props} name="target" />
      </div>
    </Group>
  );
}

export function WhoFields(props: EditFieldsProps): React.ReactElement {
  const classes = useClasses();
  const {
    content: { plan },
    values,
    faults,
    set
  } = props;
  return (
    <Group title={actionText.details.who}>
      <LeadField
        lead={values.lead}
        typed={values.leadTyped}
        fault={faultText(fields.lead, faults.lead)}
        onChange={(lead, leadTyped) => set({ lead, leadTyped })}
      />
      <div className={classes.pair}>
        <Words {...props} name="leadRole" />
        <SelectBox
          label={fields.leadAgency}
          value={values.leadAgency}
          options={withCurrent(plan.agencies, values.leadAgency)}
          onChange={leadAgency => set({ leadAgency })}
        />
      </div>
      <AgencyChoice
        label={fields.partnerAgencies}
        offered={plan.agencies}
        chosen={values.partnerAgencies}
        onChange={partnerAgencies => set({ partnerAgencies })}
      />
      <SelectBox
        label={fields.locality}
        value={values.locality}
        options={withCurrent(plan.localities, values.locality)}
        onChange={locality => set({ locality })}
      />
    </Group>
  );
}

export function WhenFields(props: EditFieldsProps): React.ReactElement {
  const classes = useClasses();
  const { originalDue } = props.loaded;
  return (
    <Group title={actionText.details.when}>
      <div className={classes.pair}>
        <Day {...props} name="start" hint={edit.dateHint} />
        <Day {...props} name="currentDue" hint={edit.dateHint} />
        <Day {...props} name="nextUpdateDue" hint={edit.dateHint} />
      </div>
      {originalDue !== undefined && (
        <p className={classes.fixed}>
          {actionText.originalDue}: <span className={classes.fixedDate}>{longDate(originalDue)}</span>.{' '}
          {edit.originalDueHint}
        </p>
      )}
    </Group>
  );
}

export function StandingFields(props: EditFieldsProps): React.ReactElement {
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
    <Group title={actionText.details.standing}>
      <div className={classes.pair}>
        <SelectBox
          label={fields.stage}
          hint={edit.stageHint}
          value={values.stage}
          options={offered.map(stage => ({ value: stage, text: stage }))}
          onChange={stage => set({ stage })}
        />
        {(needsReason(values.stage) || values.stageReason !== '') && (
          <Words {...props} name="stageReason" required={needsReason(values.stage)} />
        )}
      </div>
      <BragChoice
        label={fields.chosenBrag}
        value={values.chosenBrag}
        meanings={plan.bragKey}
        onChange={chosenBrag => set({ chosenBrag })}
        none={{ text: edit.noChosenBrag, meaning: edit.noChosenBragMeaning(common.brag[computed]) }}
      />
      {reasonForBrag && <Words {...props} name="bragReason" required />}
      <div className={classes.pair}>
        <SelectBox
          label={fields.priority}
          value={values.priority ?? ''}
          options={[
            { value: '', text: edit.none },
            ...priorities.map(priority => ({ value: priority, text: priority }))
          ]}
          onChange={priority => set({ priority: priority === '' ? undefined : priority })}
        />
      </div>
      <Words {...props} name="absorbedInto" hint={edit.absorbedHint} />
    </Group>
  );
}
