import type { Outcome } from '../../../app/outbox';
import type { UndoKind } from '../../../app/commands/command';
import type { CommandName } from '../../../app/commands';
import type { Status } from '../../../sync/status';
import { counted, plural } from './counts';
import { dates } from './dates';
import { failure as failures } from './failure';

/** When the next attempt is. Most are so near that a time would only confuse. */
function whenNext(instant: string): string {
  return Date.parse(instant) - Date.now() < 60_000 ? 'in a moment' : `at ${dates.clock(instant)}`;
}

/** The status of an entry, in a few words. It says “Saved” only after the server has confirmed it. */
function statusWords(status: Status): string {
  switch (status.kind) {
    case 'sending':
      return 'Saving…';
    case 'checking':
      return status.nextTry === undefined
        ? 'Checking whether it arrived…'
        : `Checking whether it arrived, next look ${whenNext(status.nextTry)}`;
    case 'saved':
      return 'Saved';
    case 'conflict':
      return 'Needs your decision';
    case 'setAside':
      return 'Not saved';
    case 'busyUntil':
      return `SharePoint is busy, sending at ${dates.clock(status.until)}`;
    case 'waiting': {
      if (status.failure?.kind === 'signedOut') return 'Waiting to send: sign in again';
      const again = status.nextTry === undefined ? '' : `, will try again ${whenNext(status.nextTry)}`;
      if (status.failure?.kind === 'offline') return `Waiting to send: no connection${again}`;
      return status.failure ? `Not sent yet${again}` : 'Waiting to send';
    }
  }
}

/** The status for a row of the plan, where there is little space; '' where nothing needs saying. */
function shortStatus(status: Status): string {
  switch (status.kind) {
    case 'saved':
      return '';
    case 'sending':
      return 'Saving…';
    case 'checking':
      return 'Checking…';
    case 'conflict':
      return 'Needs your decision';
    case 'setAside':
      return 'Not saved';
    case 'busyUntil':
    case 'waiting':
      return 'Waiting to send';
  }
}

/** What each command did, as a phrase for the middle of a sentence. */
const done = {
  'action.edit': 'a change',
  'action.remove': 'removing it',
  'action.restore': 'putting it back',
  'action.copyLatest': 'a change',
  'action.place': 'placing it in a plan',
  'plan.restore': 'putting a plan back',
  'update.add': 'an update',
  'update.remove': 'removing an update',
  'update.restore': 'putting it back',
  'update.place': 'placing an update'
} satisfies Record<CommandName, string>;

const aside = {
  forbidden: {
    title: 'You can no longer change this',
    text: 'Your rights in this plan were changed. Nothing you typed is lost: copy it, or ask an owner of this site for access and try again.'
  },
  gone: {
    title: 'Somebody removed this action meanwhile',
    text: 'Nothing you typed is lost. The action can be put back from the recycle bin, and your change saved on it.'
  },
  locked: {
    title: 'Locked by policy',
    text: 'This item or site may not be changed at the moment. Your change waits here alone and holds up nothing else. Ask an owner of this site, then try again.'
  }
};

/** The title and explanation of an entry that was set aside. */
function setAside(status: Extract<Status, { kind: 'setAside' }>): { title: string; text: string } {
  const { failure } = status;
  switch (failure.kind) {
    case 'forbidden':
      return aside.forbidden;
    case 'locked':
      return aside.locked;
    case 'notFound':
      if (failure.what === 'item') return aside.gone;
      break;
    default:
  }
  const { title, safe, next } = failures.of(failure, 'save');
  return { title, text: `${safe} ${next}` };
}

const unsaved = {
  waiting: 'No answer yet. It is kept on this device and sent as soon as it can be.',
  conflict: 'Somebody else changed the same. Nothing is overwritten: choose what to keep.',
  setAside: 'It could not be saved as it is. Nothing you typed is lost.'
};

/** The result of a command. `saved` is the text for success. */
function outcome(kind: Outcome['kind'], saved: string): string {
  return kind === 'saved' || kind === 'failed' ? saved : unsaved[kind];
}

/** The texts of the outbox and of undo. */
export const outbox = {
  status: statusWords,
  shortStatus,
  setAside,
  empty: 'Nothing',
  yes: 'Yes',
  no: 'No',
  done,
  /** The phrase for a command of another version of the app. */
  doneOtherwise: 'a change',
  row: (number: string, what: string): string =>
    number === '' ? `An action that isn’t in this plan: ${what}` : `Action ${number}: ${what}`,
  waiting: (number: number, asOf: string): string =>
    `${counted(number, { one: 'change is', other: 'changes are' })} waiting to be sent. You see the plan as of ${dates.clock(asOf)}, with your own changes in it.`,
  attention: (number: number): string =>
    `${counted(number, { one: 'change needs', other: 'changes need' })} you before ${plural(number, { one: 'it', other: 'they' })} can be saved.`,
  signIn: 'Sign in again: you are signed out. Nothing is lost. Reload the page, and what waits here is sent.',
  reload: 'Reload the page',
  notKept:
    'This browser can’t keep what is waiting here. Leave this page open until everything is saved, or copy it somewhere safe.',
  unreadable: (number: number): string =>
    `${counted(number, { one: 'change', other: 'changes' })} of another version of this page can’t be read here and ${plural(number, { one: 'stays as it is', other: 'stay as they are' })}.`,
  /** The progress of an act with several operations. */
  progress: (saved: number, all: number): string =>
    `${saved} of ${counted(all, { one: 'change', other: 'changes' })} saved`,
  list: 'What waits to be sent',
  sendNow: 'Send now',
  tryAgain: 'Try again',
  discard: 'Discard',
  editAgain: 'Edit again',
  copy: 'Copy my text',
  copied: 'Your text is copied.',
  notCopied: 'This browser did not allow copying. Select the text and copy it.',
  yours: (fields: string): string => `Your change: ${fields}`,
  look: 'Who removed it?',
  removedBy: (by: string, at: string): string => (by === '' ? `Removed ${at}.` : `Removed by ${by}, ${at}.`),
  notInBin: 'It is not among what you can see of the recycle bin. An owner of this site may be able to restore it.',
  putBack: 'Put it back and save my change',
  conflict: {
    title: (by: string, time: string, number: number): string =>
      `${by} changed ${plural(number, { one: 'the same field', other: 'the same fields' })} at ${time}`,
    removal: (by: string, time: string): string => `${by} changed this at ${time}, before it was removed`,
    somebody: 'Somebody else',
    text: 'Nothing is overwritten until you choose. Everything else you changed goes with it.',
    removalText: 'See what changed, then choose whether it is removed all the same.',
    yours: 'Yours',
    theirs: (by: string, time: string): string => `${by}’s, ${time}`,
    was: 'It was',
    choose: 'Choose one for each field.',
    save: 'Save these choices',
    remove: 'Remove it all the same',
    keep: 'Keep it',
    discard: 'Discard my change'
  },
  undo: {
    button: 'Undo',
    done: (kind: UndoKind, number: string): string => {
      const action = number === '' ? 'The action' : `Action ${number}`;
      switch (kind) {
        case 'stage':
          return `${action} has a new stage.`;
        case 'move':
          return `${action} was moved to another improvement area.`;
        case 'place':
          return `${action} was placed in this plan.`;
        case 'action':
          return `${action} was moved to the recycle bin.`;
        case 'update':
          return `An update${number === '' ? '' : ` of action ${number}`} was moved to the recycle bin.`;
      }
    }
  },
  remove: {
    action: 'Remove this action',
    update: 'Remove',
    updateNamed: (date: string): string => `Remove the update of ${date}`,
    askAction: (number: string): string => `Remove action ${number}?`,
    askUpdate: 'Remove this update?',
    text: 'It goes to the site’s recycle bin, from where it can be put back. You can undo this for ten seconds.',
    yes: 'Remove',
    no: 'Keep it'
  },
  outcome,
  announce: (what: string, words: string): string => `${what}: ${words}`
};
