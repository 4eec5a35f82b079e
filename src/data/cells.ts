import * as v from 'valibot';
import { dayIn } from '../domain/dates';
import type { ColumnField } from '../model/field';
import type { Person, Unreadable } from '../model/values';
import { isCalendarDate } from '../model/values';
import { textOfMarkup } from './markup';

/** A person as SharePoint gives one; it leaves out what is empty or what it doesn't show. */
const person = v.pipe(
  v.object({ Id: v.number(), Title: v.nullish(v.string(), ''), EMail: v.nullish(v.string(), '') }),
  v.transform((found): Person => ({ id: found.Id, name: found.Title, email: found.EMail }))
);
const people = v.pipe(v.array(person), v.minLength(2));
const instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  // The form alone allows a thirteenth month, which no date can be made of.
  v.check(text => !Number.isNaN(Date.parse(text)))
);
const link = v.pipe(
  v.object({ Url: v.string(), Description: v.nullish(v.string(), '') }),
  v.transform(found => ({ url: found.Url, text: found.Description }))
);
const lines = v.pipe(
  v.string(),
  v.transform(note =>
    note
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '')
  )
);

/** The schema of a column's value where it isn't empty; `zone` is the site's time zone (IANA). */
function schemaOf(field: ColumnField, zone: string): v.GenericSchema<unknown, unknown> {
  switch (field.kind) {
    case 'text':
    case 'note':
      return v.string();
    case 'lines':
      return lines;
    case 'choice':
      return v.picklist(field.choices);
    case 'number':
      return field.values
        ? v.picklist(field.values)
        : v.pipe(v.number(), v.minValue(field.min ?? -Infinity), v.maxValue(field.max ?? Infinity));
    case 'boolean':
      return v.boolean();
    case 'date':
      return v.union([
        v.pipe(v.string(), v.check(isCalendarDate)),
        v.pipe(
          instant,
          v.transform(value => dayIn(zone, value)),
          v.check(isCalendarDate)
        )
      ]);
    case 'dateTime':
      return instant;
    case 'person':
      return person;
    case 'lookup':
      return v.number();
    case 'lookups':
      return v.array(v.number());
    case 'link':
      return link;
  }
}

const numberInText = /^-?\d+(?:\.\d+)?$/;
const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  '1': true,
  '0': false
};

/**
 * An answer in the form that the column's kind has, where its type was changed in SharePoint and the answer still says
 * the same: a number in a column of text, the text `3` in one of numbers, the only entry of a column that was made one
 * of several, a single entry where several are declared. Any other answer stays as it is.
 */
function fitted({ kind }: ColumnField, found: unknown): unknown {
  if (Array.isArray(found)) {
    if (kind === 'lookups') return found;
    if (kind === 'lines') return found.every(one => typeof one === 'string') ? found.join('\n') : found;
    const [only]: readonly unknown[] = found;
    return found.length > 1 ? found : only;
  }
  if (typeof found === 'number') {
    if (kind === 'text' || kind === 'note' || kind === 'lines' || kind === 'choice') return String(found);
    if (kind === 'lookups') return [found];
    return kind === 'boolean' ? (booleans[String(found)] ?? found) : found;
  }
  if (typeof found !== 'string') return found;
  const text = textOfMarkup(found);
  if (kind === 'number' && numberInText.test(text.trim())) return Number(text);
  if (kind === 'boolean') return booleans[text.trim().toLowerCase()] ?? text;
  if (kind === 'link' && /^https:\/\/\S+$/i.test(text.trim())) return { Url: text.trim() };
  return text;
}

/** True for the value of an empty cell: null, missing or '', and for a person column also an object without an id. */
function isEmptyCell({ kind }: ColumnField, found: unknown): boolean {
  if (found === null || found === undefined || found === '') return true;
  return kind === 'person' && typeof found === 'object' && !Array.isArray(found) && !('Id' in found);
}

/** The most of an unreadable cell that is shown, in UTF-16 units: as much as a line of text may hold. */
const longestShown = 255;

/** What an answer of any type says, as text. */
function textIn(found: unknown): string {
  if (typeof found === 'string') return found;
  if (Array.isArray(found)) return found.map(textIn).join(', ');
  const entry = v.safeParse(
    v.union([
      v.pipe(
        v.object({ Title: v.string() }),
        v.transform(one => one.Title)
      ),
      v.pipe(
        link,
        v.transform(one => one.url)
      )
    ]),
    found
  );
  return entry.success ? entry.output : (JSON.stringify(found) ?? '');
}

function unreadableCell(field: ColumnField, found: unknown): Unreadable {
  const several = field.kind === 'person' ? v.safeParse(people, found) : undefined;
  if (several?.success) return { unreadable: several.output.map(one => one.name).join(', '), people: several.output };
  const text = textIn(found);
  return { unreadable: text.length > longestShown ? `${text.slice(0, longestShown)}…` : text };
}

/**
 * Reads the cells of a column from answers of SharePoint: known, empty, or unreadable where the answer doesn't fit.
 * `zone` is the site's time zone (IANA).
 */
export function cellReader(field: ColumnField, zone: string): (answer: unknown) => unknown {
  const schema = schemaOf(field, zone);
  const empty = field.kind === 'lines' || field.kind === 'lookups' ? [] : undefined;
  return answer => {
    const found = fitted(field, answer);
    if (isEmptyCell(field, found)) return empty;
    const read = v.safeParse(schema, found);
    return read.success ? read.output : unreadableCell(field, found);
  };
}
