import type { Stage } from '../model/action';
import type { Cell } from '../model/values';
import { known } from '../model/values';

/** The stages in which an action is no longer open. */
const ended: ReadonlySet<Stage> = new Set<Stage>(['Verified', 'Closed', 'Absorbed', 'Superseded', 'Cancelled']);
/** The stages outside the usual sequence, for which a reason is required. */
const needReason: ReadonlySet<Stage> = new Set<Stage>(['Paused', 'Absorbed', 'Superseded', 'Cancelled', 'Reopened']);

/**
 * True for an action that still has to be done, so that it can be overdue and owe updates. An unknown stage counts as
 * open.
 */
export function isOpen(stage: Cell<Stage>): boolean {
  const is = known(stage);
  return is === undefined || !ended.has(is);
}

/** True where somebody has confirmed that the action is complete: Verified or Closed. */
export function isComplete(stage: Cell<Stage>): boolean {
  return stage === 'Verified' || stage === 'Closed';
}

/** True for a stage that requires a reason: Paused, Absorbed, Superseded, Cancelled or Reopened. */
export function needsReason(stage: Cell<Stage>): boolean {
  const is = known(stage);
  return is !== undefined && needReason.has(is);
}

/** True for a stage that forms don't offer, because it takes a decision or verified evidence. */
export function isGivenElsewhere(stage: Cell<Stage>): boolean {
  return isComplete(stage);
}
