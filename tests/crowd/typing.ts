import type { ActionFields } from '../../src/domain/checks';
import type { Update } from '../../src/domain/plan';
import { brags, priorities, stages } from '../../src/domain/plan';
import type { Operation } from '../../src/sync/outbox';

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
export function updateOf({ body }: Operation, id: number, etag: string): Update {
  const text = (name: string): string => String(body[name] ?? '');
  return {
    id,
    etag,
    problems: [],
    actionId: Number(body['action']),
    narrative: text('narrative'),
    brag: brags.find(one => one === body['brag']),
    stage: stages.find(one => one === body['stage']),
    barrier: text('barrier'),
    author: text('author'),
    at: text('at')
  };
}

/** One of several, by lot. */
export function pick<T>(from: readonly T[], draw: () => number): T {
  const found = from[Math.floor(draw() * from.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
}
