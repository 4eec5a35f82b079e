import type { Rights } from '../../domain/rights';
import type { Entity } from '../../model/entity';
import type { Fields } from '../../model/json';
import type { Update } from '../../model/update';
import type { Instant } from '../../model/values';
import type { Operation } from '../../sync/operation';

/** What a command knows apart from its arguments. */
export interface CommandContext {
  /** The server's time in whole seconds, which is the precision of SharePoint's dates. */
  now: Instant;
  /** The name of the person who runs the command. */
  author: string;
  rights: Rights;
  /** The plan's site has a time zone that the product doesn't know, so no date may be written. */
  isZoneUnknown?: boolean;
  /** All updates that have been read, of any action. */
  updates: readonly Update[];
}

/** What an act that can be undone did; the words of “Undo” say it. */
export type UndoKind = 'stage' | 'move' | 'action' | 'update' | 'place';

/**
 * One thing that a person can do, defined once. Its operations show on the screen as soon as they are queued. The guard
 * checks those of their fields that the entity declares as free text. Its wording is in the words, under the command's name.
 */
export interface Command<Args> {
  /** True where a person with these rights may run it. */
  may(rights: Rights): boolean;
  /** The operations to queue; none where there is nothing to save. */
  operations(args: Args, context: CommandContext): readonly Operation[];
  /** The person's reason for saving a number that the guard stops. */
  guardReason?(args: Args): string;
  /** What an operation of the command did, for the words of “Undo”; undefined where it can't be undone. */
  undoKind?(operation: Operation): UndoKind | undefined;
  /** The form in which an unsaved operation can be edited again. */
  form?: 'update' | 'edit';
  /** The screen doesn't mention its operations unless they fail: they only save a copy. */
  isSilent?: boolean;
}

/**
 * Makes an operation on an item of the entity's list: a new id, its own act, no values, unless `rest` says otherwise.
 */
export function operationOn(
  entity: Entity,
  command: string,
  kind: Operation['kind'],
  at: Instant,
  rest: Partial<Operation> = {}
): Operation {
  const id = rest.id ?? crypto.randomUUID();
  const theirsWin = Object.keys(entity.fields).filter(name => entity.fields[name]?.merge === 'theirs');
  return { act: id, command, list: entity.list, kind, values: {}, createdAt: at, theirsWin, ...rest, id };
}

/** Makes operations, and those that follow them, one act: they are announced, counted and undone together. */
export function asAct(operations: readonly Operation[], act = operations[0]?.act): readonly Operation[] {
  if (act === undefined) return [];
  return operations.map(one => ({ ...one, act, ...(one.then && { then: asAct(one.then, act) }) }));
}

/** An operation with others that are sent once it is saved. All are one act. */
export function followedBy(first: Operation, ...then: readonly Operation[]): Operation {
  return then.length === 0 ? first : { ...first, then: asAct(then, first.act) };
}

/** A text as the value of a field, trimmed; no value where it is blank. */
export function given(name: string, text: string): Fields {
  const trimmed = text.trim();
  return trimmed === '' ? {} : { [name]: trimmed };
}
