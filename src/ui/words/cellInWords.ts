import type { PlanContent } from '../../domain/plan';
import { entities, isListKey } from '../../model';
import type { Entity } from '../../model/entity';
import type { Field } from '../../model/field';
import { isUnreadable } from '../../model/values';
import * as v from 'valibot';
import { choiceLabel } from './choiceLabel';
import type { Words } from './words';

const person = v.object({ name: v.string() });
/** The JSON of a link, or of the newest update that is stored with an action. */
const withText = v.object({ text: v.nullish(v.string(), '') });

/** Finds the table of labels that has all of a field's choices. */
function tableOf(choices: readonly (string | number)[], { choices: tables }: Words): Readonly<Record<string, string>> {
  return Object.values(tables).find(table => choices.every(choice => Object.hasOwn(table, choice))) ?? {};
}

function scalarInWords(
  field: Field | undefined,
  value: string | number,
  content: Pick<PlanContent, 'areas'> | undefined,
  words: Words
): string {
  switch (field?.kind) {
    case 'choice':
      return choiceLabel(tableOf(field.choices, words), value);
    case 'number':
      return field.values ? choiceLabel(tableOf(field.values, words), value) : String(value);
    case 'date':
      return words.dates.long(String(value));
    case 'dateTime':
      return words.dates.moment(String(value));
    case 'lookup': {
      const area = field.list === 'areas' ? content?.areas.find(one => one.id === value) : undefined;
      return area ? words.action.panel.area(area) : '';
    }
    default:
      return String(value);
  }
}

/**
 * Gives a cell, or the JSON of a cell, as words; '' for an empty one. `content` gives the names of improvement areas.
 */
export function cellInWords(
  field: Field | undefined,
  value: unknown,
  content: Pick<PlanContent, 'areas'> | undefined,
  words: Words
): string {
  if (isUnreadable(value)) return value.unreadable;
  if (Array.isArray(value)) return value.map(one => cellInWords(undefined, one, content, words)).join(', ');
  if (typeof value === 'boolean') return value ? words.outbox.yes : words.outbox.no;
  if (typeof value === 'string' || typeof value === 'number')
    return value === '' ? '' : scalarInWords(field, value, content, words);
  if (v.is(person, value)) return value.name;
  const text = v.safeParse(withText, value);
  return text.success ? text.output.text : '';
}

/** Finds a field by its name and its list's key; undefined for a field of another version of the app. */
export function fieldNamed(list: string, name: string): Field | undefined {
  const entity: Entity | undefined = isListKey(list) ? entities[list] : undefined;
  return entity && Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined;
}
