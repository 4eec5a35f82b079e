import { longDate } from '../../domain/dates';
import { clockTime } from './common';

/** `10:31` for something of today, otherwise `20 September 2017, 10:31`; by the reader's own clock. */
export function moment(at: string): string {
  const then = new Date(at);
  const day = (date: Date): string =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
  return day(then) === day(new Date()) ? clockTime(at) : `${longDate(day(then))}, ${clockTime(at)}`;
}

/** Words about what was typed and not sent. */
export const draftsText = {
  restored: (at: string): string =>
    `Unsent draft of ${moment(at)} restored. It is kept on this device until you save or discard it.`,
  trouble: {
    unavailable:
      'Drafts can’t be kept here: this browser does not let the page store anything. What you type is lost if the page closes. Save it before you leave, or copy it somewhere safe.',
    full: 'Drafts can’t be kept here: this browser’s storage is full. What you type is lost if the page closes. Save it before you leave, or copy it somewhere safe.'
  },
  unsentUpdate: (number: string, at: string): string =>
    `You have an update for action ${number} that was not sent, last typed at ${moment(at)}.`,
  unsentEdit: (number: string, at: string): string =>
    `You have changes to action ${number} that were not saved, last typed at ${moment(at)}.`,
  goOn: (number: string): string => `Go on with ${number}`
} as const;
