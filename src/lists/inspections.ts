import { inspectionTypes } from '../domain/plan';
import { declareList, titleColumn } from './list';

/** The inspections that a plan answers. */
export const inspections = declareList({
  key: 'inspections',
  urlName: 'ActionPlanInspections',
  title: 'Action plan inspections',
  description: 'The inspections that the plans answer.',
  titleHeading: 'Inspection',
  columns: {
    title: titleColumn('Inspection'),
    plan: {
      type: 'lookup',
      id: '9f10699c-eaeb-4322-ae7d-3372bcaee9b4',
      name: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true
    },
    type: {
      type: 'choice',
      id: '8756cb84-d1fc-4ada-a4db-fa6d4d0299f7',
      name: 'APType',
      title: 'Type',
      choices: inspectionTypes
    },
    fieldworkStart: {
      type: 'date',
      id: '097a6b74-64ca-492d-ba2c-578859e7fc75',
      name: 'APFieldworkStart',
      title: 'Fieldwork from'
    },
    fieldworkEnd: {
      type: 'date',
      id: 'eed3bbfe-b987-4acf-b36e-797c7c4c8fb8',
      name: 'APFieldworkEnd',
      title: 'Fieldwork to'
    },
    published: { type: 'date', id: 'd5997bd0-d5ef-4871-832a-c09a1df6f8cd', name: 'APPublished', title: 'Published' },
    report: { type: 'url', id: '99b9515a-aed7-40c0-88f6-2f521f1acebd', name: 'APReport', title: 'Report' },
    scrutinyBodies: {
      type: 'note',
      id: 'f73062a5-e268-4e73-98e7-7e991fb493f1',
      name: 'APScrutinyBodies',
      title: 'Scrutiny bodies',
      description: 'One a line.'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All inspections', columns: ['Title', 'APPlan', 'APType', 'APPublished'] }]
});
