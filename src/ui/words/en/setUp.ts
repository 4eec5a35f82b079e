import type { HeldRight, Holder, ListSetting, SetUpNote, SetUpRepair } from '../../../app/setUp';
import { characters, counted } from './counts';
import { dates } from './dates';

const holders: Readonly<Record<Holder, string>> = {
  owners: 'Owners of the site',
  managers: 'Action plan managers',
  leads: 'Action plan leads',
  members: 'Members of the site',
  visitors: 'Visitors of the site'
};

const rights: Readonly<Record<HeldRight, string>> = {
  read: 'the right to read',
  contribute: 'the right to add and change',
  full: 'full control'
};

const levels: Readonly<Record<HeldRight, string>> = {
  read: 'read',
  contribute: 'contribute',
  full: 'have full control'
};

const settings: Readonly<Record<ListSetting, string>> = {
  title: 'Its title is put right.',
  description: 'Its description is put right.',
  versioning: 'Its version history is switched on.',
  writeSecurity: 'Whether people may change what others added is put right.',
  quickLaunch: 'It is taken out of the site’s menu.'
};

/** A repair as a sentence. */
function repair(one: SetUpRepair): string {
  switch (one.kind) {
    case 'makeGroup':
      return 'The group is made.';
    case 'describeGroup':
      return 'Its description is put right.';
    case 'ownGroup':
      return 'The owners of the site become its owners.';
    case 'restoreList':
      return 'It is restored from the recycle bin.';
    case 'makeList':
      return 'The list is made.';
    case 'closeList':
      return 'It gets rights of its own, in the place of the site’s.';
    case 'setList':
      return settings[one.setting];
    case 'makeColumn':
      return `The column “${one.title}” is added.`;
    case 'nameColumn':
      return `The title column gets the heading “${one.title}”.`;
    case 'indexColumn':
      return `The column “${one.title}” gets an index.`;
    case 'uniqueColumn':
      return `The column “${one.title}” takes each value only once.`;
    case 'makeView':
      return `The view “${one.title}” is added.`;
    case 'nameView':
      return `A view gets its title “${one.title}” back.`;
    case 'arrangeView':
      return `The columns of the view “${one.title}” are put right.`;
    case 'queryView':
      return `The order of the view “${one.title}” is put right.`;
    case 'defaultView':
      return `The view “${one.title}” is the one that opens first.`;
    case 'dropView':
      return `A second view “${one.title}” is removed. No entry is lost by that.`;
    case 'giveRight':
      return `${holders[one.holder]} get ${rights[one.right]}.`;
    case 'takeRight':
      return `${holders[one.holder]} no longer have the level “${one.level}”.`;
    case 'takeOwnRight':
      return `${one.person} no longer has full control by name, and keeps it as an owner of the site.`;
  }
}

/** What set-up leaves, as a sentence that says what a person can do. */
function note(one: SetUpNote): string {
  switch (one.kind) {
    case 'lookupElsewhere':
      return `“${one.column}” in ${one.list} points at another list than the ${one.target} that are here. SharePoint can’t change where such a column points. If the earlier list is in the recycle bin: remove the newer one while it is empty, then check the set-up again and restore the earlier one.`;
    case 'typeChanged':
      return `Somebody changed the type of the column “${one.column}” in ${one.list}. It is left as it is, and nothing in it is lost. Change it back in the list’s settings.`;
    case 'noGroup':
      return one.holder === 'owners'
        ? 'This site has no owners group of its own. Whoever sets it up keeps full control of the lists by name.'
        : `This site has no group of its own for ${one.holder === 'members' ? 'members' : 'visitors'}. The lists are set up without it. Where the site gets one later, check the set-up again.`;
    case 'noLevel':
      return `This site lacks the permission level that lets people ${levels[one.right]}. Who should have it gets no right until an owner adds the level back.`;
    case 'keepsOwnRight':
      return `${one.person} keeps full control of ${one.list} by name, because they would not have it otherwise: they are not in the owners group.`;
  }
}

const named = (titles: readonly string[]): string =>
  titles.length < 2 ? titles.join('') : `${titles.slice(0, -1).join(', ')} and ${titles[titles.length - 1] ?? ''}`;

/** The texts of “Set up this site”. */
export const setUp = {
  heading: 'Set up this site',
  checkHeading: 'The set-up of this site',
  check: 'Check the set-up of this site',
  intro:
    'The plan is kept in lists on this site. Set-up makes what is missing and puts right what isn’t as it should be, the rights of the groups too. It never deletes a list, a column or an entry, so it is safe to run again.',
  looking: 'Looking at what this site already has',
  lookAgain: 'Look again',
  listHeading: 'What the plan needs',
  toDo: (missing: number, toMend: number): string =>
    [
      missing > 0 ? `${counted(missing, { one: 'thing', other: 'things' })} will be made.` : '',
      toMend > 0 ? `${counted(toMend, { one: 'thing', other: 'things' })} will be mended.` : ''
    ]
      .filter(part => part !== '')
      .join(' '),
  allThere: 'Everything is as it should be.',
  run: 'Set up this site',
  mend: 'Mend the set-up',
  restore: 'Restore and set up',
  running: (done: number, total: number): string => `Setting up: ${done} of ${total}`,
  waiting: (until: string): string => `Waiting for SharePoint until ${dates.clock(until)}`,
  waitingHint: 'SharePoint asked for a pause. Leave this page open: it carries on by itself.',
  made: 'The site is ready.',
  unfinished: (count: number): string =>
    `${counted(count, { one: 'thing', other: 'things' })} could not be put right. Everything else is done.`,
  refusedHeading: 'What SharePoint refused',
  refused: (list: string, what: string, message: string): string =>
    message === '' ? `${list}: ${what}` : `${list}: ${what} SharePoint says: “${message}”`,
  carryOn: 'Go on',
  back: 'Back to the plan',
  repair,
  details: (count: number): string => counted(count, { one: 'thing to mend', other: 'things to mend' }),
  note,
  notesHeading: 'What set-up leaves as it is',
  recycledHeading: 'Lists in the recycle bin',
  recycledIntro: 'These lists were removed. Restored they come back with everything in them.',
  restoreEntry: (by: string, at: string): string =>
    by === '' ? `Restore what was removed (${dates.moment(at)})` : `Restore what ${by} removed (${dates.moment(at)})`,
  makeNew: 'Make a new, empty list. What points at the old one will not find it any more.',
  whoHeading: 'Who may do what',
  who: 'Who',
  may: 'May',
  holders,
  everything: 'Change everything, and say who may do what.',
  /** `change` and `own` are titles of lists; in those of `own` people change only what they added. */
  rights: (change: readonly string[], own: readonly string[], readsMore: boolean): string =>
    [
      change.length > 0 ? `Add and change in ${named(change)}.` : '',
      own.length > 0 ? `Add to ${named(own)}, and change what they added.` : '',
      readsMore ? (change.length + own.length === 0 ? 'Read everything.' : 'Read the rest.') : ''
    ]
      .filter(part => part !== '')
      .join(' '),
  groupsHint:
    'Put people into the two action plan groups in the site’s settings. They must be members or visitors of the site too, or this page stays closed to them.',
  plan: {
    heading: 'Add your first plan',
    intro: 'An empty plan to begin with. Its title and settings can be changed later.',
    title: 'Title of the plan',
    titleHint: 'For example: Children’s services improvement plan',
    titleMissing: 'Give the plan a title.',
    titleTooLong: (over: number): string => `Shorten the title by ${characters(over)}.`,
    keyHeading: 'What the colours mean in this plan',
    keyHint: 'Change the words to your own. They are shown wherever a colour is.',
    meaningOf: (brag: string): string => `${brag} means`,
    meaningMissing: (brag: string): string => `Say what ${brag} means.`,
    meaningTooLong: (over: number): string => `Shorten this by ${characters(over)}.`,
    add: 'Add the plan',
    adding: 'Adding…',
    added: 'The plan is added.',
    later: 'Not now'
  },
  /** The default meaning of each colour. */
  bragKey: {
    Blue: 'Complete, and checked to be complete',
    Red: 'Past its due date',
    Amber: 'At risk: due soon without an update, or something is in the way',
    Green: 'On track',
    Grey: 'Not started'
  }
};
