import type { UnreadList } from '../../../domain/access';
import type { ListKey } from '../../../model';
import type { Instant } from '../../../model/values';
import type { Forms } from './counts';
import { counted, plural } from './counts';
import { dates } from './dates';
import { failure as failures } from './failure';
import type { FailureWords } from '../doing';

/** What a list holds, for the middle of a sentence. */
const holds: Readonly<Record<ListKey, string>> = {
  plans: 'the plan’s own settings',
  inspections: 'the inspections',
  evaluations: 'the inspectors’ grades',
  areas: 'the areas for improvement',
  actions: 'the actions',
  updates: 'the updates'
};

/** What the items of a list are, and what each belongs to. */
const kinds: Readonly<Record<ListKey, Forms>> = {
  plans: { one: 'plan', other: 'plans' },
  inspections: { one: 'inspection', other: 'inspections' },
  evaluations: { one: 'grade', other: 'grades' },
  areas: { one: 'area for improvement', other: 'areas for improvement' },
  actions: { one: 'action', other: 'actions' },
  updates: { one: 'update', other: 'updates' }
};
const owners: Readonly<Record<ListKey, string>> = {
  plans: 'site',
  inspections: 'plan',
  evaluations: 'inspection',
  areas: 'plan',
  actions: 'plan',
  updates: 'action'
};
const articled: Readonly<Record<ListKey, string>> = {
  plans: 'a site',
  inspections: 'a plan',
  evaluations: 'an inspection',
  areas: 'a plan',
  actions: 'a plan',
  updates: 'an action'
};

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const held = (lists: readonly UnreadList[]): string => and.format(lists.map(({ list }) => holds[list]));

/** Texts for what a person may not see, and for what isn’t there. */
export const access = {
  noAccessTitle: 'You don’t have access to the action plan',
  noAccessBody: 'It is on this site, but it isn’t shared with you. Nothing in it has changed.',
  absentTitle: 'The action plan isn’t set up here, or you can’t see it',
  absentBody:
    'SharePoint shows you no part of it on this site. Somebody who owns the site can see which of the two it is.',
  incompleteTitle: 'Part of the action plan is missing from this site',
  incompleteBody: (lists: readonly string[]): string =>
    `${and.format(lists.map(title => `“${title}”`))} ${lists.length === 1 ? 'isn’t' : 'aren’t'} here, and the plan can’t be shown without. Nothing else was changed. What somebody deleted may be in the site’s recycle bin: the check looks there before anything new is made.`,
  incompleteAsk: 'Part of the action plan isn’t on this site any more, or you can’t see it. Nothing else was changed.',
  checkSetUp: 'Check the set-up',
  checkAgain: 'Check again',
  back: 'Back',
  findingGivers: 'Looking for who can give you access…',
  givers: (group: string): string => (group === '' ? 'An owner of this site can help.' : `“${group}” can help:`),
  giversUnnamed: (group: string): string =>
    group === '' ? 'Ask an owner of this site.' : `Ask somebody in “${group}”.`,
  askForAccess: 'Ask for access',
  newTab: '(opens in a new tab)',

  gone: {
    title: 'That plan isn’t on this site any more',
    looking: 'Looking for who removed it…',
    removed: (by: string, at: Instant): string =>
      by === ''
        ? `That plan was removed on ${dates.dayOf(at)}`
        : `That plan was removed by ${by} on ${dates.dayOf(at)}`,
    unknown: 'That plan isn’t there any more, or you can’t see it',
    noId: 'The web part’s settings don’t name a plan of this site',
    inBin: 'It is in the site’s recycle bin, with everything that belongs to it as it was.',
    mayRestore: 'You can put it back.',
    askRestore: 'An owner of this site, or a manager of the plan, can put it back.',
    unknownBody: 'It may have been deleted for good, or it isn’t shared with you. An owner of this site can tell.',
    notRead: 'Who removed it could not be looked up.',
    restore: 'Put it back',
    restoring: 'Putting it back…',
    others: 'Other plans on this site',
    show: (title: string): string => `Show “${title}”`,
    showHint: 'This changes nothing for others. Who edits the page chooses its plan in the web part’s settings.',
    untitled: 'Plan without a title'
  },

  /** Items that belong to nothing that is there. */
  strays: {
    count: (list: ListKey, count: number): string =>
      `${counted(count, kinds[list])} ${plural(count, { one: 'belongs', other: 'belong' })} to no ${owners[list]}, and ${plural(count, { one: 'is', other: 'are' })} shown nowhere else.`,
    why: (list: ListKey, namesOne: boolean): string =>
      namesOne
        ? `${capital(kinds[list].one)} of ${articled[list]} that isn’t there any more`
        : `${capital(kinds[list].one)} without ${articled[list]}`,
    show: 'Show and place',
    hide: 'Hide',
    intro: 'Place each where it belongs. The rest of it stays as it is.',
    list: 'What belongs to nothing',
    unnamed: 'Without a name',
    placeAction: 'Place in this plan',
    placeUpdate: 'Place under it',
    placeNamed: (isUpdate: boolean, name: string): string =>
      `${isUpdate ? 'Place under it' : 'Place in this plan'}: ${name}`,
    actionFor: (name: string): string => `Action for: ${name}`,
    chooseAction: 'Choose its action',
    placed: 'It is placed.',
    openForm: 'Open in SharePoint',
    more: (count: string): string =>
      `${count} more are not listed here. Place these first, or use SharePoint’s own list.`
  },

  unread: {
    /** Says why lists aren’t shown; all have the same reason. */
    title: (why: UnreadList['why'], lists: readonly UnreadList[]): string => {
      switch (why) {
        case 'noAccess':
          return `You don’t have access to ${held(lists)}.`;
        case 'missing':
          return `${capital(held(lists))} are missing from this site.`;
        case 'missingOrHidden':
          return `${capital(held(lists))} aren’t on this site any more, or you can’t see them.`;
        case 'notRead':
          return `${capital(held(lists))} could not be loaded.`;
      }
    },
    rest: 'Everything that you may read is shown.',
    missing: (titles: readonly string[]): string =>
      `The ${titles.length === 1 ? 'list' : 'lists'} ${and.format(titles.map(title => `“${title}”`))} can’t be found. What somebody deleted may be in the recycle bin: the check looks there first.`,
    failed: (one: UnreadList): FailureWords =>
      failures.of(
        one.failure,
        'read',
        `${capital(holds[one.list])} could not be loaded`,
        'The rest of the plan is shown.'
      ),
    actionsTitle: 'The actions can’t be shown',
    gradesTitle: 'The scorecard can’t be shown',
    grades: 'The grades can’t be shown',
    why: 'The notice above says why. Nothing was changed.',
    answers: 'What the plan does about it can’t be shown',
    onSite: 'Open the plan’s own page to see who can help.'
  }
};
