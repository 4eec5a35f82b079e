import { isOpen } from './stage';
import type { Action, Evaluation, ImprovementArea } from './plan';

/** An improvement area that answers an indicator, with the actions under it. */
export interface Answer {
  area: ImprovementArea;
  actions: readonly Action[];
}

/** The areas that answer an indicator, in the order given. */
export function answersTo(
  evaluation: Pick<Evaluation, 'id'>,
  areas: readonly ImprovementArea[],
  actions: readonly Action[]
): readonly Answer[] {
  return areas
    .filter(area => area.evaluationIds.includes(evaluation.id))
    .map(area => ({ area, actions: actions.filter(action => action.areaId === area.id) }));
}

/** Work that is done, going on or carried on elsewhere; a cancelled or superseded action answers nothing. */
function answers(action: Pick<Action, 'stage'>): boolean {
  return (
    isOpen(action.stage) || action.stage === 'Verified' || action.stage === 'Closed' || action.stage === 'Absorbed'
  );
}

/** Graded below Good. */
export function isBelowGood(evaluation: Pick<Evaluation, 'grade'>): boolean {
  return evaluation.grade !== undefined && evaluation.grade < 4;
}

/** Graded below Good, and no action answers it. */
export function isUnanswered(evaluation: Pick<Evaluation, 'grade'>, given: readonly Answer[]): boolean {
  return isBelowGood(evaluation) && !given.some(one => one.actions.some(answers));
}
