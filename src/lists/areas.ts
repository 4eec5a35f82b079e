import { declareList, titleColumn } from './list';

/** Areas for improvement, in the inspectors' words. */
export const areas = declareList({
  key: 'areas',
  urlName: 'ActionPlanAreas',
  title: 'Action plan improvement areas',
  description: 'What the inspectors asked to improve, and the evaluations that it answers.',
  titleHeading: 'Improvement area',
  columns: {
    title: titleColumn('Improvement area'),
    plan: {
      type: 'lookup',
      id: '114e60bb-2225-46a8-8b0b-2e6d28e3418d',
      name: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true
    },
    ref: { type: 'text', id: '64ba5358-5e60-4f35-b667-f59a26da773e', name: 'APRef', title: 'Ref', required: true },
    inspectorsWording: {
      type: 'note',
      id: '8785912c-65e3-45ed-8844-019ec5a089ed',
      name: 'APWording',
      title: "Inspectors' wording"
    },
    evaluations: {
      type: 'lookups',
      id: '1d80dbfa-1109-459a-ae52-4785f877a6d7',
      name: 'APEvaluations',
      title: 'Answers',
      list: 'evaluations'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All areas', columns: ['APRef', 'Title', 'APPlan', 'APEvaluations'] }]
});
