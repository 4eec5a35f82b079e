import { entities, isListKey } from '../../model';
import type { Field } from '../../model/field';
import type { Fields } from '../../model/json';
import type { Instant } from '../../model/values';
import type { Operation } from '../../sync/operation';
import type { UndoKind } from './command';
import { asAct, followedBy } from './command';

/** An act that was just saved and can be undone for a few seconds. */
export interface Undoable {
  kind: UndoKind;
  /** The action's number; '' where it isn't known any more. */
  number: string;
  /** The operations that undo it, as one act. */
  reverse: readonly Operation[];
}

/**
 * A saved operation with the ETag of the version that it made; undefined where the person hasn't seen all of that
 * version.
 */
export interface SavedOperation {
  operation: Operation;
  etag: string | undefined;
}

/** True for a field that is written once: undo leaves it as it is. */
function isWrittenOnce({ list }: Operation, name: string): boolean {
  const field: Field | undefined = isListKey(list)
    ? new Map<string, Field>(Object.entries(entities[list].fields)).get(name)
    : undefined;
  return field !== undefined && field.kind !== 'group' && field.once === true;
}

/** The operation that undoes a saved one; undefined where none does. */
function reverseOf({ operation, etag }: SavedOperation, at: Instant): Operation | undefined {
  const { base = {}, values, theirsWin = [], kind, command } = operation;
  const reverse = (rest: Pick<Operation, 'kind' | 'values'> & Partial<Operation>): Operation => {
    const id = crypto.randomUUID();
    const { list, item, parent } = operation;
    return { id, act: id, command, list, item, parent, theirsWin, createdAt: at, ...rest };
  };
  switch (kind) {
    case 'edit': {
      const names = Object.keys(values).filter(name => Object.hasOwn(base, name) && !isWrittenOnce(operation, name));
      const pick = (from: Fields): Fields => Object.fromEntries(names.map(name => [name, from[name] ?? null]));
      return reverse({ kind: 'edit', values: pick(base), base: pick(values), etag });
    }
    case 'remove': {
      const then = (operation.then ?? []).flatMap(one => reverseOf({ operation: one, etag: undefined }, at) ?? []);
      const restored = reverse({ kind: 'restore', values: {}, command: command.replace(/\.remove$/, '.restore') });
      return followedBy(restored, ...then);
    }
    case 'create':
    case 'restore':
      return undefined;
  }
}

/**
 * The operations that undo an act, as one act: the reverse of each of its operations, the last first. Empty where one
 * of them has no reverse.
 */
export function reverseOfAct(done: readonly SavedOperation[], at: Instant): readonly Operation[] {
  const reversed = [...done].reverse().map(one => reverseOf(one, at));
  const whole = reversed.filter(one => one !== undefined);
  return whole.length < reversed.length ? [] : asAct(whole);
}
