import type { SamplePlan } from './plan';
import { plan as first } from './plan';

/** A small plan of another site, all of it invented: the leads of the first plan lead here too. */
export const secondPlan: SamplePlan = {
  plan: {
    title: 'Early years: progress review action plan',
    oversightGroup: 'Early Years Improvement Group',
    boards: ['Education Committee'],
    bragKey: first.bragKey,
    dueSoonDays: 14,
    updateEveryDays: 28
  },
  inspection: {
    title: 'Progress review of early learning and childcare',
    type: 'Progress review',
    fieldworkStart: '2026-02-02',
    fieldworkEnd: '2026-02-13',
    published: '2026-04-20',
    scrutinyBodies: ['Care Inspectorate']
  },
  evaluations: [
    { keyQuestion: 'How good is our care, play and learning?', indicator: 'Nurturing care and support', grade: 4 },
    { keyQuestion: 'How good is our leadership?', indicator: 'Quality assurance and improvement', grade: 3 }
  ],
  localities: ['City-wide', 'North', 'South'],
  agencies: ['Council', 'Health board'],
  areas: [
    {
      ref: '1',
      title: 'Moves between nursery and school',
      answers: [0],
      wording:
        'Children and families know what will happen next, and what staff have learned about a child goes with them.',
      actions: [
        {
          number: '1.1',
          action: 'Agree one handover record from nursery to primary one.',
          outcome: 'No family tells its story twice.',
          measure: 'Nurseries using the record',
          baseline: '6 of 41',
          target: '41 of 41',
          lead: 'leadOne',
          leadRole: 'Service manager',
          agency: 'Council',
          partners: ['Health board'],
          priority: 'High',
          start: -90,
          originalDue: 5,
          stage: 'In progress',
          locality: 'City-wide',
          updates: [
            { daysAgo: 31, text: 'Record tried in six nurseries. Head teachers ask for a shorter form.', brag: 'Amber' }
          ]
        },
        {
          number: '1.2',
          action: 'Offer every family a visit to the school before the summer.',
          outcome: 'Children know their classroom before they start.',
          lead: 'leadTwo',
          leadRole: 'Service manager',
          agency: 'Council',
          partners: [],
          priority: 'Medium',
          start: -20,
          originalDue: 160,
          stage: 'In progress',
          locality: 'North',
          updates: [{ daysAgo: 6, text: 'Dates agreed with nine of fourteen schools.', brag: 'Green' }]
        },
        {
          number: '1.3',
          action: 'Bring health visitors into the handover meetings.',
          outcome: 'What health visitors know is used.',
          lead: 'leadOne',
          leadRole: 'Service manager',
          agency: 'Health board',
          partners: ['Council'],
          priority: 'High',
          start: -60,
          originalDue: 75,
          stage: 'In progress',
          locality: 'City-wide',
          updates: [
            {
              daysAgo: 12,
              text: 'Two teams take part. The others wait for cover.',
              brag: 'Amber',
              barrier: 'Cover for four health visitors is not funded after January.'
            }
          ]
        }
      ]
    },
    {
      ref: '2',
      title: 'Quality assurance',
      answers: [1],
      wording: 'Leaders know what is good and what is not, and act on it.',
      actions: [
        {
          number: '2.1',
          action: 'Visit each nursery twice a year with one set of questions.',
          outcome: 'Standards are the same across the city.',
          measure: 'Visits made',
          baseline: '12',
          target: '82',
          lead: 'leadOne',
          leadRole: 'Service manager',
          agency: 'Council',
          partners: [],
          priority: 'Medium',
          start: -120,
          originalDue: -3,
          stage: 'Completion proposed',
          locality: 'City-wide',
          updates: [{ daysAgo: 4, text: 'All 82 visits made. Findings are with the group.', brag: 'Green' }]
        },
        {
          number: '2.2',
          action: 'Publish what the visits found, in words that parents use.',
          outcome: 'Parents can see what changed.',
          lead: 'manager',
          leadRole: 'Improvement manager',
          agency: 'Council',
          partners: [],
          priority: 'Low',
          start: 10,
          originalDue: 120,
          stage: 'Agreed',
          locality: 'City-wide',
          updates: []
        }
      ]
    }
  ]
};
