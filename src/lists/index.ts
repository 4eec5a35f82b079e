import { actions } from './actions';
import { areas } from './areas';
import { evaluations } from './evaluations';
import { inspections } from './inspections';
import type { ListDeclaration } from './list';
import { plans } from './plans';
import { updates } from './updates';

export { actions, areas, evaluations, inspections, plans, updates };

/** In the order in which they are made: a lookup's target comes before it. */
export const allLists: readonly ListDeclaration[] = [plans, inspections, evaluations, areas, actions, updates];

/** Groups that the set-up makes beside the site's own Owners, Members and Visitors. */
export const groups = {
  managers: { title: 'Action plan managers', description: 'Own the content of the plan: change everything in it.' },
  leads: { title: 'Action plan leads', description: 'Lead actions: change them and add updates.' }
} as const;
