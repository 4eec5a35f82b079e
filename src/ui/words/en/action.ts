import type { ImprovementArea } from '../../../model/area';
import type { CalendarDate } from '../../../model/values';
import { textOf } from '../../../model/values';
import type { Fault } from '../../../domain/checks';
import { characters, counted, days as countedDays, people } from './counts';
import { dates } from './dates';
import { fields } from './fields';

const updates = (count: number): string => counted(count, { one: 'update', other: 'updates' });

/** The error message for a field: what is wrong, and how to correct it. `field` is its label. */
function fault(field: string, found: Fault | undefined): string | undefined {
  if (!found) return undefined;
  switch (found.why) {
    case 'required':
      return `Fill in “${field}”.`;
    case 'tooLong':
      return `Shorten this to ${characters(found.limit)}. It has ${characters(found.length - found.limit)} too many.`;
    case 'notADate':
      return `Write a date that exists, such as ${dates.example}.`;
    case 'beforeStart':
      return `Choose a date on or after the start, ${dates.long(found.start)}.`;
    case 'reasonRequired':
      return 'Give a reason.';
    case 'unknownPerson':
      return `Choose a person from the list. “${found.typed}” is not one of them.`;
  }
}

/** The texts of the action panel and its two forms. */
export const action = {
  panel: {
    back: 'Back',
    close: 'Close',
    edit: 'Edit',
    open: (number: string): string => (number === '' ? 'Open the action' : `Open ${number}`),
    actionNumber: (number: string): string => (number === '' ? 'Action' : `Action ${number}`),
    loading: 'Opening the action',
    notHere: 'This action is not in the plan',
    notHereWhy:
      'It may have been removed, or the link may be to another plan. Close this panel to go back to the plan.',
    readOnly: 'You can read this plan. To change it, ask an owner of this site.',
    problems: 'Some of this action could not be read',
    noArea: 'Not under an improvement area',
    area: ({ ref, title }: Pick<ImprovementArea, 'ref' | 'title'>): string =>
      textOf(ref) === '' ? textOf(title) : `Area ${textOf(ref)}: ${textOf(title)}`
  },
  summary: {
    heading: 'How it stands',
    brag: 'BRAG',
    leadSays: 'The lead says',
    stage: 'Stage',
    due: 'Due',
    lead: 'Lead',
    noLead: 'No lead yet',
    noDue: 'No due date',
    overdueBy: (days: number): string => `${countedDays(days)} overdue`,
    dueIn: (days: number): string => (days === 0 ? 'Due today' : `In ${countedDays(days)}`),
    movedLater: (original: CalendarDate, days: number): string =>
      `Originally due ${dates.long(original)}, moved ${countedDays(days)} later`,
    movedEarlier: (original: CalendarDate, days: number): string =>
      `Originally due ${dates.long(original)}, brought forward by ${countedDays(days)}`
  },
  updates: {
    heading: 'Updates',
    count: (number: number): string => updates(number),
    add: 'Add update',
    loading: 'Loading the updates',
    empty: 'No updates yet',
    emptyWhy: 'The first update starts the story of this action.',
    barrier: 'Barrier or help needed',
    by: (author: string, time: string): string => (author === '' ? time : `${author}, ${time}`),
    showAll: (number: number): string => `Show all ${updates(number)}`,
    noBrag: 'No BRAG given',
    saved: 'Your update is saved.'
  },
  add: {
    heading: 'Add update',
    brag: 'How does it stand?',
    bragHint: (computed: string): string => `From its dates and this update the action shows as ${computed}.`,
    narrative: 'What has happened?',
    narrativeHint: 'Name no child or family.',
    addBarrier: 'Add a barrier or ask for help',
    barrier: 'Barrier or help needed',
    barrierHint: 'What is in the way, and who could help?',
    reason: (chosen: string, computed: string): string => `Why ${chosen}, when the facts say ${computed}?`,
    save: 'Save update',
    saving: 'Saving…',
    cancel: 'Cancel',
    shortcut: 'Ctrl+Enter saves'
  },
  discard: {
    title: 'Discard what you typed?',
    text: 'It has not been saved.',
    keep: 'Keep writing',
    discard: 'Discard'
  },
  details: {
    empty: 'Not recorded',
    what: 'What',
    who: 'Who',
    when: 'When',
    standing: 'Standing',
    thread: 'Where it comes from',
    inspectors: 'In the inspectors’ words',
    answers: 'Answers these indicators',
    noAnswers: 'No indicator is linked to this area',
    grade: (indicator: string, grade: string | undefined): string =>
      grade === undefined ? indicator : `${indicator}: ${grade}`
  },
  fields: fields.actions,
  changed: (by: string, at: string): string => (by === '' ? `Last changed ${at}` : `Last changed by ${by}, ${at}`),
  edit: {
    heading: 'Edit action',
    number: (number: string): string => (number === '' ? 'Edit action' : `Edit action ${number}`),
    save: 'Save',
    saving: 'Saving…',
    cancel: 'Cancel',
    unreadable: 'This can’t be read, so it stays as it is. Put it right in the list itself.',
    zoneUnknown: 'It can’t be changed here while the site’s time zone isn’t known.',
    none: 'None',
    saved: 'The action is saved.',
    nothingChanged: 'Nothing has changed, so there is nothing to save.',
    toPutRight: (number: number): string =>
      `${counted(number, { one: 'thing', other: 'things' })} to put right before this can be saved.`,
    originalDueHint: 'The original due date is kept and never changes.',
    dateHint: `For example ${dates.example}`,
    chooseDate: (label: string): string => `Choose a date: ${label}`,
    stageHint: 'Verified needs checked evidence and Closed needs a board’s decision, so neither is given here.',
    outcomeHint: 'What will be different for children and families?',
    measureHint: 'How will you know?',
    noChosenBrag: 'No colour of the lead’s own',
    noChosenBragMeaning: (computed: string): string => `The facts speak: ${computed}`,
    absorbedHint: 'The action or the other plan that carries it on'
  },
  lead: {
    placeholder: 'Type a name and choose from the list',
    suggestions: 'People found',
    found: (number: number): string => `${people(number)} found. Use the arrow keys to choose.`,
    searching: 'Searching…',
    nobody: 'Nobody found. Try another spelling.',
    admitting: (name: string): string => `Adding ${name}…`
  },
  stale: {
    by: (by: string, at: string): string =>
      by === ''
        ? 'Someone else changed this action while you were writing'
        : `${by} changed this action at ${at}, while you were writing`,
    text: 'Nothing you typed is lost, and nothing of theirs is overwritten: save as usual. Where both of you changed the same field you will be asked which to keep.',
    meanwhile: 'Someone else changed this action while you were writing. See the end of this form.',
    caption: 'What changed while you were writing',
    field: 'Field',
    theirs: 'Now in the plan',
    yours: 'Yours',
    unchanged: 'You did not change this'
  },
  fault,
  /** The error for the BRAG choice of an update, which reads better than “Fill in …”. */
  chooseBrag: 'Choose a colour.'
};
