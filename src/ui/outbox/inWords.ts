import * as v from 'valibot';
import { longDate } from '../../domain/dates';
import type { PlanContent } from '../../domain/plan';
import type { Operation } from '../../sync/outbox';
import { actionText } from '../loc/action';
import { outboxText } from '../loc/outbox';

const dates: readonly string[] = ['start', 'currentDue', 'nextUpdateDue', 'originalDue'];
const labels: Readonly<Record<string, string>> = actionText.fields;
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
export function labelOf(field: string, operation: Operation): string {
  if (operation.item.startsWith('updates/')) return outboxText.otherField(field);
  return labels[field] ?? outboxText.otherField(field);
}

/** A value of an operation in words; `content` names the improvement areas. */
export function valueInWords(field: string, value: unknown, content: PlanContent | undefined): string {
  if (value === null || value === undefined || value === '') return outboxText.empty;
  if (field === 'areaId') {
    const area = content?.areas.find(one => one.id === value);
    return area ? actionText.panel.area(area.ref, area.title) : outboxText.empty;
  }
  if (Array.isArray(value)) return value.length === 0 ? outboxText.empty : value.join(', ');
  if (typeof value === 'boolean') return value ? outboxText.yes : outboxText.no;
  if (typeof value === 'string') return dates.includes(field) ? longDate(value) : value;
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
export function asText(operation: Operation, content: PlanContent | undefined): string {
  // What was emptied is a change; what a new update doesn't have is nothing that somebody typed.
  return ownFields(operation)
    .filter(field => operation.kind !== 'create' || (operation.body[field] ?? '') !== '')
    .map(field => `${labelOf(field, operation)}: ${valueInWords(field, operation.body[field], content)}`)
    .join('\n');
}
