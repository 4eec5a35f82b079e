import { choiceLabel } from '../choiceLabel';
import { choices } from './choices';
import { number } from './counts';

/** Texts that more than one screen uses. */
export const common = {
  number,
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
  chunkFailed: 'This part of the plan could not be loaded. Nothing is lost: check your connection and try again.'
};
