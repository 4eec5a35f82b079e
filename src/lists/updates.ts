import { brags, stages } from '../domain/plan';
import { changedColumns, declareList, makerColumn, titleColumn } from './list';

/** Progress updates; append-only. */
export const updates = declareList({
  key: 'updates',
  urlName: 'ActionPlanUpdates',
  title: 'Action plan updates',
  description: 'What was done on each action, by whom and when.',
  titleHeading: 'Action number',
  columns: {
    actionNumber: titleColumn('Action number'),
    plan: {
      type: 'lookup',
      id: '6d97ad04-d044-47f1-b411-0a2bbe34d308',
      name: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true
    },
    action: {
      type: 'lookup',
      id: 'ec593705-7547-4d99-b8c1-f292ea0f07fe',
      name: 'APAction',
      title: 'Action',
      list: 'actions',
      required: true,
      indexed: true
    },
    narrative: {
      type: 'note',
      id: 'aff71ce9-c2df-4aa5-ae16-26d5a33e1140',
      name: 'APNarrative',
      title: 'Update',
      required: true
    },
    brag: { type: 'choice', id: '923bc581-0add-46e9-be60-8b8634e0ce3e', name: 'APBrag', title: 'BRAG', choices: brags },
    stage: {
      type: 'choice',
      id: '25e273a9-7633-46fe-be80-56fc447c16a3',
      name: 'APStage',
      title: 'Stage',
      choices: stages
    },
    barrier: {
      type: 'note',
      id: '95a51907-187c-4b12-8454-aa16a1b8735d',
      name: 'APBarrier',
      title: 'Barrier or help needed'
    },
    author: { type: 'text', id: '0541e4ce-1aeb-4efe-be9c-2621ca442bce', name: 'APAuthor', title: 'Written by' },
    at: { type: 'dateTime', id: '97362dec-b896-4dc0-a1ca-c8c1ece9873d', name: 'APAt', title: 'When', indexed: true },
    clientKey: {
      type: 'text',
      id: 'b6285cdb-3ecf-477d-8ea2-5607bac344b2',
      name: 'APClientKey',
      title: 'Client key',
      indexed: true,
      unique: true
    },
    guardReason: {
      type: 'note',
      id: 'e0ed15ab-c33f-45d6-8b76-27c9f5cc72b6',
      name: 'APGuardReason',
      title: 'Reason for keeping a number',
      description: 'Why something was saved that the check for personal numbers had stopped.'
    },
    lastOpId: {
      type: 'text',
      id: 'a94be1d2-37c5-4f08-8e6b-f01d7c52b3ea',
      name: 'APLastOpId',
      title: 'Last operation',
      description: 'Which change was written last, so that none is written twice.'
    },
    maker: makerColumn,
    ...changedColumns,
    post: { type: 'url', id: '94e6a728-b555-4ace-9913-176d212f6a71', name: 'APPost', title: 'Channel post' }
  },
  rights: { managers: 'contribute', leads: 'contribute', members: 'contribute', visitors: 'read', ownItemsOnly: true },
  views: [
    {
      title: 'All updates',
      columns: ['Title', 'APNarrative', 'APBrag', 'APAuthor', 'APAt'],
      query: '<OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy>'
    }
  ]
});
