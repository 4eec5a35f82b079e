import type { CalendarDate } from '../../../model/values';
import { actions, counted } from './counts';
import { dates } from './dates';

/** The texts of the scorecard. */
export const scorecard = {
  heading: 'Scorecard',
  noInspections: 'No inspection is recorded for this plan',
  noInspectionsWhy:
    'When the inspection and its grades are recorded, they show here with the actions that answer them.',
  noEvaluations: 'No grades are recorded for this inspection yet.',
  fieldwork: (start: CalendarDate | undefined, end: CalendarDate | undefined): string | undefined => {
    if (start !== undefined && end !== undefined) return `${dates.long(start)} to ${dates.long(end)}`;
    if (start !== undefined) return `From ${dates.long(start)}`;
    return end === undefined ? undefined : `Until ${dates.long(end)}`;
  },
  facts: { fieldwork: 'Fieldwork', published: 'Published', bodies: 'Inspected by', report: 'Report' },
  openReport: 'Read the report',
  newTab: '(opens in a new tab)',
  grades: 'Grades given',
  scale: 'The six-point scale',
  gradeOf: (name: string, value: number): string => `${name}, ${value} of 6`,
  unreadable: 'can’t be read',
  notGraded: 'Not graded',
  indicator: 'Indicator',
  grade: 'Grade',
  answeredBy: 'What the plan does about it',
  otherQuestion: 'Other indicators',
  questioned: 'Questioned by the partnership',
  noArea: 'No improvement area answers this',
  noActions: 'No actions yet',
  area: (ref: string, title: string): string => (ref === '' ? title : `Area ${ref}: ${title}`),
  actions,
  openAction: (number: string, title: string, brag: string): string => `Open action ${number}: ${title}. ${brag}.`,
  unanswered: 'Graded below Good and no action answers it',
  unansweredCount: (number: number): string =>
    counted(number, {
      one: 'indicator is graded below Good and no action answers it',
      other: 'indicators are graded below Good and no action answers them'
    }),
  allAnswered: 'Every indicator graded below Good has an action that answers it.'
};
