import type { Action, ActionFields, Brag } from '../../model/action';
import { action as entity } from '../../model/action';
import { changedNames } from '../../model/difference';
import { editedNames, editedPart } from '../../model/entity';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { computedBrag } from '../../domain/brag';
import type { Faults } from '../../domain/checks';
import { checkAction } from '../../domain/checks';
import { dateFromTyped } from './ukDate';

/**
 * The values of the edit form: an action's fields. A date that was typed is held as typed; an untouched one is
 * `YYYY-MM-DD`.
 */
export interface EditValues extends ActionFields {
  /** A lead's name that was typed but not chosen from the search results. */
  leadTyped: string;
}

/** The values that the form shows when it opens on an action. */
export function valuesOf(action: ActionFields): EditValues {
  return { ...editedPart(entity, action), leadTyped: '' };
}

/** The fields that the form would save. A date that can't be parsed stays as typed, so that validation refuses it. */
export function fieldsOf(values: EditValues): ActionFields {
  const dates = editedNames(entity).flatMap(name => {
    const typed = values[name];
    return entity.fields[name].kind === 'date' && typeof typed === 'string' ? [[name, dateFromTyped(typed)]] : [];
  });
  return { ...editedPart(entity, values), ...Object.fromEntries(dates) };
}

/** The BRAG that the rules would compute if the action were saved with the form's values. */
export function computedOf(loaded: Action, values: EditValues, plan: Plan, today: CalendarDate): Brag {
  return computedBrag({ ...loaded, ...fieldsOf(values) }, plan, today);
}

/** Every validation error that keeps the form from being saved. */
export function faultsOf(values: EditValues, computed: Brag): Faults<keyof ActionFields> {
  const faults = checkAction(fieldsOf(values), computed);
  const typed = values.leadTyped.trim();
  return typed === '' || values.lead ? faults : { ...faults, lead: { why: 'unknownPerson', typed } };
}

/** The names of the fields in which two versions of an action differ. */
export function changedFields(before: ActionFields, after: ActionFields): readonly (keyof ActionFields)[] {
  return changedNames(entity, before, after, editedNames(entity));
}

/** True where the form has unsaved changes. */
export function isDirty(loaded: Action, values: EditValues): boolean {
  return values.leadTyped.trim() !== '' || changedFields(loaded, fieldsOf(values)).length > 0;
}
