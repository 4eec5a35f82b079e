import { integer, text } from './database.ts';
import type { Database, Row } from './database.ts';

/** SharePoint's ChangeType, as far as this server notes it. */
export const changeKinds = {
  add: 1,
  update: 2,
  remove: 3,
  rename: 4,
  restore: 7,
  roleAdd: 8,
  roleRemove: 9,
  roleUpdate: 10,
  assignmentAdd: 11,
  assignmentRemove: 12,
  memberAdd: 13,
  memberRemove: 14
} as const;

/** What a change happened to. */
export type ChangedObject = 'Item' | 'List' | 'Field' | 'View' | 'Web' | 'Group' | 'User';

/** A change to be noted. */
export interface NewChange {
  site: string;
  web: string;
  /** Empty for what is in no list. */
  list: string;
  object: ChangedObject;
  kind: number;
  /** The number of an item, a group or a user; 0 for others. */
  number: number;
  /** The GUID of an item, a list, a field, a view or a web. */
  subject: string;
}

/** A change as it was logged. `at` is its position in the log. */
export interface Change extends NewChange {
  at: number;
  time: string;
}

/** What changes are requested of: a list, a web or a whole site collection. */
export interface ChangeScope {
  kind: 'list' | 'web' | 'site';
  id: string;
}

/** How many rows of the log are read in one go. */
const chunk = 1000;

/** The log of what happened, in the order in which it happened. */
export class ChangeLog {
  private readonly db: Database;
  private readonly now: () => number;
  private readonly days: number;

  /** The clock is in milliseconds since 1970; what is older than so many days is told no more. */
  constructor(db: Database, now: () => number, days: number) {
    this.db = db;
    this.now = now;
    this.days = days;
  }

  /** Where the log begins, in milliseconds since 1970. */
  beginning(): number {
    return this.now() - this.days * 86_400_000;
  }

  /** Notes a change at the present moment. */
  note(change: NewChange): void {
    this.db.run(
      'INSERT INTO changes (site, web, list, object, kind, number, subject, time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      change.site,
      change.web,
      change.list,
      change.object,
      change.kind,
      change.number,
      change.subject,
      secondText(this.now())
    );
  }

  /** The place of the last change in a scope; 0 when nothing has happened yet. */
  last(scope: ChangeScope): number {
    const row = this.db.one(`SELECT coalesce(max(at), 0) AS at FROM changes WHERE ${scope.kind} = ?`, scope.id);
    return row ? integer(row, 'at') : 0;
  }

  /** The changes of a scope after a place, in their order; read as they are asked for. */
  *after(scope: ChangeScope, at: number): IterableIterator<Change> {
    let place = at;
    for (;;) {
      const rows = this.db.all(
        `SELECT * FROM changes WHERE ${scope.kind} = ? AND at > ? ORDER BY at LIMIT ${chunk}`,
        scope.id,
        place
      );
      for (const row of rows) {
        const change = readChange(row);
        place = change.at;
        yield change;
      }
      if (rows.length < chunk) return;
    }
  }

  /** Drops what is older than the log's beginning. */
  trim(): void {
    this.db.run('DELETE FROM changes WHERE time < ?', secondText(this.beginning()));
  }
}

function secondText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

function readChange(row: Row): Change {
  return {
    at: integer(row, 'at'),
    site: text(row, 'site'),
    web: text(row, 'web'),
    list: text(row, 'list'),
    // Written by `note` alone, hence one of its names.
    object: text(row, 'object') as ChangedObject,
    kind: integer(row, 'kind'),
    number: integer(row, 'number'),
    subject: text(row, 'subject'),
    time: text(row, 'time')
  };
}
