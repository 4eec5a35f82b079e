import type { ActionFields, Faults } from '../../domain/checks';
import { checkAction } from '../../domain/checks';
import { computedBrag } from '../../domain/brag';
import type { CalendarDate } from '../../domain/dates';
import type { Action, Brag, Plan } from '../../domain/plan';
import { dateFromTyped } from './ukDate';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';

/** The fields that are typed as a date. */
export type DateFieldName = 'start' | 'currentDue' | 'nextUpdateDue';

/** What the edit form holds: the fields, with dates and a lead's name as they were typed; a date that nobody typed in is `YYYY-MM-DD`. */
export interface EditValues extends Omit<ActionFields, DateFieldName> {
  start: string;
  currentDue: string;
  nextUpdateDue: string;
  /** A name that was typed and not chosen from the people found. */
  leadTyped: string;
}

/** The form as it opens on an action. */
export function valuesOf(action: ActionFields): EditValues {
  return {
    areaId: action.areaId,
    number: action.number,
    action: action.action,
    outcome: action.outcome,
    measure: action.measure,
    baseline: action.baseline,
    target: action.target,
    lead: action.lead,
    leadTyped: '',
    leadRole: action.leadRole,
    leadAgency: action.leadAgency,
    partnerAgencies: action.partnerAgencies,
    priority: action.priority,
    start: action.start ?? '',
    currentDue: action.currentDue ?? '',
    nextUpdateDue: action.nextUpdateDue ?? '',
    stage: action.stage,
    stageReason: action.stageReason,
    chosenBrag: action.chosenBrag,
    bragReason: action.bragReason,
    locality: action.locality,
    absorbedInto: action.absorbedInto
  };
}

/** What the form asks to be saved. A date that can't be read stays as typed, for the check to refuse. */
export function fieldsOf(values: EditValues): ActionFields {
  const { leadTyped: _leadTyped, start, currentDue, nextUpdateDue, ...rest } = values;
  return {
    ...rest,
    start: dateFromTyped(start),
    currentDue: dateFromTyped(currentDue),
    nextUpdateDue: dateFromTyped(nextUpdateDue)
  };
}

/** The BRAG of the facts if the action were saved as the form has it. */
export function computedOf(loaded: Action, values: EditValues, plan: Plan, today: CalendarDate): Brag {
  return computedBrag({ ...loaded, ...fieldsOf(values) }, plan, today);
}

/** Everything that keeps the form from being saved. */
export function faultsOf(values: EditValues, computed: Brag): Faults<keyof ActionFields> {
  const faults = checkAction(fieldsOf(values), computed);
  const typed = values.leadTyped.trim();
  return typed === '' || values.lead ? faults : { ...faults, lead: { why: 'unknownPerson', typed } };
}

/** The fields in the order in which the form shows them. */
export const fieldNames: readonly (keyof ActionFields)[] = [
  'number',
  'areaId',
  'action',
  'outcome',
  'measure',
  'baseline',
  'target',
  'lead',
  'leadRole',
  'leadAgency',
  'partnerAgencies',
  'locality',
  'start',
  'currentDue',
  'nextUpdateDue',
  'stage',
  'stageReason',
  'chosenBrag',
  'bragReason',
  'priority',
  'absorbedInto'
];

/** Two values of a field that say the same. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The fields in which two versions of an action differ. */
export function changedFields(before: ActionFields, after: ActionFields): readonly (keyof ActionFields)[] {
  return fieldNames.filter(name =>
    name === 'lead' ? before.lead?.id !== after.lead?.id : !same(before[name], after[name])
  );
}

/** True where the form holds anything that is not saved. */
export function isDirty(loaded: Action, values: EditValues): boolean {
  return values.leadTyped.trim() !== '' || changedFields(loaded, fieldsOf(values)).length > 0;
}

/** A field in words, for showing two versions beside each other. `areaName` words an area's id. */
export function inWords(
  fields: ActionFields,
  name: keyof ActionFields,
  areaName: (id: number) => string,
  { choices, dates }: Words
): string {
  switch (name) {
    case 'areaId':
      return fields.areaId === undefined ? '' : areaName(fields.areaId);
    case 'lead':
      return fields.lead?.name ?? '';
    case 'partnerAgencies':
      return fields.partnerAgencies.join(', ');
    case 'start':
    case 'currentDue':
    case 'nextUpdateDue':
      return dates.long(fields[name] ?? '');
    case 'stage':
      return choiceLabel(choices.stage, fields.stage);
    case 'priority':
      return choiceLabel(choices.priority, fields.priority ?? '');
    case 'chosenBrag':
      return choiceLabel(choices.brag, fields.chosenBrag ?? '');
    default:
      return fields[name];
  }
}
