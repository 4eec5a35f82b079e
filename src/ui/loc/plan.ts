import type { CalendarDate } from '../../domain/dates';
import { daysBetween, shortDate } from '../../domain/dates';
import type { PlanKind, PlanStatus, Stage } from '../../domain/plan';
import { counted } from './common';

const actions = (count: number): string => counted(count, 'action', 'actions');

/** `Due in 5 days`, `12 days overdue`; '' where the day is too far off to count. */
export function dueWords(due: CalendarDate, today: CalendarDate, dueSoonDays: number): string {
  const days = daysBetween(today, due);
  if (days < 0) return `${counted(-days, 'day', 'days')} overdue`;
  if (days === 0) return 'Due today';
  if (days === 1) return 'Due tomorrow';
  return days <= dueSoonDays ? `Due in ${days} days` : '';
}

/** The words of the plan's first view. */
export const planLoc = {
  kind: (kind: PlanKind): string => kind,
  status: (status: PlanStatus): string => status,
  stage: (stage: Stage): string => stage,
  overseenBy: (group: string): string => `Overseen by ${group}`,
  sample: 'Sample plan: leads, dates and updates are invented.',
  views: 'Views of the plan',
  table: 'Table',
  scorecard: 'Scorecard',
  myActions: 'My actions',
  asOf: (time: string): string => `Plan as of ${time}`,
  refreshing: 'Refreshing…',

  summary: 'Summary of the plan',
  total: (count: number): string => counted(count, 'action', 'actions'),
  overdue: 'Overdue',
  updatesOwed: 'Updates owed',
  colours: 'What the colours mean',
  coloursTitle: 'What the colours mean in this plan',
  noMeaning: 'The plan doesn’t say',

  find: 'Find in the plan',
  findPlaceholder: 'Search actions, leads, updates',
  clearSearch: 'Clear the search',
  filterGroup: 'Search and filter the plan',
  filters: 'Filters',
  filtersOn: (count: number): string => `Filters (${count} on)`,
  lead: 'Lead',
  agency: 'Agency',
  locality: 'Locality',
  stageLabel: 'Stage',
  allLeads: 'All leads',
  allAgencies: 'All agencies',
  allLocalities: 'All localities',
  allStages: 'All stages',
  noLead: 'No lead yet',
  mine: 'Me: actions I lead',
  unknownLead: 'Somebody not in this plan',
  severalStages: (count: number): string => `${count} stages`,
  clearFilters: 'Clear filters',
  shown: (shown: number, all: number): string =>
    shown === all ? actions(all) : `${shown.toLocaleString('en-GB')} of ${actions(all)}`,

  tableLabel: 'Actions by area for improvement',
  keys: 'Use the up and down arrow keys to move between rows, left and right to close and open an area, and Enter to open an action.',
  column: { number: 'No', action: 'Action', lead: 'Lead', due: 'Due', brag: 'BRAG', latest: 'Latest update' },
  area: (ref: string, title: string): string => (ref === '' ? title : `${ref}. ${title}`),
  noArea: 'Not yet under an area for improvement',
  ofArea: (shown: number, all: number): string => (shown === all ? actions(all) : `${shown} of ${actions(all)}`),
  areaEmpty: 'No action answers this area yet',
  open: (number: string): string => (number === '' ? 'Action' : `Action ${number}`),
  noDate: 'No date set',
  originallyHidden: 'Originally due ',
  was: 'was ',
  date: shortDate,
  noUpdate: 'No update yet',
  updateOwed: 'Update owed',
  barrier: 'Help needed',
  by: (author: string, when: string): string => (author === '' ? when : `${author}, ${when}`),
  problem: 'Check this row: ',

  noMatch: 'No action matches these filters',
  noMatchNext: 'Clear the filters to see the whole plan.',
  noActions: 'This plan has no actions yet',
  noActionsNext: 'Actions appear here as soon as they are added to the plan’s list in SharePoint.',
  loadingPlan: 'Loading the plan',
  opening: 'Opening…'
} as const;
