import type { Problem } from '../../../model/entity';
import { choiceLabel } from '../choiceLabel';
import { choices } from './choices';
import { number } from './counts';

const entries = {
  action: 'This action',
  area: 'This area for improvement',
  inspection: 'This inspection',
  indicator: 'This indicator',
  update: 'This update',
  change: 'This unsent change',
  plan: 'This plan'
};

/** Texts that more than one screen uses. */
export const common = {
  number,
  /** The direction that the language is written in, whatever the page's is. */
  direction: 'ltr',
  retry: 'Try again',
  refresh: 'Refresh',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  loading: 'Loading…',
  stillLoading: 'Still loading. SharePoint is slow to answer.',
  none: 'None',
  names: (people: readonly string[]): string => new Intl.ListFormat('en-GB').format(people),
  noLead: 'No lead yet',
  leadSays: (chosen: string): string => `Lead says ${choiceLabel(choices.brag, chosen)}`,
  /** For what broke while it was drawn; a chunk that could not be fetched has words of its own below. */
  broken: {
    part: 'This part of the page has a fault and can’t be shown.',
    partSafe: 'The rest works, and nothing in the plan was changed. What you typed is kept as a draft.',
    retry: 'Show it again',
    entry: (kind: keyof typeof entries, name: string): string =>
      name === '' ? `${entries[kind]} can’t be shown` : `${entries[kind]} can’t be shown: ${name}`
  },
  unreadable: 'can’t be read:',
  /** What is wrong with a cell of a row, as a sentence. */
  problem: ({ label, cell }: Problem): string => {
    if (cell === undefined) return `Incomplete: “${label}” is empty.`;
    return cell.people
      ? `${label} names several people: ${cell.unreadable}.`
      : `${label} can’t be read: ${cell.unreadable}.`;
  },
  chunkFailed: 'This part of the plan could not be loaded. Nothing is lost: check your connection and try again.'
};
