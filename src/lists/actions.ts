import { brags, priorities, stages } from '../domain/plan';
import { changedColumns, declareList, titleColumn } from './list';

/** The plan's actions. The latest update is kept beside each for fast reading; the truth is in `updates`. */
export const actions = declareList({
  key: 'actions',
  urlName: 'ActionPlanActions',
  title: 'Action plan actions',
  description: 'Who does what by when, and how it stands.',
  titleHeading: 'Number',
  columns: {
    number: titleColumn('Number'),
    plan: {
      type: 'lookup',
      id: 'adb4f94a-9ceb-4e8c-8fbe-17bc451ba31c',
      name: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true
    },
    area: {
      type: 'lookup',
      id: 'bce6dcd6-1de5-47d9-8b4f-1412481ad7f5',
      name: 'APArea',
      title: 'Improvement area',
      list: 'areas',
      indexed: true
    },
    action: {
      type: 'note',
      id: 'e34aaca5-ef1f-4a81-878e-aaff8c775be2',
      name: 'APAction',
      title: 'Action',
      required: true
    },
    outcome: { type: 'note', id: 'd3704fc7-d3b5-4460-88eb-b59904a99f0a', name: 'APOutcome', title: 'Outcome sought' },
    measure: { type: 'note', id: '7bb64f1b-a6c4-4e5a-befb-dbdde4d5461b', name: 'APMeasure', title: 'Measure' },
    baseline: { type: 'text', id: 'a0c91ae6-2d10-4dea-9b43-acc776b99d68', name: 'APBaseline', title: 'Baseline' },
    target: { type: 'text', id: 'd1e806d6-32c1-42b3-8f1f-78cb9a433695', name: 'APTarget', title: 'Target' },
    lead: { type: 'person', id: 'a04183ac-04d1-4876-91e0-feb0254ed6ec', name: 'APLead', title: 'Lead', indexed: true },
    leadRole: { type: 'text', id: '5be48bdc-0ad5-49d1-ae0b-ec081b826827', name: 'APLeadRole', title: 'Lead role' },
    leadAgency: {
      type: 'text',
      id: 'de2136e7-787a-4ff3-bbe9-ef9fca02dd94',
      name: 'APLeadAgency',
      title: 'Lead agency',
      indexed: true
    },
    partnerAgencies: {
      type: 'note',
      id: 'eaa04186-61e6-451e-861e-05fd9123d67b',
      name: 'APPartnerAgencies',
      title: 'Partner agencies',
      description: 'One a line.'
    },
    priority: {
      type: 'choice',
      id: '061199e5-0b4b-4153-a2a2-7c295e8a2f18',
      name: 'APPriority',
      title: 'Priority',
      choices: priorities
    },
    start: { type: 'date', id: '35a362da-98bd-4813-a5e3-7bce1f508a48', name: 'APStart', title: 'Start' },
    originalDue: {
      type: 'date',
      id: '4c613027-b8ad-4e3a-a865-1d9c1ae98464',
      name: 'APOriginalDue',
      title: 'Original due',
      description: 'Never overwritten.'
    },
    currentDue: {
      type: 'date',
      id: 'e74b117e-157e-4ba9-a837-ea97a7ed0211',
      name: 'APCurrentDue',
      title: 'Due',
      indexed: true
    },
    stage: {
      type: 'choice',
      id: '8b6c53e9-5ad1-4584-9614-3e25c0278bc9',
      name: 'APStage',
      title: 'Stage',
      choices: stages,
      indexed: true
    },
    stageReason: {
      type: 'text',
      id: 'f275b067-2046-45da-b571-d0c15644874d',
      name: 'APStageReason',
      title: 'Reason for the stage'
    },
    chosenBrag: {
      type: 'choice',
      id: '2219082b-8830-4524-877c-7ee300090e22',
      name: 'APBrag',
      title: "Lead's BRAG",
      choices: brags,
      indexed: true
    },
    bragReason: {
      type: 'text',
      id: 'db392b49-d041-4fb0-9323-8533eeb6c626',
      name: 'APBragReason',
      title: 'Reason for the BRAG'
    },
    locality: {
      type: 'text',
      id: '4f252765-1009-4cb8-ae13-c2e0df76d972',
      name: 'APLocality',
      title: 'Locality',
      indexed: true
    },
    absorbedInto: {
      type: 'text',
      id: '02d624c3-faf2-4bb7-b13f-b5b253bdcf14',
      name: 'APAbsorbedInto',
      title: 'Absorbed into'
    },
    nextUpdateDue: {
      type: 'date',
      id: '129dc6c8-37f8-4d3a-b25a-3ecdfef70e6f',
      name: 'APNextUpdateDue',
      title: 'Next update due',
      indexed: true
    },
    guardReason: {
      type: 'note',
      id: 'eeee200d-b464-434e-b1d4-544a1cf84eac',
      name: 'APGuardReason',
      title: 'Reason for keeping a number',
      description: 'Why something was saved that the check for personal numbers had stopped.'
    },
    lastOpId: {
      type: 'text',
      id: '5d0c3a67-8f42-4e19-9b7d-1c6a2e9f4083',
      name: 'APLastOpId',
      title: 'Last operation',
      description: 'Which change was written last, so that none is written twice.'
    },
    ...changedColumns,
    latestText: {
      type: 'note',
      id: '34d0f5c4-6278-4e2e-8682-d71ee642d8bc',
      name: 'APLatestText',
      title: 'Latest update'
    },
    latestAt: {
      type: 'dateTime',
      id: 'de94f88e-46bd-4def-aea7-c6404720aa22',
      name: 'APLatestAt',
      title: 'Latest update at'
    },
    latestAuthor: {
      type: 'text',
      id: '034fd358-2be3-4b92-be56-ad32ddf57975',
      name: 'APLatestAuthor',
      title: 'Latest update by'
    },
    latestBarrier: {
      type: 'boolean',
      id: 'b2e01b40-7641-4928-a366-16a276f2e19e',
      name: 'APLatestBarrier',
      title: 'Latest update names a barrier'
    }
  },
  rights: { managers: 'contribute', leads: 'contribute', members: 'read', visitors: 'read' },
  views: [{ title: 'All actions', columns: ['Title', 'APAction', 'APLead', 'APCurrentDue', 'APStage', 'APBrag'] }]
});
