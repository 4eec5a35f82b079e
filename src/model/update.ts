import { brags, stages } from './action';
import type { EntityOf } from './entity';
import { declareEntity } from './entity';
import { changed, created, maker, titleColumn } from './sharePointColumns';

/**
 * Progress updates. They are only added and removed, never edited. `author` and `at` are written by the product;
 * `maker` and `created` say by SharePoint's own record who made the item, and when; they stand in where an item that was
 * made by other means has no `author` or no `at`.
 */
export const update = declareEntity({
  list: 'updates',
  urlName: 'ActionPlanUpdates',
  title: 'Action plan updates',
  description: 'What was done on each action, by whom and when.',
  fields: {
    actionNumber: { ...titleColumn, title: 'Action number', writtenBy: 'product' },
    planId: {
      kind: 'lookup',
      id: '6d97ad04-d044-47f1-b411-0a2bbe34d308',
      column: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    actionId: {
      kind: 'lookup',
      id: 'ec593705-7547-4d99-b8c1-f292ea0f07fe',
      column: 'APAction',
      title: 'Action',
      list: 'actions',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    narrative: {
      kind: 'note',
      id: 'aff71ce9-c2df-4aa5-ae16-26d5a33e1140',
      column: 'APNarrative',
      title: 'Update',
      label: 'What has happened',
      required: true,
      freeText: true
    },
    brag: {
      kind: 'choice',
      id: '923bc581-0add-46e9-be60-8b8634e0ce3e',
      column: 'APBrag',
      title: 'BRAG',
      choices: brags
    },
    stage: {
      kind: 'choice',
      id: '25e273a9-7633-46fe-be80-56fc447c16a3',
      column: 'APStage',
      title: 'Stage',
      choices: stages,
      writtenBy: 'product'
    },
    barrier: {
      kind: 'note',
      id: '95a51907-187c-4b12-8454-aa16a1b8735d',
      column: 'APBarrier',
      title: 'Barrier or help needed',
      freeText: true
    },
    author: {
      kind: 'text',
      id: '0541e4ce-1aeb-4efe-be9c-2621ca442bce',
      column: 'APAuthor',
      title: 'Written by',
      expected: true,
      writtenBy: 'product'
    },
    at: {
      kind: 'dateTime',
      id: '97362dec-b896-4dc0-a1ca-c8c1ece9873d',
      column: 'APAt',
      title: 'When',
      expected: true,
      indexed: true,
      writtenBy: 'product'
    },
    clientKey: {
      kind: 'text',
      id: 'b6285cdb-3ecf-477d-8ea2-5607bac344b2',
      column: 'APClientKey',
      title: 'Client key',
      indexed: true,
      unique: true,
      writtenBy: 'product'
    },
    guardReason: {
      kind: 'note',
      id: 'e0ed15ab-c33f-45d6-8b76-27c9f5cc72b6',
      column: 'APGuardReason',
      title: 'Reason for keeping a number',
      description: 'Why something was saved that the check for personal numbers had stopped.',
      writtenBy: 'product'
    },
    lastOpId: {
      kind: 'text',
      id: 'a94be1d2-37c5-4f08-8e6b-f01d7c52b3ea',
      column: 'APLastOpId',
      title: 'Last operation',
      description: 'Which change was written last, so that none is written twice.',
      writtenBy: 'product'
    },
    maker,
    created,
    changed,
    post: {
      kind: 'link',
      id: '94e6a728-b555-4ace-9913-176d212f6a71',
      column: 'APPost',
      title: 'Channel post',
      writtenBy: 'product'
    }
  },
  rights: { managers: 'contribute', leads: 'contribute', members: 'contribute', visitors: 'read', ownItemsOnly: true },
  views: [
    {
      title: 'All updates',
      fields: ['actionNumber', 'narrative', 'brag', 'author', 'at'],
      query: '<OrderBy><FieldRef Name="ID" Ascending="FALSE"/></OrderBy>'
    }
  ]
});

export type Update = EntityOf<typeof update>;
