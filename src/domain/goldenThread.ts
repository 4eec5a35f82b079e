import type { Action } from '../model/action';
import type { ImprovementArea } from '../model/area';
import type { Evaluation } from '../model/evaluation';
import { entriesOf, known } from '../model/values';
import { isOpen } from './stage';

/** An improvement area that answers an evaluation, with the area's actions. */
export interface Answer {
  area: ImprovementArea;
  actions: readonly Action[];
}

/** The improvement areas that answer an evaluation, each with its actions, in the order given. */
export function answersTo(
  evaluation: Pick<Evaluation, 'id'>,
  areas: readonly ImprovementArea[],
  actions: readonly Action[]
): readonly Answer[] {
  return areas
    .filter(area => entriesOf(area.evaluationIds).includes(evaluation.id))
    .map(area => ({ area, actions: actions.filter(action => action.areaId === area.id) }));
}

/**
 * True for an action whose work is open, complete or continued in another action; a cancelled or superseded one doesn't
 * answer an evaluation.
 */
function answers(action: Pick<Action, 'stage'>): boolean {
  return (
    isOpen(action.stage) || action.stage === 'Verified' || action.stage === 'Closed' || action.stage === 'Absorbed'
  );
}

/** True where the grade is below Good (4). */
export function isBelowGood(evaluation: Pick<Evaluation, 'grade'>): boolean {
  const grade = known(evaluation.grade);
  return grade !== undefined && grade < 4;
}

/** True where the grade is below Good and none of the given areas has an action that answers it. */
export function isUnanswered(evaluation: Pick<Evaluation, 'grade'>, given: readonly Answer[]): boolean {
  return isBelowGood(evaluation) && !given.some(one => one.actions.some(answers));
}
