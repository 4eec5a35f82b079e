import type { CalendarDate } from './dates';
import { isCalendarDate } from './dates';
import { isBetter } from './brag';
import type { Action, Brag } from './plan';
import { needsReason } from './stage';

/** SharePoint's limit for a single line of text, in UTF-16 units. */
export const textLimit = 255;
/** SharePoint's limit for several lines of plain text, in UTF-16 units. */
export const noteLimit = 63999;

/** What a person may change of an action in the panel. */
export type ActionFields = Pick<
  Action,
  | 'areaId'
  | 'number'
  | 'action'
  | 'outcome'
  | 'measure'
  | 'baseline'
  | 'target'
  | 'lead'
  | 'leadRole'
  | 'leadAgency'
  | 'partnerAgencies'
  | 'priority'
  | 'start'
  | 'currentDue'
  | 'stage'
  | 'stageReason'
  | 'chosenBrag'
  | 'bragReason'
  | 'locality'
  | 'absorbedInto'
  | 'nextUpdateDue'
>;

/** The part of an action that the panel edits. */
export function panelFields(action: Action): ActionFields {
  const {
    areaId,
    number,
    action: words,
    outcome,
    measure,
    baseline,
    target,
    lead,
    leadRole,
    leadAgency,
    partnerAgencies,
    priority,
    start,
    currentDue,
    stage,
    stageReason,
    chosenBrag,
    bragReason,
    locality,
    absorbedInto,
    nextUpdateDue
  } = action;
  return {
    areaId,
    number,
    action: words,
    outcome,
    measure,
    baseline,
    target,
    lead,
    leadRole,
    leadAgency,
    partnerAgencies,
    priority,
    start,
    currentDue,
    stage,
    stageReason,
    chosenBrag,
    bragReason,
    locality,
    absorbedInto,
    nextUpdateDue
  };
}

/** Why a value can't be saved; the screen words it at the field. */
export type Fault =
  | { why: 'required' }
  | { why: 'tooLong'; limit: number; length: number }
  | { why: 'notADate' }
  | { why: 'beforeStart'; start: CalendarDate }
  | { why: 'reasonRequired' }
  | { why: 'unknownPerson'; typed: string };

export type Faults<Field extends string> = Partial<Record<Field, Fault>>;

const lines: readonly (keyof ActionFields)[] = [
  'number',
  'leadRole',
  'stageReason',
  'bragReason',
  'absorbedInto',
  'baseline',
  'target'
];
const notes: readonly (keyof ActionFields)[] = ['action', 'outcome', 'measure'];
const dates: readonly (keyof ActionFields)[] = ['start', 'currentDue', 'nextUpdateDue'];

function tooLong(value: unknown, limit: number): Fault | undefined {
  return typeof value === 'string' && value.length > limit
    ? { why: 'tooLong', limit, length: value.length }
    : undefined;
}

/** What keeps the fields of an action from being saved; empty where nothing does. `computed` is the BRAG of the facts. */
export function checkAction(fields: ActionFields, computed: Brag): Faults<keyof ActionFields> {
  const faults: Faults<keyof ActionFields> = {};
  const note = (field: keyof ActionFields, fault: Fault | undefined): void => {
    if (fault && faults[field] === undefined) faults[field] = fault;
  };
  if (fields.number.trim() === '') note('number', { why: 'required' });
  if (fields.action.trim() === '') note('action', { why: 'required' });
  for (const field of lines) note(field, tooLong(fields[field], textLimit));
  for (const field of notes) note(field, tooLong(fields[field], noteLimit));
  for (const field of dates) {
    const value = fields[field];
    if (typeof value === 'string' && !isCalendarDate(value)) note(field, { why: 'notADate' });
  }
  if (fields.start !== undefined && fields.currentDue !== undefined && fields.currentDue < fields.start) {
    note('currentDue', { why: 'beforeStart', start: fields.start });
  }
  if (needsReason(fields.stage) && fields.stageReason.trim() === '') note('stageReason', { why: 'reasonRequired' });
  if (fields.chosenBrag !== undefined && isBetter(fields.chosenBrag, computed) && fields.bragReason.trim() === '') {
    note('bragReason', { why: 'reasonRequired' });
  }
  return faults;
}

/** What a person gives in "Add update". */
export interface UpdateFields {
  narrative: string;
  brag: Brag | undefined;
  /** Why the chosen BRAG is better than the facts say. */
  bragReason: string;
  barrier: string;
}

/** What keeps an update from being saved; empty where nothing does. */
export function checkUpdate(fields: UpdateFields, computed: Brag): Faults<keyof UpdateFields> {
  const faults: Faults<keyof UpdateFields> = {};
  if (fields.narrative.trim() === '') faults.narrative = { why: 'required' };
  const long = tooLong(fields.narrative, noteLimit);
  if (long) faults.narrative = long;
  if (fields.brag === undefined) faults.brag = { why: 'required' };
  const barrier = tooLong(fields.barrier, noteLimit);
  if (barrier) faults.barrier = barrier;
  if (fields.brag !== undefined && isBetter(fields.brag, computed) && fields.bragReason.trim() === '')
    faults.bragReason = { why: 'reasonRequired' };
  const reason = tooLong(fields.bragReason, textLimit);
  if (reason) faults.bragReason = reason;
  return faults;
}
