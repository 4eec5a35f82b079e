import type { Failure } from '../../domain/failure';
import { clockTime } from './common';

/** What was being done when it failed; what is safe depends on it. */
export type Doing = 'read' | 'readUpdates' | 'refresh' | 'findPeople' | 'show' | 'save' | 'setUp';

export interface FailureWords {
  /** What failed. */
  title: string;
  /** What is safe. */
  safe: string;
  /** What to do. */
  next: string;
}

const what: Readonly<Record<Doing, string>> = {
  read: 'The plan could not be loaded',
  readUpdates: 'The updates could not be loaded',
  refresh: 'The plan could not be brought up to date',
  findPeople: 'The lead could not be looked up',
  show: 'Parts of the plan can’t be shown or saved',
  save: 'Your change was not saved',
  setUp: 'The set-up stopped'
};

const safe: Readonly<Record<Doing, string>> = {
  read: 'Nothing in the plan was changed.',
  readUpdates: 'They are safe: nothing was changed.',
  refresh: 'What you see is the plan as it was last loaded.',
  show: 'What you see is sound.',
  findPeople: 'What you typed is still here.',
  save: 'What you typed is still here.',
  setUp: 'What was made so far is kept, and running it again does no harm.'
};

function columnsNamed(failure: Extract<Failure, { kind: 'missingColumns' }>): string {
  return failure.columns.map(({ list, column }) => `“${column}” in ${list}`).join(', ');
}

/** The one place where a failure is put into words. `failed` and `kept` say what failed and what is safe where a screen knows better. */
export function failureWords(failure: Failure, doing: Doing, failed = what[doing], kept = safe[doing]): FailureWords {
  const words = (why: string, next: string): FailureWords => ({ title: `${failed}: ${why}.`, safe: kept, next });
  switch (failure.kind) {
    case 'offline':
      return words('there is no connection', 'Check your network, then try again.');
    case 'signedOut':
      return words('you are signed out', 'Reload the page and sign in, then come back here.');
    case 'forbidden':
      return words('you don’t have access', 'Ask an owner of this site to give you access to the action plan.');
    case 'notFound':
      return failure.what === 'item'
        ? words('the action is no longer there', 'Somebody may have removed it. Refresh the plan; an owner can restore it from the site’s recycle bin.')
        : words('its lists are not where they were', 'Somebody may have moved or renamed them. Ask an owner of this site to check the web part’s settings.');
    case 'stale':
      return doing === 'save'
        ? words('somebody else changed this action after you opened it', 'Load their version, compare it with yours, then save again.')
        : words('it changed while it was being read', 'Try again to see the newest version.');
    case 'busy':
      return words('SharePoint is busy and asks for a pause', failure.until === undefined
        ? 'Wait a minute, then try again.'
        : `Try again after ${clockTime(failure.until)}.`);
    case 'locked':
      return words('the item or the site is locked', 'Somebody may have it open for editing, or the site is read-only. Try again later, or ask an owner of this site.');
    case 'tooLarge':
      return words('it is more than SharePoint accepts at once', 'Make the text shorter, or ask an owner of this site to check the lists’ indexes.');
    case 'missingColumns':
      return words(`the site lacks ${failure.columns.length === 1 ? 'a column' : 'columns'}`, `Missing: ${columnsNamed(failure)}. Ask an owner of this site to run the set-up again: it adds what is missing and removes nothing.`);
    case 'guarded':
      return words('it holds a number that identifies one person', 'Take the number out, or say why it must be kept.');
    case 'refused':
      return words('SharePoint refused it', `SharePoint says: “${failure.message}”`);
    case 'broken':
      return words('SharePoint has a problem', 'Try again in a few minutes. If it goes on, give your IT service desk the reference below.');
  }
}

export const failureLoc = {
  reference: (correlation: string): string => `Reference: ${correlation}`,
  waitSeconds: (seconds: number): string => `Try again in ${seconds} s`
} as const;
