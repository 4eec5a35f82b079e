import { plan as entity } from '../../model/plan';
import type { Command } from './command';
import { operationOn } from './command';

/** Restores a plan from the recycle bin. */
export const restorePlan: Command<{ planId: number }> = {
  may: rights => rights.managePlan,
  operations: ({ planId }, { now }) => [operationOn(entity, 'plan.restore', 'restore', now, { item: planId })]
};
