import * as v from 'valibot';
import type { PlanContent } from '../../domain/plan';
import type { Operation } from '../../sync/outbox';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';

const dates: readonly string[] = ['start', 'currentDue', 'nextUpdateDue', 'originalDue'];
const choices: Readonly<Record<string, 'stage' | 'priority' | 'brag'>> = {
  stage: 'stage',
  priority: 'priority',
  chosenBrag: 'brag',
  brag: 'brag'
};
/** What people don't think of as theirs: keys, copies and what the product adds by itself. */
const silent: readonly string[] = [
  'latest',
  'originalDue',
  'actionNumber',
  'plan',
  'action',
  'author',
  'at',
  'guardReason'
];

const named = v.object({ name: v.string() });
const titled = v.object({ text: v.string() });

/** The label of a field of an operation. `kind` tells an update's `action` from an action's. */
export function labelOf(field: string, operation: Operation, words: Words): string {
  if (operation.item.startsWith('updates/')) return words.outbox.otherField(field);
  const labels: Readonly<Record<string, string>> = words.action.fields;
  return labels[field] ?? words.outbox.otherField(field);
}

/** A value of an operation in words; `content` names the improvement areas. */
export function valueInWords(field: string, value: unknown, content: PlanContent | undefined, words: Words): string {
  if (value === null || value === undefined || value === '') return words.outbox.empty;
  if (field === 'areaId') {
    const area = content?.areas.find(one => one.id === value);
    return area ? words.action.panel.area(area.ref, area.title) : words.outbox.empty;
  }
  if (Array.isArray(value)) return value.length === 0 ? words.outbox.empty : value.join(', ');
  if (typeof value === 'boolean') return value ? words.outbox.yes : words.outbox.no;
  if (typeof value === 'string') {
    if (dates.includes(field)) return words.dates.long(value);
    const choice = choices[field];
    return choice ? choiceLabel(words.choices[choice], value) : value;
  }
  if (v.is(named, value)) return value.name;
  if (v.is(titled, value)) return value.text;
  return String(value);
}

/** The fields that a person sees themselves in, of an operation. */
export function ownFields(operation: Operation): string[] {
  const isUpdate = operation.item.startsWith('updates/');
  return Object.keys(operation.body).filter(field => !silent.includes(field) && !(isUpdate && field === 'stage'));
}

/** What a person typed, as plain text to copy. */
export function asText(operation: Operation, content: PlanContent | undefined, words: Words): string {
  // What was emptied is a change; what a new update doesn't have is nothing that somebody typed.
  return ownFields(operation)
    .filter(field => operation.kind !== 'create' || (operation.body[field] ?? '') !== '')
    .map(field => `${labelOf(field, operation, words)}: ${valueInWords(field, operation.body[field], content, words)}`)
    .join('\n');
}
