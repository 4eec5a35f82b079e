import type { Answer } from './answer.ts';
import type { Module } from './context.ts';

/** The first answer that a module gives; undefined when no module has one. */
export function answerOf(modules: readonly Module[], ask: (module: Module) => Answer | undefined): Answer | undefined {
  for (const module of modules) {
    const answer = ask(module);
    if (answer) return answer;
  }
  return undefined;
}

/** What all modules add of one kind, by name. */
export function addedBy<T>(
  modules: readonly Module[],
  added: (module: Module) => Record<string, T> | undefined
): Record<string, T> {
  return Object.fromEntries(modules.flatMap(module => Object.entries(added(module) ?? {})));
}
