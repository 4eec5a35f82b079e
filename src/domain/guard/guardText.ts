import { findChi } from './chi';
import { findDatesOfBirth } from './dateOfBirth';
import { withoutDates } from './dates';
import { findEmails } from './email';
import type { Finding } from './findings';
import { strongest } from './findings';
import { findNationalInsurance } from './nationalInsurance';
import { findNhs } from './nhs';
import { normalise } from './normalise';
import { findPhones } from './phone';
import { findPostcodes } from './postcode';
import { findScottishCandidate } from './scottishCandidate';

/** What the guard has to know about the person's organisation. */
export interface GuardContext {
  /** Domains whose e-mail addresses are the organisation's own: `council.example`. */
  organisationDomains: readonly string[];
}

/**
 * Finds what may identify a person in a text. The findings are sorted, don't overlap, and have offsets in the text as
 * typed. Takes time in proportion to the text. Names can't be found this way, and the screen has to say so.
 */
export function guardText(typed: string, { organisationDomains }: GuardContext): Finding[] {
  const { text, startOf, endOf } = normalise(typed);
  const undated = withoutDates(text);
  const found = [
    ...findChi(undated),
    ...findNhs(undated),
    ...findScottishCandidate(undated),
    ...findNationalInsurance(text),
    ...findDatesOfBirth(text),
    ...findPostcodes(text),
    ...findPhones(undated),
    ...findEmails(text, organisationDomains)
  ];
  return strongest(found, text.length).map(finding => ({
    ...finding,
    start: startOf(finding.start),
    end: endOf(finding.end - 1)
  }));
}

/** As `guardText`, for the name of a file, where underscores, dots and plus signs often stand for spaces. */
export function guardFileName(name: string, context: GuardContext = { organisationDomains: [] }): Finding[] {
  const readings = [name.replace(/_/g, ' '), name.replace(/[_.+]/g, ' ')];
  return strongest(
    readings.flatMap(reading => guardText(reading, context)),
    name.length
  );
}
