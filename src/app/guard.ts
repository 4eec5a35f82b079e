import type { Failure } from '../domain/failure';
import type { GuardContext, Texts } from '../domain/guard';
import { entities, isListKey } from '../model';
import { freeTextsIn } from '../model/difference';
import type { Operation } from '../sync/operation';

export type GuardModule = typeof import('../domain/guard');

/**
 * Loads the guard, which is a chunk of its own since only people who write need it. Rejects where the chunk can't be
 * fetched.
 */
export function loadGuard(): Promise<GuardModule> {
  return import(/* webpackChunkName: 'guard' */ '../domain/guard');
}

/** The guard's context for a person: the organisation's domain is that of the person's own e-mail address. */
export function guardContext(email: string | undefined): GuardContext {
  const domain = email?.split('@')[1];
  return { organisationDomains: domain ? [domain] : [] };
}

/** The free texts that some operations, and the operations that follow them, write; one entry for each operation. */
export function textsWritten(operations: readonly Operation[]): readonly Texts[] {
  return operations.flatMap(({ list, values, kind, then = [] }) => [
    ...(isListKey(list) && (kind === 'create' || kind === 'edit') ? [freeTextsIn(entities[list], values)] : []),
    ...textsWritten(then)
  ]);
}

/**
 * Why texts can't be saved: `guarded` where the guard stops one and `reason` isn't acceptable, `offline` where the guard
 * can't be fetched. Undefined where they can. Every command asks this before it queues anything, so no form can forget to.
 */
export async function whyGuarded(
  texts: readonly Texts[],
  reason: string,
  context: GuardContext
): Promise<Failure | undefined> {
  if (texts.every(one => Object.keys(one).length === 0)) return undefined;
  const guard = await loadGuard().catch(() => undefined);
  if (!guard) return { kind: 'offline' };
  return texts.some(one => guard.hasUnansweredStop(one, reason, context)) ? { kind: 'guarded' } : undefined;
}
