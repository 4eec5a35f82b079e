import type { Failure } from '../../../domain/failure';
import type { MySection } from '../../../domain/myActions';
import { soonDays } from '../../../domain/myActions';
import type { FailureWords } from '../doing';
import { actions as countedActions, counted, number } from './counts';
import { failure as failures } from './failure';

const sections: Readonly<Record<MySection, string>> = {
  overdue: 'Overdue',
  soon: `Due in ${soonDays} days`,
  later: 'Later',
  waiting: 'Waiting on others',
  done: 'Done'
};

/** Why one of the chosen plans isn't shown. */
function unread(failure: Failure): FailureWords {
  const words = failures.of(
    failure,
    'read',
    'Your actions here could not be loaded',
    'Nothing in the plan was changed, and your other plans are shown.'
  );
  return failure.kind === 'notFound'
    ? {
        ...words,
        next: 'Somebody may have moved or deleted its site or its lists. Choose the plan again in Settings, or remove it from your actions.'
      }
    : words;
}

/** Why a pasted site can't be read. */
function unchecked(failure: Failure): FailureWords {
  const kept = 'Your choice of plans is as it was.';
  const words = failures.of(failure, 'read', 'The site could not be checked', kept);
  return failure.kind === 'notFound'
    ? {
        title: 'The site could not be checked: there is no such site.',
        safe: kept,
        next: 'Open the site in SharePoint and copy its address from the address bar.'
      }
    : words;
}

/** The texts of the personal app. */
export const myActions = {
  title: 'My actions',
  section: sections,
  count: countedActions,
  inPlans: (actions: number, plans: number): string =>
    `You lead ${countedActions(actions)} in ${counted(plans, { one: 'plan', other: 'plans' })}.`,
  standing: (overdue: number, soon: number): string => {
    const parts = [
      overdue > 0 && `${number(overdue)} overdue`,
      soon > 0 && `${number(soon)} due in the next ${soonDays} days`
    ].filter(part => part !== false);
    return `${parts.join(', ')}.`;
  },
  nothingDue: `Nothing is due from you in the next ${soonDays} days.`,
  nothingDueMore: (waiting: number): string =>
    waiting === 0 ? '' : `${counted(waiting, { one: 'action waits', other: 'actions wait' })} on others.`,
  asOf: (time: string): string => `As of ${time}`,
  settings: 'Settings',
  sample: 'Sample: leads, dates and updates are invented.',

  find: 'Find in my actions',
  findPlaceholder: 'Search my actions',
  clearSearch: 'Clear the search',
  noMatch: 'None of your actions matches',
  noMatchNext: 'Try other words, or clear the search to see them all.',

  keys: 'Use the up and down arrow keys to move between your actions, and Enter to open one.',
  noDate: 'No date set',
  opensOutside: 'opens in a new window',
  addUpdate: 'Add update',
  addUpdateTo: (number: string): string => `Add update to action ${number}`,
  waitsForCheck: 'Completion proposed, to be verified',
  helpAsked: 'Help asked for',
  saved: 'Your update is saved.',
  movedTo: (number: string, section: MySection): string => `Action ${number} is now under “${sections[section]}”.`,

  nothingLed: 'You lead no actions in the plans you chose',
  nothingLedNext: 'As soon as somebody names you as the lead of an action, it appears here.',
  loading: 'Loading your actions',
  loadingPlan: (title: string): string => `Loading ${title}…`,
  planGone: 'This plan is no longer on its site. Choose another in Settings, or remove it from your actions.',
  remove: 'Remove',
  removePlan: (title: string): string => `Remove ${title}`,

  notFound: 'The link leads to an action that is in none of the plans you chose.',
  notFoundNamed: (site: string): string => `The link leads to a plan that you have not chosen, on the site ${site}.`,
  chooseInSettings: 'Choose plans',
  dismiss: 'Dismiss',

  welcomeTitle: 'Choose the plans you work on',
  welcome:
    'Your actions from each plan then stand here side by side: what is overdue, what is due soon, and what waits on others.',

  settingsTitle: 'Settings',
  back: 'Back to my actions',
  yourPlans: 'Your plans',
  yourPlansHint: 'My actions shows what you lead in these plans.',
  noPlans: 'You have not chosen a plan yet.',
  onDevice: 'Your choice is kept on this device, for you only.',
  notKept: 'This browser does not let the page store anything: your choice lasts until you close it.',
  removed: (title: string): string => `${title} is removed from your actions. The plan itself is as it was.`,
  undo: 'Undo',
  added: (title: string): string => `${title} is added to your actions.`,
  lookingHere: 'Looking for plans…',
  addSite: 'Add a site',
  addSiteHint: 'Paste the address of the plan’s site, or of any page, list or document in it.',
  address: 'Address of the site',
  check: 'Check',
  checking: 'Checking…',
  required: 'Paste the address of a site.',
  notALink: 'This is not an address. Open the site in SharePoint and copy it from the address bar.',
  elsewhere: (host: string, own: string): string =>
    `${host} is not your organisation’s SharePoint. The address must begin with ${own}.`,
  plansIn: (title: string): string => `Plans in ${title}`,
  noneIn: (title: string): string => `${title} has no action plan. Ask its owner where the plan is kept.`,
  add: 'Add',
  addPlan: (title: string): string => `Add ${title}`,
  chosen: 'In your actions',
  untitled: 'Plan without a title',
  unread,
  unchecked
};
