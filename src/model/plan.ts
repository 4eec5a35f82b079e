import type { EntityOf } from './entity';
import { declareEntity } from './entity';
import { titleColumn } from './sharePointColumns';

export const planKinds = ['Single-agency draft', 'Integrated plan'] as const;
export const planStatuses = ['Draft', 'Endorsed', 'Live', 'Closed'] as const;
export type PlanKind = (typeof planKinds)[number];
export type PlanStatus = (typeof planStatuses)[number];

/** The plans of a site, with their settings. Most sites have one. */
export const plan = declareEntity({
  list: 'plans',
  urlName: 'ActionPlans',
  title: 'Action plans',
  description: 'Each plan with its settings: who oversees it, what its colours mean, how often updates are due.',
  fields: {
    title: { ...titleColumn, title: 'Plan' },
    kind: {
      kind: 'choice',
      id: '905ee8b3-e247-4f59-aba6-52e9590d0567',
      column: 'APKind',
      title: 'Kind',
      choices: planKinds
    },
    status: {
      kind: 'choice',
      id: 'ee285ab8-a963-40bf-9765-ccc051b74019',
      column: 'APStatus',
      title: 'Status',
      choices: planStatuses
    },
    oversightGroup: {
      kind: 'text',
      id: 'b74a47ed-105d-471c-8125-f39b5a93c524',
      column: 'APOversightGroup',
      title: 'Oversight group'
    },
    boards: {
      kind: 'lines',
      id: 'a4580ccd-dfa2-4061-a259-fb9ff90ac9c6',
      column: 'APBoards',
      title: 'Boards reported to',
      description: 'One a line.'
    },
    bragKey: {
      kind: 'group',
      title: 'What the colours mean',
      parts: {
        Blue: { kind: 'text', id: 'bab2678b-2c84-4d94-b2b1-16c906cdfa55', column: 'APBragBlue', title: 'Blue means' },
        Red: { kind: 'text', id: '88da7fa0-a884-43cc-abbd-bab363e59f8c', column: 'APBragRed', title: 'Red means' },
        Amber: {
          kind: 'text',
          id: 'c0fb2610-49b6-4f47-82b8-90ea73ee6e71',
          column: 'APBragAmber',
          title: 'Amber means'
        },
        Green: {
          kind: 'text',
          id: 'e025c7fb-14aa-42b7-99d6-47eaa91a9e45',
          column: 'APBragGreen',
          title: 'Green means'
        },
        Grey: { kind: 'text', id: '61e9b786-af3f-4e30-a281-bfc4cd09b1c6', column: 'APBragGrey', title: 'Grey means' }
      }
    },
    dueSoonDays: {
      kind: 'number',
      id: '3b831ba9-13ca-439d-a83a-bf0f16b29404',
      column: 'APDueSoonDays',
      title: 'Due soon (days)',
      min: 0,
      max: 365
    },
    updateEveryDays: {
      kind: 'number',
      id: 'dbceee80-4424-4121-867c-ba3563f1445a',
      column: 'APUpdateEveryDays',
      title: 'Update every (days)',
      min: 1,
      max: 365
    },
    localities: {
      kind: 'lines',
      id: '93d8d60e-2b43-4b22-9e0b-98e7131ba3ae',
      column: 'APLocalities',
      title: 'Localities',
      description: 'One a line.'
    },
    agencies: {
      kind: 'lines',
      id: '150a3b7c-0365-429e-a859-eca06257165a',
      column: 'APAgencies',
      title: 'Agencies',
      description: 'One a line.'
    },
    channel: {
      kind: 'link',
      id: '3c414e10-031d-490f-9867-2aa1f59fab69',
      column: 'APChannel',
      title: 'Teams channel',
      writtenBy: 'product'
    },
    teamsTab: {
      kind: 'text',
      id: '0d1f6a5e-8c34-4b7a-9e52-6f3b1d7c2a90',
      column: 'APTeamsTab',
      title: 'Teams tab',
      description: 'The tab that shows the plan, as Teams names it; filled in when a manager opens it.',
      writtenBy: 'product',
      once: true
    },
    page: {
      kind: 'link',
      id: '7b92c4d1-35ef-4a08-8d66-e1a04c9f5b27',
      column: 'APPage',
      title: 'Page of the plan',
      description: 'The page that shows the plan; filled in when a manager opens it.',
      writtenBy: 'product',
      once: true
    },
    retentionReview: {
      kind: 'date',
      id: '33ffd743-2acf-4ad6-9d71-3da2f76585f7',
      column: 'APRetentionReview',
      title: 'Retention review'
    },
    isSample: {
      kind: 'boolean',
      id: '6a708494-373e-4092-bfa8-4f0005fcfa8b',
      column: 'APIsSample',
      title: 'Sample content',
      writtenBy: 'product'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All plans', fields: ['title', 'kind', 'status', 'oversightGroup'] }]
});

export type Plan = EntityOf<typeof plan>;
