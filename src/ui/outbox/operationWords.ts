import { isCommandName } from '../../app/commands';
import type { PlanContent } from '../../domain/plan';
import { entities, isListKey } from '../../model';
import { editedNames, labelOf } from '../../model/entity';
import type { Operation } from '../../sync/operation';
import { cellInWords, fieldNamed } from '../words/cellInWords';
import type { Words } from '../words/words';

/** What the operation did, as a phrase for the middle of a sentence. */
export function doneWords({ command }: Operation, { outbox }: Words): string {
  return isCommandName(command) ? outbox.done[command] : outbox.doneOtherwise;
}

/**
 * The label of an operation's field. An operation from another version of the app may have an unknown field, which
 * shows by its name.
 */
export function fieldLabel({ list }: Operation, name: string, words: Words): string {
  const field = fieldNamed(list, name);
  if (!field || !isListKey(list)) return name;
  const labels: Readonly<Record<string, string>> = words.fields[list];
  return labels[name] ?? labelOf(field);
}

/** The value of an operation's field, in words. */
export function valueWords(
  { list }: Operation,
  name: string,
  value: unknown,
  content: PlanContent | undefined,
  words: Words
): string {
  return cellInWords(fieldNamed(list, name), value, content, words) || words.outbox.empty;
}

/** The fields that a person has filled in. Fields that the app adds by itself are left out. */
export function ownFields({ list, values }: Operation): string[] {
  const edited: readonly string[] = isListKey(list) ? editedNames(entities[list]) : Object.keys(values);
  return edited.filter(name => Object.hasOwn(values, name));
}

/** What a person typed, as plain text to copy. */
export function asText(operation: Operation, content: PlanContent | undefined, words: Words): string {
  // Clearing a field is a change worth copying; an empty field of a new item is not.
  return ownFields(operation)
    .filter(name => operation.kind !== 'create' || (operation.values[name] ?? '') !== '')
    .map(
      name =>
        `${fieldLabel(operation, name, words)}: ${valueWords(operation, name, operation.values[name], content, words)}`
    )
    .join('\n');
}
