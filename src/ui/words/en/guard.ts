import type { Kind, ReasonFault } from '../../../domain/guard';
import { characters, counted } from './counts';

/** The error message for the reason: what is wrong, and how to correct it. */
function reasonFault(fault: ReasonFault): string {
  switch (fault.why) {
    case 'required':
      return 'Give a reason, or take the number out.';
    case 'tooLong':
      return `Shorten the reason to ${characters(fault.limit)}. It has ${characters(fault.length - fault.limit)} too many.`;
    case 'holdsNumber':
      return 'Give the reason without the number in it.';
  }
}

/** The texts of the guard, which finds numbers and addresses that identify one person. */
export const guard = {
  kinds: {
    chi: 'CHI number',
    nhs: 'NHS number',
    scn: 'Scottish Candidate Number',
    nationalInsurance: 'National Insurance number',
    dateOfBirth: 'Date of birth',
    postcode: 'Postcode',
    phone: 'Telephone number',
    email: 'E-mail address from outside your organisation'
  } satisfies Record<Kind, string>,
  about: (field: string): string => `Check “${field}”`,
  stopTitle: 'This looks like a number that identifies one person',
  stopWhat: 'Take it out, or say why it must be kept. Nothing is saved until then.',
  warnTitle: 'Does this point to a person?',
  warnWhat: 'If it does, take it out. If it doesn’t, save it as it stands.',
  looksLike: (kind: string): string => `${kind}: `,
  more: (number: number): string => `And ${counted(number, { one: 'more place', other: 'more places' })} in this text.`,
  names: 'This check can’t find names. Read your text for the names of children and families yourself.',
  saveAnyway: 'Save anyway',
  passed: 'You chose to save this as it stands.',
  reason: 'Why this must be kept',
  reasonHint: 'Recorded beside what you save, where everyone who can read it sees it too.',
  sameReason: 'The reason that you give above counts here too.',
  reasonFault
};
