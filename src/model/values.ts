/** A day without time or time zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

/** A point in time, ISO 8601 in UTC, as SharePoint gives it: `2026-06-29T23:00:00Z`. */
export type Instant = string;

/**
 * A user of the site. `id` is SharePoint's id of the user in this site; another site gives the same person another id.
 */
export interface Person {
  id: number;
  name: string;
  email: string;
}

export interface Link {
  url: string;
  text: string;
}

/**
 * A cell whose content doesn't fit its column's kind; `unreadable` is that content as text. It is shown as it is and
 * never overwritten.
 */
export interface Unreadable {
  unreadable: string;
  /** The people that it names, where a column for one person was made one for several. */
  people?: readonly Person[] | undefined;
}

/** A cell is known, empty (undefined) or unreadable. All code down to the screen keeps the three apart. */
export type Cell<T> = T | undefined | Unreadable;

/** True for an unreadable cell. */
export function isUnreadable(cell: unknown): cell is Unreadable {
  return typeof cell === 'object' && cell !== null && 'unreadable' in cell;
}

/** The value of a known cell; undefined for an empty or an unreadable one. */
export function known<T>(cell: Cell<T>): T | undefined {
  return isUnreadable(cell) ? undefined : cell;
}

/** The entries of a cell of several entries; none where it is unreadable. */
export function entriesOf<T>(cell: readonly T[] | Unreadable): readonly T[] {
  return isUnreadable(cell) ? [] : cell;
}

/** All the people that a person cell names: one, none, or several where its column was made one for several. */
export function peopleIn(cell: Cell<Person>): readonly Person[] {
  if (isUnreadable(cell)) return cell.people ?? [];
  return cell === undefined ? [] : [cell];
}

/** A text cell as a screen shows it: its text, what an unreadable one holds, or '' for an empty one. */
export function textOf(cell: Cell<string>): string {
  return isUnreadable(cell) ? cell.unreadable : (cell ?? '');
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Midnight UTC of a day, in milliseconds since 1970; NaN for a text that isn't a day of the calendar. */
export function utcOf(date: CalendarDate): number {
  const parts = day.exec(date);
  if (!parts) return NaN;
  const time = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(time).toISOString().slice(0, 10) === date ? time : NaN;
}

/** True for a day of the calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  return !Number.isNaN(utcOf(text));
}

/** The id of a SharePoint item that a text holds; undefined where it holds none: an id is a whole number from 1. */
export function itemIdIn(text: string | null | undefined): number | undefined {
  const id = Number(text ?? '');
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
