import { characters, counted } from './counts';

/** The texts of “Set up this site”. */
export const setUp = {
  heading: 'Set up this site',
  intro:
    'The plan is kept in lists on this site, under the site’s own permissions. Set-up adds what is missing. It never changes or removes anything that is already here, so it is safe to run again.',
  looking: 'Looking at what this site already has',
  lookAgain: 'Look again',
  listHeading: 'What the plan needs',
  missingCount: (missing: number): string => `${counted(missing, { one: 'thing', other: 'things' })} will be made.`,
  allThere: 'Everything is already here.',
  run: 'Set up this site',
  running: (done: number, total: number): string => `Setting up: ${done} of ${total}`,
  safe: 'What was already made is safe. Trying again carries on from there.',
  made: 'The site is ready.',
  carryOn: 'Go on',
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
