import type { PerList } from '../model';

/** What the person may do with the items of a list, by SharePoint's permissions. */
export interface HeldRights {
  add: boolean;
  edit: boolean;
  remove: boolean;
}

/** What the person may do in each list of a site. */
export type SiteRights = PerList<HeldRights>;

/** What the person may do in a plan. */
export interface Rights {
  addUpdates: boolean;
  editActions: boolean;
  /** May move actions to the recycle bin. */
  removeActions: boolean;
  managePlan: boolean;
  setUp: boolean;
}

/**
 * The person's rights in a plan, from those in the lists. Only people who manage the plan remove actions, although
 * SharePoint would let leads do it too.
 */
export function rightsFrom(lists: SiteRights, setUp: boolean): Rights {
  const managePlan = lists.plans.edit;
  return {
    addUpdates: lists.updates.add,
    editActions: lists.actions.edit,
    removeActions: managePlan && lists.actions.remove,
    managePlan,
    setUp
  };
}
