import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { StartError } from '../startError.ts';

/** "SPLS": marks a file as this server's, so that nobody else's database is ever opened for writing. */
const applicationId = 0x53504c53;
/** Raised whenever the tables below change. */
const dataVersion = 3;

const tables = `
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE webs (id TEXT PRIMARY KEY, site TEXT NOT NULL, parent TEXT, url TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL, description TEXT NOT NULL, created TEXT NOT NULL, time_zone INTEGER NOT NULL, unique_roles INTEGER NOT NULL,
  owners INTEGER, members INTEGER, visitors INTEGER);
CREATE TABLE principals (site TEXT NOT NULL, id INTEGER NOT NULL, kind INTEGER NOT NULL, login TEXT NOT NULL COLLATE NOCASE,
  title TEXT NOT NULL, email TEXT NOT NULL, description TEXT NOT NULL, owner INTEGER, more TEXT NOT NULL,
  PRIMARY KEY (site, id), UNIQUE (site, kind, login)) WITHOUT ROWID;
CREATE TABLE memberships (site TEXT NOT NULL, member_of INTEGER NOT NULL, user INTEGER NOT NULL,
  PRIMARY KEY (site, member_of, user)) WITHOUT ROWID;
CREATE TABLE roles (securable TEXT NOT NULL, principal INTEGER NOT NULL, role INTEGER NOT NULL,
  PRIMARY KEY (securable, principal, role)) WITHOUT ROWID;
CREATE TABLE lists (id TEXT PRIMARY KEY, web TEXT NOT NULL, title TEXT NOT NULL COLLATE NOCASE, template INTEGER NOT NULL,
  entity TEXT NOT NULL, folder TEXT NOT NULL UNIQUE COLLATE NOCASE, created TEXT NOT NULL, changed TEXT NOT NULL,
  version INTEGER NOT NULL, next_item INTEGER NOT NULL, unique_roles INTEGER NOT NULL, settings TEXT NOT NULL,
  UNIQUE (web, title));
CREATE TABLE fields (list TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY (list, name)) WITHOUT ROWID;
CREATE TABLE views (list TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE content_types (list TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL, definition TEXT NOT NULL,
  PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE items (list TEXT NOT NULL, id INTEGER NOT NULL, version INTEGER NOT NULL, major INTEGER NOT NULL,
  unique_id TEXT NOT NULL, guid TEXT NOT NULL, author INTEGER NOT NULL, editor INTEGER NOT NULL,
  created TEXT NOT NULL, modified TEXT NOT NULL, kind INTEGER NOT NULL, dir TEXT NOT NULL, leaf TEXT NOT NULL,
  content_type TEXT NOT NULL, unique_roles INTEGER NOT NULL, document TEXT, fields TEXT NOT NULL, PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE versions (list TEXT NOT NULL, item INTEGER NOT NULL, major INTEGER NOT NULL, editor INTEGER NOT NULL,
  modified TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (list, item, major)) WITHOUT ROWID;
CREATE TABLE attachments (list TEXT NOT NULL, item INTEGER NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL,
  PRIMARY KEY (list, item, name));
CREATE TABLE contents (list TEXT NOT NULL, item INTEGER NOT NULL, major INTEGER NOT NULL, content BLOB NOT NULL,
  PRIMARY KEY (list, item, major));
CREATE TABLE uploads (id TEXT NOT NULL, place INTEGER NOT NULL, list TEXT NOT NULL, item INTEGER NOT NULL, content BLOB NOT NULL,
  PRIMARY KEY (id, place));
CREATE TABLE web_folders (web TEXT NOT NULL, url TEXT NOT NULL COLLATE NOCASE, id TEXT NOT NULL, created TEXT NOT NULL,
  PRIMARY KEY (web, url)) WITHOUT ROWID;
CREATE TABLE comments (id INTEGER PRIMARY KEY AUTOINCREMENT, list TEXT NOT NULL, item INTEGER NOT NULL, parent INTEGER NOT NULL,
  author INTEGER NOT NULL, created TEXT NOT NULL, text TEXT NOT NULL, mentions TEXT NOT NULL);
CREATE INDEX comments_of_item ON comments (list, item, id);
CREATE TABLE likes (list TEXT NOT NULL, item INTEGER NOT NULL, comment INTEGER NOT NULL, user INTEGER NOT NULL, created TEXT NOT NULL,
  PRIMARY KEY (list, item, comment, user)) WITHOUT ROWID;
CREATE TABLE comments_off (list TEXT NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (list, item)) WITHOUT ROWID;
CREATE TABLE recycled (id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, web TEXT NOT NULL, list TEXT NOT NULL, item INTEGER, kind INTEGER NOT NULL,
  stage INTEGER NOT NULL, title TEXT NOT NULL, leaf TEXT NOT NULL, dir TEXT NOT NULL, size INTEGER NOT NULL, author INTEGER NOT NULL,
  removed TEXT NOT NULL, remover INTEGER NOT NULL, content TEXT NOT NULL);
CREATE TABLE changes (at INTEGER PRIMARY KEY AUTOINCREMENT, site TEXT NOT NULL, web TEXT NOT NULL, list TEXT NOT NULL, object TEXT NOT NULL,
  kind INTEGER NOT NULL, number INTEGER NOT NULL, subject TEXT NOT NULL, time TEXT NOT NULL);
CREATE INDEX changes_of_list ON changes (list, at);
CREATE TABLE role_definitions (site TEXT NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL, description TEXT NOT NULL, place INTEGER NOT NULL,
  mask TEXT NOT NULL, PRIMARY KEY (site, id)) WITHOUT ROWID;
CREATE TABLE site_data (owner TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (owner, name)) WITHOUT ROWID;
`;

/** A row as SQLite hands it over. */
export type Row = Record<string, SQLOutputValue>;

/** The one database file, with prepared statements and nested transactions. */
export class Database {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;
  private writes = 0;

  constructor(db: DatabaseSync) {
    this.db = db;
  }

  /** Runs a statement that changes rows. */
  run(sql: string, ...values: SQLInputValue[]): void {
    this.writes++;
    this.prepared(sql).run(...values);
  }

  /** All rows of a query. */
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepared(sql).all(...values);
  }

  /** The first row of a query, if any. */
  one(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.prepared(sql).get(...values);
  }

  /**
   * Does the work in one transaction. Inside another it is a savepoint, so that one failed part of a batch
   * takes back its own changes only. `undone` is told when changes were taken back.
   */
  transaction<T>(work: () => T, undone: () => void): T {
    const level = this.depth++;
    const before = this.writes;
    this.db.exec(level === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level${level}`);
    try {
      const result = work();
      this.db.exec(level === 0 ? 'COMMIT' : `RELEASE level${level}`);
      return result;
    } catch (error) {
      // After a full disk SQLite may have rolled back by itself.
      if (level > 0 || this.db.isTransaction)
        this.db.exec(level === 0 ? 'ROLLBACK' : `ROLLBACK TO level${level}; RELEASE level${level}`);
      if (this.writes > before) undone();
      throw error;
    } finally {
      this.depth--;
    }
  }

  /** Closes the file; what was committed is in it. */
  close(): void {
    this.db.close();
  }

  private prepared(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** Opens the database of a data folder, making it on first start; a file it doesn't understand is left alone. */
export function openDatabase(dataDir: string): Database {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'sharepoint.db');
  if (existsSync(path)) check(path);
  else create(path);
  try {
    const db = new DatabaseSync(path);
    // One process only: reads are cached in memory, and a second writer would make the cache stale.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return new Database(db);
  } catch (error) {
    throw notOpened(path, error);
  }
}

/** Made beside and renamed, so that a start that is cut short leaves no half-made database. */
function create(path: string): void {
  const fresh = `${path}.new`;
  rmSync(fresh, { force: true });
  const db = new DatabaseSync(fresh);
  db.exec(`BEGIN; ${tables} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${dataVersion}; COMMIT`);
  db.close();
  renameSync(fresh, path);
}

function check(path: string): void {
  let owner: unknown;
  let version: unknown;
  let health: unknown;
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      owner = db.prepare('PRAGMA application_id').get()?.['application_id'];
      version = db.prepare('PRAGMA user_version').get()?.['user_version'];
      if (owner === applicationId && version === dataVersion) {
        health = db.prepare('PRAGMA integrity_check').get()?.['integrity_check'];
      }
    } finally {
      db.close();
    }
  } catch (error) {
    throw notOpened(path, error);
  }
  if (owner !== applicationId) {
    throw new StartError(
      `${path} is not a database of the local SharePoint. It was not touched. Move it away, or start with another data folder.`
    );
  }
  if (version !== dataVersion) {
    throw new StartError(
      `${path} was made by another version (data version ${String(version)}; this one reads ${dataVersion}). It was not touched. Start the version that made it, or move the data folder away to begin afresh.`
    );
  }
  if (health !== 'ok') {
    throw damaged(path, String(health));
  }
}

function notOpened(path: string, error: unknown): StartError {
  const reason = error instanceof Error ? error.message : String(error);
  if (/locked|busy/i.test(reason)) {
    return new StartError(
      `${path} is in use by another local SharePoint. It was not touched. Stop that one, or start with another data folder.`
    );
  }
  return damaged(path, reason);
}

function damaged(path: string, reason: string): StartError {
  return new StartError(
    `${path} is damaged or not a database (${reason}). It was not touched. Put a copy back, or move the data folder away to begin afresh.`
  );
}

/** The text in a column of a row. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`${column} is no text`);
  return value;
}

/** The whole number in a column of a row. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`${column} is no number`);
  return value;
}
