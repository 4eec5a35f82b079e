import type { Failure } from '../../../domain/failure';
import type { Doing, FailureWords } from '../doing';
import { plural } from './counts';
import { dates } from './dates';

const what: Readonly<Record<Doing, string>> = {
  read: 'The plan could not be loaded',
  readUpdates: 'The updates could not be loaded',
  refresh: 'The plan could not be brought up to date',
  findPeople: 'The lead could not be looked up',
  show: 'Parts of the plan can’t be shown or saved',
  save: 'Your change was not saved',
  setUp: 'The set-up stopped',
  post: 'This was not posted',
  keepPost: 'It is posted, but its link could not be kept with the update',
  readTeams: 'Teams could not be asked'
};

const safe: Readonly<Record<Doing, string>> = {
  read: 'Nothing in the plan was changed.',
  readUpdates: 'They are safe: nothing was changed.',
  refresh: 'What you see is the plan as it was last loaded.',
  show: 'What you see is sound.',
  findPeople: 'What you typed is still here.',
  save: 'What you typed is still here.',
  setUp: 'What was made so far is kept, and running it again does no harm.',
  post: 'Nothing was sent, and your words are kept here.',
  keepPost: 'The post is in the channel, and trying again will not post it twice.',
  readTeams: 'Your words are kept here.'
};

/** The name of the server that the request went to. */
const serverOf = (doing: Doing): string => (doing === 'post' || doing === 'readTeams' ? 'Teams' : 'SharePoint');

function columnsNamed(failure: Extract<Failure, { kind: 'missingColumns' }>): string {
  return failure.columns.map(({ list, column }) => `“${column}” in ${list}`).join(', ');
}

/**
 * The one place that words a failure. `failed` and `kept` replace the sentences about what failed and what is safe,
 * where a screen knows better.
 */
export function failureWords(failure: Failure, doing: Doing, failed = what[doing], kept = safe[doing]): FailureWords {
  const words = (why: string, next: string): FailureWords => ({ title: `${failed}: ${why}.`, safe: kept, next });
  switch (failure.kind) {
    case 'offline':
      return words('there is no connection', 'Check your network, then try again.');
    case 'signedOut':
      return words('you are signed out', 'Sign in again: reload the page, and come back here.');
    case 'forbidden':
      return words('you don’t have access', 'Ask an owner of this site to give you access to the action plan.');
    case 'notFound':
      if (failure.what === 'channel')
        return words('the channel is no longer there', 'Somebody may have deleted it. Choose another channel.');
      return failure.what === 'item'
        ? words(
            'the action is no longer there',
            'Somebody may have removed it. Refresh the plan; an owner can restore it from the site’s recycle bin.'
          )
        : words(
            'its lists are not where they were',
            'Somebody may have moved or renamed them. Ask an owner of this site to check the web part’s settings.'
          );
    case 'stale':
      return doing === 'save'
        ? words(
            'somebody else changed this action after you opened it',
            'Load their version, compare it with yours, then save again.'
          )
        : words('it changed while it was being read', 'Try again to see the newest version.');
    case 'busy':
      return words(
        `${serverOf(doing)} is busy and asks for a pause`,
        failure.until === undefined
          ? 'Wait a minute, then try again.'
          : `Try again after ${dates.clock(failure.until)}.`
      );
    case 'locked':
      return words(
        'the item or the site is locked',
        'Somebody may have it open for editing, or the site is read-only. Try again later, or ask an owner of this site.'
      );
    case 'tooLarge':
      if (doing === 'post')
        return words('it is more than Teams takes in one post', 'Shorten your message, or mention fewer people.');
      return words(
        'it is more than SharePoint accepts at once',
        'Make the text shorter, or ask an owner of this site to check the lists’ indexes.'
      );
    case 'missingColumns':
      return words(
        `the site lacks ${plural(failure.columns.length, { one: 'a column', other: 'columns' })}`,
        `Missing: ${columnsNamed(failure)}. Ask an owner of this site to run the set-up again: it adds what is missing and removes nothing.`
      );
    case 'notGranted':
      return words(
        'your organisation has not switched this on',
        doing === 'post'
          ? 'Share it one of the other ways below, or ask your Microsoft 365 administrator to approve posting for the action plan.'
          : 'Ask your Microsoft 365 administrator to approve it for the action plan.'
      );
    case 'notInTeam':
      return words(
        'you are not a member of this team',
        'Choose a channel of a team that you are in, or ask one of the team’s owners to add you.'
      );
    case 'mentionRefused':
      return words(
        failure.names.length === 0
          ? 'Teams would not take the mentions'
          : `${failure.names.join(', ')} can’t be mentioned`,
        failure.names.length === 0
          ? 'Post it without them, or choose again whom to mention.'
          : 'They are no longer in this team. Post it without mentioning them.'
      );
    case 'unsure':
      return {
        title: 'It may have been posted',
        safe: 'The answer from Teams never came. Your words are kept here, and nothing is sent again by itself.',
        next: 'Look in the channel before you post it again.'
      };
    case 'orphaned':
      return words(
        'what it belongs to was discarded before it was saved',
        'Copy your text, then add it where it belongs.'
      );
    case 'guarded':
      if (doing === 'post')
        return words(
          'it holds a number that identifies one person',
          'Take the number out. A channel is no place for it.'
        );
      return words('it holds a number that identifies one person', 'Take the number out, or say why it must be kept.');
    case 'unknownZone':
      return words(
        'the action plan doesn’t know this site’s time zone, so a date might be stored as the day before',
        'Leave the dates as they are and save the rest, or ask an owner of this site to choose another time zone in its regional settings.'
      );
    case 'refused':
      return words(`${serverOf(doing)} refused it`, `${serverOf(doing)} says: “${failure.message}”`);
    case 'broken':
      return words(
        `${serverOf(doing)} has a problem`,
        'Try again in a few minutes. If it goes on, give your IT service desk the reference below.'
      );
  }
}

/** The texts of failure messages. */
export const failure = {
  of: failureWords,
  /** In place of the standard sentences, for a plan whose site has this time zone. */
  unknownZone: (zone: string): FailureWords => ({
    title: `The dates of this plan can’t be changed: the action plan doesn’t know this site’s time zone, “${zone}”.`,
    safe: 'Nothing is lost. A date marked “unsure” might be a day out; everything else can be read and changed as usual.',
    next: 'Ask an owner of this site to choose another time zone under Site settings, Regional settings.'
  }),
  reference: (correlation: string): string => `Reference: ${correlation}`,
  waitSeconds: (seconds: number): string => `Try again in ${seconds} s`
};
