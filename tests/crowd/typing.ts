import type { CommandContext } from '../../src/app/commands/command';
import type { ActionFields } from '../../src/model/action';
import { brags, priorities, stages } from '../../src/model/action';
import { itemIn } from '../../src/model/json';
import type { Update } from '../../src/model/update';
import { update } from '../../src/model/update';
import type { Operation } from '../../src/sync/operation';

/** Changes of an action that a person may make; `words` writes a text that is found nowhere else. */
export function changesOf(draw: () => number, words: (about: string) => string): Partial<ActionFields>[] {
  return [
    { outcome: words('Outcome') },
    { baseline: words('Baseline') },
    { target: words('Target') },
    { leadRole: words('Role') },
    { locality: words('Locality') },
    { stageReason: words('Reason'), stage: pick(stages, draw) },
    { priority: pick(priorities, draw) },
    { currentDue: `2027-0${String(1 + Math.floor(draw() * 9))}-15` },
    { chosenBrag: pick(brags, draw), bragReason: words('Because') }
  ];
}

/** The update that a create made, as its list has it. */
export function updateOf({ values }: Operation, id: number, etag: string): Update {
  const made = itemIn(update, values, id, etag);
  if (!made) throw new Error(`${JSON.stringify(values)} are no update's.`);
  return made;
}

/** What a command knows of a person who may add updates, and of whose updates no other is known. */
export function contextOf(author: string, now: string, editActions: boolean): CommandContext {
  const rights = { addUpdates: true, editActions, removeActions: false, managePlan: false, setUp: false };
  return { now, author, rights, updates: [] };
}

/** One of several, by lot. */
export function pick<T>(from: readonly T[], draw: () => number): T {
  const found = from[Math.floor(draw() * from.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}
