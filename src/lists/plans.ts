import { planKinds, planStatuses } from '../domain/plan';
import { declareList, titleColumn } from './list';

/** The plans of a site; mostly one. */
export const plans = declareList({
  key: 'plans',
  urlName: 'ActionPlans',
  title: 'Action plans',
  description: 'Each plan with its settings: who oversees it, what its colours mean, how often updates are due.',
  titleHeading: 'Plan',
  columns: {
    title: titleColumn('Plan'),
    kind: {
      type: 'choice',
      id: '905ee8b3-e247-4f59-aba6-52e9590d0567',
      name: 'APKind',
      title: 'Kind',
      choices: planKinds
    },
    status: {
      type: 'choice',
      id: 'ee285ab8-a963-40bf-9765-ccc051b74019',
      name: 'APStatus',
      title: 'Status',
      choices: planStatuses
    },
    oversightGroup: {
      type: 'text',
      id: 'b74a47ed-105d-471c-8125-f39b5a93c524',
      name: 'APOversightGroup',
      title: 'Oversight group'
    },
    boards: {
      type: 'note',
      id: 'a4580ccd-dfa2-4061-a259-fb9ff90ac9c6',
      name: 'APBoards',
      title: 'Boards reported to',
      description: 'One a line.'
    },
    bragBlue: { type: 'text', id: 'bab2678b-2c84-4d94-b2b1-16c906cdfa55', name: 'APBragBlue', title: 'Blue means' },
    bragRed: { type: 'text', id: '88da7fa0-a884-43cc-abbd-bab363e59f8c', name: 'APBragRed', title: 'Red means' },
    bragAmber: { type: 'text', id: 'c0fb2610-49b6-4f47-82b8-90ea73ee6e71', name: 'APBragAmber', title: 'Amber means' },
    bragGreen: { type: 'text', id: 'e025c7fb-14aa-42b7-99d6-47eaa91a9e45', name: 'APBragGreen', title: 'Green means' },
    bragGrey: { type: 'text', id: '61e9b786-af3f-4e30-a281-bfc4cd09b1c6', name: 'APBragGrey', title: 'Grey means' },
    dueSoonDays: {
      type: 'number',
      id: '3b831ba9-13ca-439d-a83a-bf0f16b29404',
      name: 'APDueSoonDays',
      title: 'Due soon (days)',
      min: 0,
      max: 365
    },
    updateEveryDays: {
      type: 'number',
      id: 'dbceee80-4424-4121-867c-ba3563f1445a',
      name: 'APUpdateEveryDays',
      title: 'Update every (days)',
      min: 1,
      max: 365
    },
    localities: {
      type: 'note',
      id: '93d8d60e-2b43-4b22-9e0b-98e7131ba3ae',
      name: 'APLocalities',
      title: 'Localities',
      description: 'One a line.'
    },
    agencies: {
      type: 'note',
      id: '150a3b7c-0365-429e-a859-eca06257165a',
      name: 'APAgencies',
      title: 'Agencies',
      description: 'One a line.'
    },
    channelLink: { type: 'url', id: '3c414e10-031d-490f-9867-2aa1f59fab69', name: 'APChannel', title: 'Teams channel' },
    retentionReview: {
      type: 'date',
      id: '33ffd743-2acf-4ad6-9d71-3da2f76585f7',
      name: 'APRetentionReview',
      title: 'Retention review'
    },
    isSample: {
      type: 'boolean',
      id: '6a708494-373e-4092-bfa8-4f0005fcfa8b',
      name: 'APIsSample',
      title: 'Sample content'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All plans', columns: ['Title', 'APKind', 'APStatus', 'APOversightGroup'] }]
});
