import type { Stage } from './plan';

/** Stages in which nobody waits for the action any more. */
const ended: ReadonlySet<Stage> = new Set<Stage>(['Verified', 'Closed', 'Absorbed', 'Superseded', 'Cancelled']);
/** Stages that leave the line and have to say why. */
const needReason: ReadonlySet<Stage> = new Set<Stage>(['Paused', 'Absorbed', 'Superseded', 'Cancelled', 'Reopened']);

/** True while the action is still owed: it counts as overdue and owes updates. */
export function isOpen(stage: Stage): boolean {
  return !ended.has(stage);
}

/** True where the stage has been checked complete: Verified or Closed. */
export function isComplete(stage: Stage): boolean {
  return stage === 'Verified' || stage === 'Closed';
}

/** Paused, Absorbed, Superseded, Cancelled and Reopened each need a reason. */
export function needsReason(stage: Stage): boolean {
  return needReason.has(stage);
}

/** Stages that only a decision or verified evidence gives; a form doesn't offer them. */
export function isGivenElsewhere(stage: Stage): boolean {
  return isComplete(stage);
}
