const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const year = '(?:(?:19|20)\\d\\d)';
/** The ways in which people write a full date, after normalising. */
const fullDate = new RegExp(
  [
    `\\b${year}-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\\d|3[01])\\b`,
    `\\b(?:0?[1-9]|[12]\\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:${year}|\\d\\d)\\b`,
    `\\b(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?: of)?[ -](?:${monthNames})\\.?,?[ -](?:${year}|\\d\\d)\\b`,
    `\\b(?:${monthNames})\\.? (?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?,? ${year}\\b`
  ].join('|'),
  'gi'
);
/** `2016-17`, `2016-2017`: a year that runs from one into the next. */
const yearSpan = /\b(?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d)\b/g;

/** A stretch of a text: `end` is exclusive. */
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

/** `01-01-01 1237` may be a number that begins with a day: only a year of four digits makes a date beyond doubt. */
function hasWholeYear(text: string, { start, end }: Span): boolean {
  return /^(?:19|20)\d\d|(?:19|20)\d\d$/.test(text.slice(start, end));
}

function isPartOfNumber(text: string, { start, end }: Span): boolean {
  return /\d ?- ?$/.test(text.slice(Math.max(0, start - 4), start)) || /^ ?- ?\d/.test(text.slice(end, end + 4));
}

/** The text with dates and spans of years blanked out, of the same length: their digits belong to no number. */
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
