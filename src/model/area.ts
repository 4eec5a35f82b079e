import type { EntityOf } from './entity';
import { declareEntity } from './entity';
import { titleColumn } from './sharePointColumns';

/**
 * Improvement areas: what the inspectors asked to improve, in their words. Actions belong to one; each answers
 * evaluations.
 */
export const area = declareEntity({
  list: 'areas',
  urlName: 'ActionPlanAreas',
  title: 'Action plan improvement areas',
  description: 'What the inspectors asked to improve, and the evaluations that it answers.',
  fields: {
    title: { ...titleColumn, title: 'Improvement area' },
    planId: {
      kind: 'lookup',
      id: '114e60bb-2225-46a8-8b0b-2e6d28e3418d',
      column: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    ref: { kind: 'text', id: '64ba5358-5e60-4f35-b667-f59a26da773e', column: 'APRef', title: 'Ref', required: true },
    inspectorsWording: {
      kind: 'note',
      id: '8785912c-65e3-45ed-8844-019ec5a089ed',
      column: 'APWording',
      title: "Inspectors' wording",
      freeText: true
    },
    evaluationIds: {
      kind: 'lookups',
      id: '1d80dbfa-1109-459a-ae52-4785f877a6d7',
      column: 'APEvaluations',
      title: 'Answers',
      list: 'evaluations'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All areas', fields: ['ref', 'title', 'planId', 'evaluationIds'] }]
});

export type ImprovementArea = EntityOf<typeof area>;
