import type { CalendarDate } from '../../domain/dates';
import { daysBetween, shortDate } from '../../domain/dates';
import type { Brag } from '../../domain/plan';

const brag: Readonly<Record<Brag, string>> = { Blue: 'Blue', Red: 'Red', Amber: 'Amber', Green: 'Green', Grey: 'Grey' };

/** Words that more than one screen needs. */
export const common = {
  brag,
  retry: 'Try again',
  refresh: 'Refresh',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  loading: 'Loading…',
  stillLoading: 'Still loading. SharePoint is slow to answer.',
  none: 'None',
  noLead: 'No lead yet',
  leadSays: (chosen: Brag): string => `Lead says ${brag[chosen]}`,
  chunkFailed: 'This part of the plan could not be loaded. Nothing is lost: check your connection and try again.'
} as const;

/** `1 action`, `4 actions`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** How long ago a day was, in words while that is easy to grasp, then as a date. */
export function daysAgo(date: CalendarDate, today: CalendarDate): string {
  const days = daysBetween(date, today);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days <= 28 ? `${days} days ago` : shortDate(date);
}

/** `14:32`, by the reader's own clock. */
export function clockTime(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
