import { copyLatest, editAction, removeAction, restoreAction } from './action';
import type { Command } from './command';
import { placeAction, placeUpdate } from './place';
import { restorePlan } from './plan';
import { addUpdate, removeUpdate, restoreUpdate } from './update';

/** All commands by name. Operations carry that name, and the words are found by it. */
export const commands = {
  'action.edit': editAction,
  'action.remove': removeAction,
  'action.restore': restoreAction,
  'action.copyLatest': copyLatest,
  'action.place': placeAction,
  'plan.restore': restorePlan,
  'update.add': addUpdate,
  'update.remove': removeUpdate,
  'update.restore': restoreUpdate,
  'update.place': placeUpdate
} as const;

export type CommandName = keyof typeof commands;
export type ArgsOf<Name extends CommandName> = (typeof commands)[Name] extends Command<infer Args> ? Args : never;
/** The type of a table that has, for each name, a command with that name's arguments. */
export type Commands = { readonly [Name in CommandName]: Command<ArgsOf<Name>> };

/** True for the name of a command that this version knows. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/**
 * The command that made an operation, as far as the outbox needs it; undefined where this version doesn't know the
 * name.
 */
export function commandOf(name: string): Pick<Command<never>, 'undoKind' | 'form' | 'isSilent'> | undefined {
  return isCommandName(name) ? commands[name] : undefined;
}
