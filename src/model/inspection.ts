import type { EntityOf } from './entity';
import { declareEntity } from './entity';
import { titleColumn } from './sharePointColumns';

export const inspectionTypes = ['Joint inspection', 'Progress review', 'Self-evaluation'] as const;
export type InspectionType = (typeof inspectionTypes)[number];

/** The inspections that a plan responds to. */
export const inspection = declareEntity({
  list: 'inspections',
  urlName: 'ActionPlanInspections',
  title: 'Action plan inspections',
  description: 'The inspections that the plans answer.',
  fields: {
    title: { ...titleColumn, title: 'Inspection' },
    planId: {
      kind: 'lookup',
      id: '9f10699c-eaeb-4322-ae7d-3372bcaee9b4',
      column: 'APPlan',
      title: 'Plan',
      list: 'plans',
      required: true,
      indexed: true,
      writtenBy: 'product'
    },
    type: {
      kind: 'choice',
      id: '8756cb84-d1fc-4ada-a4db-fa6d4d0299f7',
      column: 'APType',
      title: 'Type',
      choices: inspectionTypes
    },
    fieldworkStart: {
      kind: 'date',
      id: '097a6b74-64ca-492d-ba2c-578859e7fc75',
      column: 'APFieldworkStart',
      title: 'Fieldwork from'
    },
    fieldworkEnd: {
      kind: 'date',
      id: 'eed3bbfe-b987-4acf-b36e-797c7c4c8fb8',
      column: 'APFieldworkEnd',
      title: 'Fieldwork to'
    },
    published: { kind: 'date', id: 'd5997bd0-d5ef-4871-832a-c09a1df6f8cd', column: 'APPublished', title: 'Published' },
    report: { kind: 'link', id: '99b9515a-aed7-40c0-88f6-2f521f1acebd', column: 'APReport', title: 'Report' },
    scrutinyBodies: {
      kind: 'lines',
      id: 'f73062a5-e268-4e73-98e7-7e991fb493f1',
      column: 'APScrutinyBodies',
      title: 'Scrutiny bodies',
      description: 'One a line.'
    }
  },
  rights: { managers: 'contribute', leads: 'read', members: 'read', visitors: 'read' },
  views: [{ title: 'All inspections', fields: ['title', 'planId', 'type', 'published'] }]
});

export type Inspection = EntityOf<typeof inspection>;
