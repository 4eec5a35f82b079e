import type { EntityOf } from './entity';
import { declareEntity } from './entity';
import { titleColumn } from './sharePointColumns';

export const partnershipViews = ['Accepted', 'Questioned'] as const;
export type PartnershipView = (typeof partnershipViews)[number];

/** The inspectors' six-point scale, best first: 6 is Excellent, 1 Unsatisfactory. */
export const grades = [6, 5, 4, 3, 2, 1] as const;
export type Grade = (typeof grades)[number];

/**
 * The inspectors' grades, one for each quality indicator. Inspection frameworks change, so key questions and indicators
 * are data.
 */
export const evaluation = declareEntity({
  list: 'evaluations',
  urlName: 'ActionPlanEvaluations',
  title: 'Action plan evaluations',
  description: 'Each quality indicator with its grade on the six-point scale.',
  fields: {
    indicator: { ...titleColumn, title: 'Indicator' },
    inspectionId: {
      kind: 'lookup',
      id: '2641dace-0f6c-46fd-8442-a4cd83897844',
      column: 'APInspection',
      title: 'Inspection',
      list: 'inspections',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    keyQuestion: {
      kind: 'text',
      id: '9b020d3b-dc49-46d2-8618-ef1890ad5f1a',
      column: 'APKeyQuestion',
      title: 'Key question'
    },
    grade: {
      kind: 'number',
      id: '5b49628a-5ec3-4944-81f8-e8b6acba703d',
      column: 'APGrade',
      title: 'Grade',
      description: '6 Excellent to 1 Unsatisfactory.',
      min: 1,
      max: 6,
      values: grades,
      indexed: true
    },
    view: {
      kind: 'choice',
      id: '131c7712-884b-4845-818d-ebc0fc5c8a22',
      column: 'APView',
      title: "Partnership's view",
      choices: partnershipViews
    },
    viewNote: {
      kind: 'note',
      id: '012590e5-8da5-4903-8ab7-c1f5178431e7',
      column: 'APViewNote',
      title: "Partnership's note",
      freeText: true
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All evaluations', fields: ['indicator', 'inspectionId', 'keyQuestion', 'grade', 'view'] }]
});

export type Evaluation = EntityOf<typeof evaluation>;
