import type { ActionFields, Brag } from '../model/action';
import { action } from '../model/action';
import type { CellsOf, Entity, NameOf } from '../model/entity';
import { fieldNames } from '../model/entity';
import { limitOf } from '../model/field';
import { update } from '../model/update';
import type { CalendarDate } from '../model/values';
import { isCalendarDate, known } from '../model/values';
import { isBetter } from './brag';
import { needsReason } from './stage';

/** Why a value can't be saved. The screen puts it into words beside the field. */
export type Fault =
  | { why: 'required' }
  | { why: 'tooLong'; limit: number; length: number }
  | { why: 'notADate' }
  | { why: 'beforeStart'; start: CalendarDate }
  | { why: 'reasonRequired' }
  | { why: 'unknownPerson'; typed: string };

export type Faults<Field extends string> = Partial<Record<Field, Fault>>;

/** True for an empty cell and for a text of nothing but white space. */
function isBlank(cell: unknown): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/**
 * The faults that follow from an entity's declaration, for the cells given: a required cell that is blank, a text
 * longer than SharePoint's limit, a date that isn't in the calendar. An unreadable cell is never written, so it has none.
 */
export function declaredFaults<E extends Entity>(entity: E, cells: CellsOf<E>): Faults<NameOf<E>> {
  const faults: Faults<NameOf<E>> = {};
  for (const name of fieldNames(entity)) {
    if (!Object.hasOwn(cells, name)) continue;
    const field = entity.fields[name];
    const cell: unknown = cells[name];
    const limit = field && limitOf(field);
    if (field?.kind !== 'group' && field?.required === true && isBlank(cell)) faults[name] = { why: 'required' };
    else if (field?.kind === 'date' && typeof cell === 'string' && !isCalendarDate(cell))
      faults[name] = { why: 'notADate' };
    else if (limit !== undefined && typeof cell === 'string' && cell.length > limit)
      faults[name] = { why: 'tooLong', limit, length: cell.length };
  }
  return faults;
}

/**
 * The faults that keep an action's fields from being saved; empty where there are none. `computed` is the computed
 * BRAG.
 */
export function checkAction(fields: ActionFields, computed: Brag): Faults<keyof ActionFields> {
  const { start, currentDue, chosenBrag } = { ...fields };
  const [from, due, chosen] = [known(start), known(currentDue), known(chosenBrag)];
  const faults: Faults<keyof ActionFields> = {};
  if (from !== undefined && due !== undefined && due < from) faults.currentDue = { why: 'beforeStart', start: from };
  if (needsReason(fields.stage) && isBlank(fields.stageReason)) faults.stageReason = { why: 'reasonRequired' };
  if (chosen !== undefined && isBetter(chosen, computed) && isBlank(fields.bragReason))
    faults.bragReason = { why: 'reasonRequired' };
  // A fault of the value itself replaces one that comes from comparing it with another field.
  return { ...faults, ...declaredFaults(action, fields) };
}

/** What a person fills in under “Add update”. */
export interface UpdateFields {
  narrative: string;
  brag: Brag | undefined;
  /** Why the chosen BRAG is better than the computed one; saved with the action. */
  bragReason: string;
  barrier: string;
}

/**
 * The faults that keep an update from being saved; empty where there are none. `computed` is the action's computed
 * BRAG.
 */
export function checkUpdate(fields: UpdateFields, computed: Brag): Faults<keyof UpdateFields> {
  const { narrative, brag, bragReason, barrier } = fields;
  const reason =
    brag !== undefined && isBetter(brag, computed) && isBlank(bragReason)
      ? { why: 'reasonRequired' as const }
      : undefined;
  const faults: Faults<keyof UpdateFields> = {
    ...(brag === undefined && { brag: { why: 'required' as const } }),
    ...(reason && { bragReason: reason })
  };
  return { ...faults, ...declaredFaults(update, { narrative, barrier }), ...declaredFaults(action, { bragReason }) };
}
