import { action as actionEntity } from '../../model/action';
import type { Action } from '../../model/action';
import { known } from '../../model/values';
import { toJson } from '../../model/json';
import { update as updateEntity } from '../../model/update';
import type { Stray } from '../ports';
import type { Command } from './command';
import { operationOn } from './command';

/** Places an action that belongs to no plan in a plan. */
export const placeAction: Command<{ stray: Stray; planId: number }> = {
  may: rights => rights.managePlan,
  operations: ({ stray, planId }, { now }) => [
    operationOn(actionEntity, 'action.place', 'edit', now, {
      item: stray.id,
      values: toJson({ planId }),
      base: toJson({ planId: stray.parent }),
      etag: stray.etag
    })
  ],
  undoKind: () => 'place'
};

/** Places an update whose action is gone under another action. */
export const placeUpdate: Command<{ stray: Stray; action: Action }> = {
  may: rights => rights.managePlan,
  operations: ({ stray, action }, { now }) => [
    operationOn(updateEntity, 'update.place', 'edit', now, {
      item: stray.id,
      values: toJson({ actionId: action.id, planId: known(action.planId), actionNumber: known(action.number) }),
      base: toJson({ actionId: stray.parent, planId: undefined, actionNumber: undefined }),
      etag: stray.etag
    })
  ],
  undoKind: () => undefined
};
