import { dates } from './dates';

/** Texts about unsent drafts. */
export const drafts = {
  restored: (at: string): string =>
    `Unsent draft of ${dates.moment(at)} restored. It is kept on this device until you save or discard it.`,
  trouble: {
    unavailable:
      'Drafts can’t be kept here: this browser does not let the page store anything. What you type is lost if the page closes. Save it before you leave, or copy it somewhere safe.',
    full: 'Drafts can’t be kept here: this browser’s storage is full. What you type is lost if the page closes. Save it before you leave, or copy it somewhere safe.'
  },
  unsentUpdate: (number: string, at: string): string =>
    `You have an update for action ${number} that was not sent, last typed at ${dates.moment(at)}.`,
  unsentEdit: (number: string, at: string): string =>
    `You have changes to action ${number} that were not saved, last typed at ${dates.moment(at)}.`,
  goOn: (number: string): string => `Go on with ${number}`
};
