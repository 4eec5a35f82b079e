import type { Brag, Priority, Stage } from '../../src/model/action';
import type { Grade } from '../../src/model/evaluation';
import type { InspectionType } from '../../src/model/inspection';
import type { CalendarDate } from '../../src/model/values';

// The sample plan: the facts of a public committee paper of 2017, reworded. Leads, dates, BRAG and
// updates are invented, and the plan says so on screen. Days are counted from the day it is made.

/** Someone of `people.ts`, by the part that they play. */
export type Player = 'manager' | 'leadOne' | 'leadTwo';

export interface SampleUpdate {
  daysAgo: number;
  text: string;
  brag: Brag;
  barrier?: string;
}

export interface SampleAction {
  number: string;
  action: string;
  outcome: string;
  measure?: string;
  baseline?: string;
  target?: string;
  lead: Player | undefined;
  leadRole: string;
  agency: string;
  partners: readonly string[];
  priority: Priority;
  /** Days from today. */
  start: number;
  originalDue: number;
  due?: number;
  stage: Stage;
  stageReason?: string;
  brag?: Brag;
  bragReason?: string;
  locality: string;
  absorbedInto?: string;
  updates: readonly SampleUpdate[];
}

export interface SampleArea {
  ref: string;
  title: string;
  wording: string;
  /** Indexes into `evaluations`. */
  answers: readonly number[];
  actions: readonly SampleAction[];
}

/** All that a sample plan is made of. */
export interface SamplePlan {
  plan: {
    title: string;
    oversightGroup: string;
    boards: readonly string[];
    bragKey: Readonly<Record<Brag, string>>;
    dueSoonDays: number;
    updateEveryDays: number;
  };
  inspection: {
    title: string;
    type: InspectionType;
    fieldworkStart: CalendarDate;
    fieldworkEnd: CalendarDate;
    published: CalendarDate;
    scrutinyBodies: readonly string[];
  };
  evaluations: readonly { keyQuestion: string; indicator: string; grade: Grade; questioned?: string }[];
  areas: readonly SampleArea[];
  localities: readonly string[];
  agencies: readonly string[];
}

export const agencies = ['Council', 'Health board', 'Police', 'Fire and rescue', 'Third sector'] as const;
export const localities = ['City-wide', 'North East', 'North West', 'South'] as const;
const [council, health, police, , thirdSector] = agencies;
const [cityWide, northEast, northWest, south] = localities;

export const plan = {
  title: 'Services for children and young people: joint inspection action plan',
  oversightGroup: "Children's Services Executive Group",
  boards: [
    'Integration Joint Board',
    'Child Protection Committee',
    'Chief Officers Group',
    "Children's Champions Board"
  ],
  bragKey: {
    Blue: 'Complete, and checked as complete',
    Red: 'Past its due date, or will miss it without help',
    Amber: 'At risk: a barrier, or due soon with no update',
    Green: 'On track',
    Grey: 'Not started yet, or no longer followed here'
  },
  dueSoonDays: 14,
  updateEveryDays: 28
} as const;

export const inspection = {
  title: 'Joint inspection of services for children and young people in Glasgow',
  type: 'Joint inspection',
  fieldworkStart: '2016-11-22',
  fieldworkEnd: '2017-01-27',
  published: '2017-05-01',
  scrutinyBodies: [
    'Care Inspectorate',
    'Healthcare Improvement Scotland',
    'HM Inspectorate of Constabulary in Scotland',
    'Education Scotland'
  ]
} as const;

const lives = 'How well are the lives of children and young people improving?';
const together = 'How well are partners working together?';
const leadership = 'How good is leadership and direction?';
const tooNarrow =
  'The partnership put it to the inspectors that the focus was too narrow. Both areas are being improved all the same.';

export const evaluations = [
  { keyQuestion: lives, indicator: 'Improvements in wellbeing', grade: 5 },
  { keyQuestion: lives, indicator: 'Impact on children and young people', grade: 5 },
  { keyQuestion: lives, indicator: 'Impact on families', grade: 4 },
  { keyQuestion: together, indicator: 'Help and support at an early stage', grade: 4 },
  { keyQuestion: together, indicator: 'Assessing and responding to risks and needs', grade: 3, questioned: tooNarrow },
  { keyQuestion: together, indicator: 'Planning for individual children', grade: 3, questioned: tooNarrow },
  { keyQuestion: together, indicator: 'Planning and improving services', grade: 4 },
  { keyQuestion: together, indicator: 'Participation', grade: 4 },
  { keyQuestion: leadership, indicator: 'Leadership of improvement and change', grade: 5 }
] as const;

export const areas: readonly SampleArea[] = [
  {
    ref: '1',
    title: 'Management of risk',
    answers: [4, 5],
    wording: 'Care planning is informed by a proper assessment of risk and need, and plans are reviewed regularly.',
    actions: [
      {
        number: '1.1',
        action: 'Use shared data to see where risk is rising and direct help there first.',
        outcome: 'Managers see the same picture of need each month and act on it.',
        measure: 'Localities using the monthly risk report',
        baseline: '0 of 3',
        target: '3 of 3',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: council,
        partners: [health, police],
        priority: 'High',
        start: -150,
        originalDue: 35,
        stage: 'In progress',
        brag: 'Green',
        locality: cityWide,
        updates: [
          {
            daysAgo: 96,
            text: 'Data sharing agreement drafted with health and police.',
            brag: 'Amber',
            barrier: 'Waiting for information governance to agree the fields.'
          },
          { daysAgo: 61, text: 'Agreement signed. First report tested with North East managers.', brag: 'Green' },
          { daysAgo: 9, text: 'Report now used in North East and South. North West starts next month.', brag: 'Green' }
        ]
      },
      {
        number: '1.2',
        action: "Bring in one child's plan used by every partner.",
        outcome: 'Each child has one plan that everyone works from.',
        measure: "Open cases with a single child's plan",
        baseline: '42%',
        target: '95%',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: council,
        partners: [health, police, thirdSector],
        priority: 'Urgent',
        start: -180,
        originalDue: -60,
        due: -12,
        stage: 'In progress',
        brag: 'Amber',
        locality: cityWide,
        updates: [
          { daysAgo: 110, text: 'Format agreed at the practice forum.', brag: 'Green' },
          {
            daysAgo: 70,
            text: 'Pilot in South shows workers still keep two records.',
            brag: 'Amber',
            barrier: 'The two recording systems do not exchange plans.'
          },
          {
            daysAgo: 20,
            text: 'Interim guidance issued. 71% of open cases now have the single plan.',
            brag: 'Amber',
            barrier: 'Supplier date for the system link has moved by six weeks.'
          }
        ]
      },
      {
        number: '1.3',
        action: 'Set a standard for chronologies and check a sample each quarter.',
        outcome: 'Significant events are seen in order and used in decisions.',
        measure: 'Chronologies that meet the standard',
        baseline: '54%',
        target: '85%',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: council,
        partners: [health],
        priority: 'High',
        start: -120,
        originalDue: 8,
        stage: 'In progress',
        brag: 'Green',
        bragReason: 'Audit is booked and the standard is already in use.',
        locality: cityWide,
        updates: [
          { daysAgo: 84, text: 'Standard written with team leaders from each locality.', brag: 'Green' },
          { daysAgo: 41, text: 'Briefings given to all teams. First quarterly sample drawn.', brag: 'Green' }
        ]
      },
      {
        number: '1.4',
        action: 'Strengthen reviews, so that drift in a plan is challenged.',
        outcome: 'Plans that stall are noticed at the next review.',
        measure: 'Reviews held on time',
        baseline: '68%',
        target: '95%',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: council,
        partners: [],
        priority: 'High',
        start: -140,
        originalDue: 61,
        stage: 'In progress',
        brag: 'Green',
        locality: cityWide,
        updates: [
          { daysAgo: 75, text: 'Two more reviewing officers in post.', brag: 'Green' },
          { daysAgo: 16, text: '88% of reviews were on time last month, up from 81%.', brag: 'Green' }
        ]
      },
      {
        number: '1.5',
        action: 'Manage the volume of need: one way to sort and allocate referrals.',
        outcome: 'Families hear sooner what will happen.',
        measure: 'Referrals decided within five working days',
        baseline: '59%',
        target: '90%',
        lead: 'manager',
        leadRole: 'Improvement manager',
        agency: council,
        partners: [health, police],
        priority: 'Urgent',
        start: -90,
        originalDue: -5,
        stage: 'In progress',
        brag: 'Red',
        locality: northEast,
        updates: [
          { daysAgo: 52, text: 'Joint screening started in North East.', brag: 'Amber' },
          {
            daysAgo: 13,
            text: 'Screening works, but the vacancy means a backlog of two weeks.',
            brag: 'Red',
            barrier: 'Team leader post vacant; request to fill is with the board.'
          }
        ]
      },
      {
        number: '1.6',
        action: 'Agree how midwives and health visitors pass on concerns.',
        outcome: 'No gap between birth and the first health visit.',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: health,
        partners: [council],
        priority: 'Medium',
        start: -130,
        originalDue: -25,
        stage: 'Verified',
        brag: 'Blue',
        locality: cityWide,
        updates: [
          { daysAgo: 100, text: 'Handover form tested in two maternity teams.', brag: 'Green' },
          { daysAgo: 31, text: 'Handover in use everywhere. Audit of 40 records found no gaps.', brag: 'Blue' }
        ]
      },
      {
        number: '1.7',
        action: 'Keep children in the same placement where it is right for them.',
        outcome: 'Fewer unplanned moves for children who are looked after.',
        measure: 'Unplanned moves in a year',
        baseline: '118',
        target: 'Under 80',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: council,
        partners: [thirdSector],
        priority: 'High',
        start: -60,
        originalDue: 120,
        stage: 'In progress',
        locality: cityWide,
        updates: [{ daysAgo: 47, text: 'Support plan for carers agreed with providers.', brag: 'Green' }]
      },
      {
        number: '1.8',
        action: 'Reduce the number of young people who go missing from care.',
        outcome: 'Young people are found sooner and asked why they left.',
        measure: 'Missing episodes in a quarter',
        baseline: '64',
        target: 'Under 40',
        lead: undefined,
        leadRole: 'To be named',
        agency: police,
        partners: [council, thirdSector],
        priority: 'High',
        start: -30,
        originalDue: 75,
        stage: 'Agreed',
        locality: south,
        updates: []
      }
    ]
  },
  {
    ref: '2',
    title: 'Family support and the third sector',
    answers: [2, 3, 6],
    wording: 'A thorough assessment of need across the city is matched to the services on offer in each locality.',
    actions: [
      {
        number: '2.1',
        action: 'Join the city-wide strategy to delivery in each locality.',
        outcome: 'One family support strategy, delivered locally.',
        lead: 'manager',
        leadRole: 'Improvement manager',
        agency: council,
        partners: [health, thirdSector],
        priority: 'Medium',
        start: -160,
        originalDue: 20,
        stage: 'Absorbed',
        stageReason: 'Taken forward in the family support strategy.',
        absorbedInto: 'Family support strategy',
        locality: cityWide,
        updates: [{ daysAgo: 66, text: 'Moved into the refreshed family support strategy.', brag: 'Grey' }]
      },
      {
        number: '2.2',
        action: 'Share out family support services fairly across the city.',
        outcome: 'Families get the same help wherever they live.',
        measure: 'Families waiting over six weeks',
        baseline: '132',
        target: 'Under 30',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: thirdSector,
        partners: [council, health],
        priority: 'High',
        start: -110,
        originalDue: 12,
        stage: 'In progress',
        brag: 'Amber',
        locality: cityWide,
        updates: [
          { daysAgo: 58, text: 'Map of services against need shared with providers.', brag: 'Green' },
          {
            daysAgo: 34,
            text: 'North West has half the provision of the other localities.',
            brag: 'Amber',
            barrier: 'Contracts run to the end of the year.'
          }
        ]
      },
      {
        number: '2.3',
        action: 'Support kinship carers who look after teenagers.',
        outcome: 'Carers get help before a crisis.',
        measure: 'Carers in a support group',
        baseline: '35',
        target: '120',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: council,
        partners: [thirdSector],
        priority: 'Medium',
        start: -75,
        originalDue: 45,
        stage: 'In progress',
        brag: 'Green',
        locality: northWest,
        updates: [
          { daysAgo: 50, text: 'Two groups running with a third-sector partner.', brag: 'Green' },
          { daysAgo: 6, text: 'Four groups now, 78 carers. Feedback is very good.', brag: 'Green' }
        ]
      },
      {
        number: '2.4',
        action: 'Develop support that is shaped around each family.',
        outcome: 'Families choose what helps them.',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: thirdSector,
        partners: [council],
        priority: 'Low',
        start: 21,
        originalDue: 160,
        stage: 'Agreed',
        locality: south,
        updates: []
      }
    ]
  },
  {
    ref: '3',
    title: 'Independent advocacy',
    answers: [1, 7],
    wording: 'Stable and caring environments are secured for looked after children through better care planning.',
    actions: [
      {
        number: '3.1',
        action: 'Make self-directed support and direct payments easier to use.',
        outcome: 'More families direct their own support.',
        measure: 'Families using direct payments',
        baseline: '61',
        target: '150',
        lead: 'leadTwo',
        leadRole: 'Service manager',
        agency: council,
        partners: [thirdSector],
        priority: 'Medium',
        start: -95,
        originalDue: 90,
        stage: 'In progress',
        brag: 'Green',
        locality: cityWide,
        updates: [{ daysAgo: 12, text: 'Plain guide written with parents and published.', brag: 'Green' }]
      },
      {
        number: '3.2',
        action: 'Improve the places where looked after children meet their families.',
        outcome: 'Contact happens somewhere warm and private.',
        measure: 'Contact rooms that meet the standard',
        baseline: '2 of 9',
        target: '9 of 9',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: council,
        partners: [],
        priority: 'High',
        start: -125,
        originalDue: -40,
        due: 52,
        stage: 'In progress',
        brag: 'Amber',
        locality: cityWide,
        updates: [
          { daysAgo: 88, text: 'Survey of all nine rooms done with young people.', brag: 'Amber' },
          {
            daysAgo: 24,
            text: 'Five rooms finished. The board moved the date for the other four.',
            brag: 'Amber',
            barrier: 'Building work waits for the lease in North East.'
          }
        ]
      },
      {
        number: '3.3',
        action: 'Strengthen the LGBTi strategy for young people in care.',
        outcome: 'Young people feel safe and listened to.',
        lead: undefined,
        leadRole: 'To be named',
        agency: thirdSector,
        partners: [council, health],
        priority: 'Medium',
        start: 10,
        originalDue: 130,
        stage: 'Proposed',
        locality: cityWide,
        updates: []
      },
      {
        number: '3.4',
        action: 'Offer independent advocacy in every residential house.',
        outcome: 'Each young person knows their advocate.',
        measure: 'Houses with a named advocate',
        baseline: '11 of 19',
        target: '19 of 19',
        lead: 'leadOne',
        leadRole: 'Service manager',
        agency: thirdSector,
        partners: [council],
        priority: 'High',
        start: -100,
        originalDue: 5,
        stage: 'Completion proposed',
        brag: 'Green',
        locality: cityWide,
        updates: [
          { daysAgo: 55, text: 'Contract extended to all houses.', brag: 'Green' },
          { daysAgo: 4, text: 'All 19 houses have a named advocate. Ready to be checked.', brag: 'Green' }
        ]
      }
    ]
  },
  {
    ref: '4',
    title: 'Governance',
    answers: [6, 8],
    wording: 'Consistently high standards of work are delivered through better quality assurance.',
    actions: [
      {
        number: '4.1',
        action: 'One city plan for children, with delivery in the localities.',
        outcome: 'Everybody can see who decides what.',
        lead: 'manager',
        leadRole: 'Improvement manager',
        agency: council,
        partners: [...agencies].filter(agency => agency !== council),
        priority: 'High',
        start: -170,
        originalDue: 28,
        stage: 'In progress',
        brag: 'Green',
        locality: cityWide,
        updates: [
          { daysAgo: 79, text: 'Locality groups have terms of reference.', brag: 'Green' },
          { daysAgo: 18, text: 'Draft of the single plan out for comment.', brag: 'Green' }
        ]
      },
      {
        number: '4.2',
        action: "Review the Child Protection Committee and the Children's Champions Board.",
        outcome: 'Both know their part and report clearly.',
        lead: 'manager',
        leadRole: 'Improvement manager',
        agency: council,
        partners: [health, police],
        priority: 'Medium',
        start: -45,
        originalDue: 70,
        stage: 'In progress',
        locality: cityWide,
        updates: [{ daysAgo: 38, text: 'Interviews with members finished.', brag: 'Green' }]
      },
      {
        number: '4.3',
        action: 'Hold six sessions with front-line staff about the findings.',
        outcome: 'Staff know what was found and what will change.',
        measure: 'Staff who took part',
        baseline: '0',
        target: '1,000',
        lead: 'manager',
        leadRole: 'Improvement manager',
        agency: council,
        partners: [health],
        priority: 'Medium',
        start: -140,
        originalDue: -80,
        stage: 'Closed',
        brag: 'Blue',
        locality: cityWide,
        updates: [
          { daysAgo: 104, text: 'Six sessions held over three days; over 1,000 staff came.', brag: 'Green' },
          { daysAgo: 85, text: 'Mop-up session held. The board agreed to close the action.', brag: 'Blue' }
        ]
      }
    ]
  }
];
