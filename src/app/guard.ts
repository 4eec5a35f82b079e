import type { Failure } from '../domain/failure';
import type { GuardContext, Texts } from '../domain/guard';
import type { AppState } from './store';

export type GuardModule = typeof import('../domain/guard');

/** The guard, in a chunk of its own: only those who write have a use for it. Rejects where it can't be fetched. */
export function loadGuard(): Promise<GuardModule> {
  return import(/* webpackChunkName: 'guard' */ '../domain/guard');
}

/** The organisation is the one that the person's own e-mail address belongs to. */
export function guardContext({ screen }: AppState): GuardContext {
  const domain = screen.kind === 'ready' ? screen.content.me.email.split('@')[1] : undefined;
  return { organisationDomains: domain ? [domain] : [] };
}

/**
 * Why texts can't be saved yet: a number without a reason, or the check could not be fetched. Every command that saves
 * a text asks, so that no form can forget to.
 */
export async function whyGuarded(
  textsIn: (guard: GuardModule) => Texts,
  reason: string,
  context: GuardContext
): Promise<Failure | undefined> {
  const guard = await loadGuard().catch(() => undefined);
  if (!guard) return { kind: 'offline' };
  return guard.hasUnansweredStop(textsIn(guard), reason, context) ? { kind: 'guarded' } : undefined;
}
