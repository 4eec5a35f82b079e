const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const year = '(?:(?:19|20)\\d\\d)';
/** A full date as people write it, in a normalised text. */
const fullDate = new RegExp(
  [
    `\\b${year}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01])\\b`,
    `\\b(?:0?[1-9]|[12]\\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:${year}|\\d\\d)\\b`,
    `\\b(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?: of)?[ -](?:${monthNames})\\.?,?[ -](?:${year}|\\d\\d)\\b`,
    `\\b(?:${monthNames})\\.? (?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?,? ${year}\\b`
  ].join('|'),
  'gi'
);
/** A financial or school year: `2016-17`, `2016-2017`. */
const yearSpan = /\b(?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d)\b/g;

/** A part of a text, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map(match => ({ start: match.index, end: match.index + match[0].length }));
}

/** Every full date in a normalised text. */
export function datesIn(text: string): Span[] {
  return spansOf(fullDate, text);
}

/**
 * True for a date with a four-digit year. Without one it may be the beginning of a number: `01-01-01 1237` may be a CHI
 * number.
 */
function hasWholeYear(text: string, { start, end }: Span): boolean {
  return /^(?:19|20)\d\d|(?:19|20)\d\d$/.test(text.slice(start, end));
}

function isPartOfNumber(text: string, { start, end }: Span): boolean {
  return /\d ?- ?$/.test(text.slice(Math.max(0, start - 4), start)) || /^ ?- ?\d/.test(text.slice(end, end + 4));
}

/**
 * The text with dates and year spans overwritten by `~`, so that their digits aren't taken for part of a number. Its
 * length stays the same.
 */
export function withoutDates(text: string): string {
  let rest = '';
  let at = 0;
  const dates = datesIn(text).filter(date => hasWholeYear(text, date));
  for (const span of [...dates, ...spansOf(yearSpan, text)].sort((one, other) => one.start - other.start)) {
    if (span.start < at || isPartOfNumber(text, span)) continue;
    rest += text.slice(at, span.start) + '~'.repeat(span.end - span.start);
    at = span.end;
  }
  return rest + text.slice(at);
}
