import { partnershipViews } from '../domain/plan';
import { declareList, titleColumn } from './list';

/** The inspectors' grades. Frameworks change, so key questions and indicators are data. */
export const evaluations = declareList({
  key: 'evaluations',
  urlName: 'ActionPlanEvaluations',
  title: 'Action plan evaluations',
  description: 'Each quality indicator with its grade on the six-point scale.',
  titleHeading: 'Indicator',
  columns: {
    indicator: titleColumn('Indicator'),
    inspection: {
      type: 'lookup',
      id: '2641dace-0f6c-46fd-8442-a4cd83897844',
      name: 'APInspection',
      title: 'Inspection',
      list: 'inspections',
      required: true,
      indexed: true
    },
    keyQuestion: {
      type: 'text',
      id: '9b020d3b-dc49-46d2-8618-ef1890ad5f1a',
      name: 'APKeyQuestion',
      title: 'Key question'
    },
    grade: {
      type: 'number',
      id: '5b49628a-5ec3-4944-81f8-e8b6acba703d',
      name: 'APGrade',
      title: 'Grade',
      description: '6 Excellent to 1 Unsatisfactory.',
      min: 1,
      max: 6,
      indexed: true
    },
    view: {
      type: 'choice',
      id: '131c7712-884b-4845-818d-ebc0fc5c8a22',
      name: 'APView',
      title: "Partnership's view",
      choices: partnershipViews
    },
    viewNote: {
      type: 'note',
      id: '012590e5-8da5-4903-8ab7-c1f5178431e7',
      name: 'APViewNote',
      title: "Partnership's note"
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All evaluations', columns: ['Title', 'APInspection', 'APKeyQuestion', 'APGrade', 'APView'] }]
});
