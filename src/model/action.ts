import type { EntityOf, EditedOf } from './entity';
import { declareEntity } from './entity';
import type { ValueOf } from './field';
import { changed, titleColumn } from './sharePointColumns';

export const priorities = ['Urgent', 'High', 'Medium', 'Low'] as const;
export const brags = ['Blue', 'Red', 'Amber', 'Green', 'Grey'] as const;
export const stages = [
  'Proposed',
  'Agreed',
  'In progress',
  'Completion proposed',
  'Verified',
  'Closed',
  'Paused',
  'Absorbed',
  'Superseded',
  'Cancelled',
  'Reopened'
] as const;
export type Priority = (typeof priorities)[number];
/** The colours of the BRAG rating. What each means in a plan stands in the plan's `bragKey`. */
export type Brag = (typeof brags)[number];
export type Stage = (typeof stages)[number];

/**
 * The plan’s actions. `latest` is a copy of the action's newest update, so that the table needs no update to be read;
 * where the two differ the update is right.
 */
export const action = declareEntity({
  list: 'actions',
  urlName: 'ActionPlanActions',
  title: 'Action plan actions',
  description: 'Who does what by when, and how it stands.',
  fields: {
    number: { ...titleColumn, title: 'Number', required: true, freeText: true },
    planId: {
      kind: 'lookup',
      id: 'adb4f94a-9ceb-4e8c-8fbe-17bc451ba31c',
      column: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    areaId: {
      kind: 'lookup',
      id: 'bce6dcd6-1de5-47d9-8b4f-1412481ad7f5',
      column: 'APArea',
      title: 'Improvement area',
      list: 'areas',
      indexed: true
    },
    action: {
      kind: 'note',
      id: 'e34aaca5-ef1f-4a81-878e-aaff8c775be2',
      column: 'APAction',
      title: 'Action',
      required: true,
      freeText: true
    },
    outcome: {
      kind: 'note',
      id: 'd3704fc7-d3b5-4460-88eb-b59904a99f0a',
      column: 'APOutcome',
      title: 'Outcome sought',
      freeText: true
    },
    measure: {
      kind: 'note',
      id: '7bb64f1b-a6c4-4e5a-befb-dbdde4d5461b',
      column: 'APMeasure',
      title: 'Measure',
      freeText: true
    },
    baseline: {
      kind: 'text',
      id: 'a0c91ae6-2d10-4dea-9b43-acc776b99d68',
      column: 'APBaseline',
      title: 'Baseline',
      freeText: true
    },
    target: {
      kind: 'text',
      id: 'd1e806d6-32c1-42b3-8f1f-78cb9a433695',
      column: 'APTarget',
      title: 'Target',
      freeText: true
    },
    lead: {
      kind: 'person',
      id: 'a04183ac-04d1-4876-91e0-feb0254ed6ec',
      column: 'APLead',
      title: 'Lead',
      indexed: true
    },
    leadRole: {
      kind: 'text',
      id: '5be48bdc-0ad5-49d1-ae0b-ec081b826827',
      column: 'APLeadRole',
      title: 'Lead role',
      freeText: true
    },
    leadAgency: {
      kind: 'text',
      id: 'de2136e7-787a-4ff3-bbe9-ef9fca02dd94',
      column: 'APLeadAgency',
      title: 'Lead agency',
      indexed: true
    },
    partnerAgencies: {
      kind: 'lines',
      id: 'eaa04186-61e6-451e-861e-05fd9123d67b',
      column: 'APPartnerAgencies',
      title: 'Partner agencies',
      description: 'One a line.'
    },
    priority: {
      kind: 'choice',
      id: '061199e5-0b4b-4153-a2a2-7c295e8a2f18',
      column: 'APPriority',
      title: 'Priority',
      choices: priorities
    },
    start: { kind: 'date', id: '35a362da-98bd-4813-a5e3-7bce1f508a48', column: 'APStart', title: 'Start' },
    originalDue: {
      kind: 'date',
      id: '4c613027-b8ad-4e3a-a865-1d9c1ae98464',
      column: 'APOriginalDue',
      title: 'Original due',
      label: 'Originally due',
      description: 'Never overwritten.',
      once: true,
      writtenBy: 'product',
      merge: 'theirs'
    },
    currentDue: {
      kind: 'date',
      id: 'e74b117e-157e-4ba9-a837-ea97a7ed0211',
      column: 'APCurrentDue',
      title: 'Due',
      indexed: true
    },
    stage: {
      kind: 'choice',
      id: '8b6c53e9-5ad1-4584-9614-3e25c0278bc9',
      column: 'APStage',
      title: 'Stage',
      choices: stages,
      indexed: true
    },
    stageReason: {
      kind: 'text',
      id: 'f275b067-2046-45da-b571-d0c15644874d',
      column: 'APStageReason',
      title: 'Reason for the stage',
      freeText: true
    },
    chosenBrag: {
      kind: 'choice',
      id: '2219082b-8830-4524-877c-7ee300090e22',
      column: 'APBrag',
      title: "Lead's BRAG",
      label: 'The lead’s BRAG',
      choices: brags,
      indexed: true
    },
    bragReason: {
      kind: 'text',
      id: 'db392b49-d041-4fb0-9323-8533eeb6c626',
      column: 'APBragReason',
      title: 'Reason for the BRAG',
      label: 'Reason for the lead’s BRAG',
      freeText: true
    },
    locality: {
      kind: 'text',
      id: '4f252765-1009-4cb8-ae13-c2e0df76d972',
      column: 'APLocality',
      title: 'Locality',
      indexed: true
    },
    absorbedInto: {
      kind: 'text',
      id: '02d624c3-faf2-4bb7-b13f-b5b253bdcf14',
      column: 'APAbsorbedInto',
      title: 'Absorbed into',
      freeText: true
    },
    nextUpdateDue: {
      kind: 'date',
      id: '129dc6c8-37f8-4d3a-b25a-3ecdfef70e6f',
      column: 'APNextUpdateDue',
      title: 'Next update due',
      indexed: true
    },
    guardReason: {
      kind: 'note',
      id: 'eeee200d-b464-434e-b1d4-544a1cf84eac',
      column: 'APGuardReason',
      title: 'Reason for keeping a number',
      description: 'Why something was saved that the check for personal numbers had stopped.',
      writtenBy: 'product'
    },
    lastOpId: {
      kind: 'text',
      id: '5d0c3a67-8f42-4e19-9b7d-1c6a2e9f4083',
      column: 'APLastOpId',
      title: 'Last operation',
      description: 'Which change was written last, so that none is written twice.',
      writtenBy: 'product'
    },
    changed,
    latest: {
      kind: 'group',
      title: 'Latest update',
      key: 'at',
      writtenBy: 'product',
      merge: 'theirs',
      parts: {
        text: {
          kind: 'note',
          id: '34d0f5c4-6278-4e2e-8682-d71ee642d8bc',
          column: 'APLatestText',
          title: 'Latest update'
        },
        at: {
          kind: 'dateTime',
          id: 'de94f88e-46bd-4def-aea7-c6404720aa22',
          column: 'APLatestAt',
          title: 'Latest update at'
        },
        author: {
          kind: 'text',
          id: '034fd358-2be3-4b92-be56-ad32ddf57975',
          column: 'APLatestAuthor',
          title: 'Latest update by'
        },
        barrier: {
          kind: 'boolean',
          id: 'b2e01b40-7641-4928-a366-16a276f2e19e',
          column: 'APLatestBarrier',
          title: 'Latest update names a barrier'
        }
      }
    }
  },
  rights: { managers: 'contribute', leads: 'contribute', members: 'read', visitors: 'read' },
  views: [{ title: 'All actions', fields: ['number', 'action', 'lead', 'currentDue', 'stage', 'chosenBrag'] }]
});

export type Action = EntityOf<typeof action>;

/** The fields of an action that people fill in. */
export type ActionFields = EditedOf<typeof action>;
/** The copy of its newest update that an action carries. */
export type LatestUpdate = ValueOf<(typeof action)['fields']['latest']>;
