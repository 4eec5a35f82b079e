import * as v from 'valibot';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue } from 'node:sqlite';
import { isRecord, parseJson } from '../site/json.ts';
import { StartError } from '../site/startError.ts';
import type { Draft } from './draft.ts';
import { noOverrides, Overrides } from './overrides.ts';

/** "SPLG": marks the file as the local Graph's. */
const applicationId = 0x53504c47;
const dataVersion = 1;

/** A message as it is kept. Ids are milliseconds since 1970 and grow within a channel. */
export interface Message {
  readonly id: number;
  readonly channel: string;
  /** The message that it answers. */
  readonly replyTo: number | undefined;
  /** The author's id in the directory. */
  readonly author: string;
  readonly draft: Draft;
}

/** The messages of all channels and the granted scopes, in one file. What `add` returned survives a kill. */
export class GraphStore {
  private readonly db: DatabaseSync;
  private known: Overrides | undefined;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.db = open(join(dataDir, 'graph.db'));
  }

  /** Keeps a message under the next free id at or after `now`; answers when it is on the disk. */
  add(channel: string, replyTo: number | undefined, author: string, draft: Draft, now: number): Message {
    const last = this.db.prepare('SELECT max(id) AS last FROM messages WHERE channel = ?').get(channel)?.['last'];
    const id = Math.max(now, typeof last === 'number' ? last + 1 : 0);
    this.db
      .prepare('INSERT INTO messages (channel, id, reply_to, author, content) VALUES (?, ?, ?, ?, ?)')
      .run(channel, id, replyTo ?? null, author, JSON.stringify(draft));
    return { id, channel, replyTo, author, draft };
  }

  /** Messages of a channel, or replies to one of them, the newest first; `before` is an id to go on from. */
  list(channel: string, replyTo: number | undefined, count: number, before = Number.MAX_SAFE_INTEGER): Message[] {
    return this.db
      .prepare('SELECT * FROM messages WHERE channel = ? AND reply_to IS ? AND id < ? ORDER BY id DESC LIMIT ?')
      .all(channel, replyTo ?? null, before, count)
      .map(messageOf);
  }

  get(channel: string, replyTo: number | undefined, id: number): Message | undefined {
    const row = this.db
      .prepare('SELECT * FROM messages WHERE channel = ? AND id = ? AND reply_to IS ?')
      .get(channel, id, replyTo ?? null);
    return row && messageOf(row);
  }

  /** The scopes that somebody set; undefined when nobody did. */
  granted(): readonly string[] | undefined {
    const value = this.db.prepare("SELECT value FROM settings WHERE key = 'granted'").get()?.['value'];
    const parsed = typeof value === 'string' ? parseJson(value)?.value : undefined;
    return Array.isArray(parsed) ? parsed.map(String) : undefined;
  }

  grant(scopes: readonly string[]): void {
    this.db.prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('granted', ?)").run(JSON.stringify(scopes));
  }

  /** What happened to the teams since they were declared. */
  overrides(): Overrides {
    if (this.known) return this.known;
    const value = this.db.prepare("SELECT value FROM settings WHERE key = 'overrides'").get()?.['value'];
    this.known = v.parse(
      v.fallback(Overrides, noOverrides),
      typeof value === 'string' ? parseJson(value)?.value : undefined
    );
    return this.known;
  }

  override(overrides: Overrides): void {
    this.db
      .prepare("INSERT OR REPLACE INTO settings (key, value) VALUES ('overrides', ?)")
      .run(JSON.stringify(overrides));
    this.known = overrides;
  }

  close(): void {
    this.db.close();
  }
}

function messageOf(row: Record<string, SQLOutputValue>): Message {
  const { id, channel, reply_to: replyTo, author, content } = row;
  const draft = parseJson(String(content))?.value;
  if (!isDraft(draft)) throw new Error(`Message ${String(id)} of ${String(channel)} can't be read.`);
  return {
    id: Number(id),
    channel: String(channel),
    replyTo: replyTo === null ? undefined : Number(replyTo),
    author: String(author),
    draft
  };
}

/** Only this server writes the file: a look at the shape is enough. */
function isDraft(value: unknown): value is Draft {
  return (
    isRecord(value) &&
    isRecord(value['body']) &&
    Array.isArray(value['mentions']) &&
    Array.isArray(value['attachments'])
  );
}

/** Opens the file, or makes it; one that isn't the local Graph's is left alone. */
function open(path: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    const fresh = !existsSync(path) || check(path) === 'empty';
    db = new DatabaseSync(path);
    // FULL: a message that was acknowledged is on the disk, whatever happens to the process.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec(
      fresh
        ? `BEGIN IMMEDIATE; ${tables} PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${dataVersion}; COMMIT`
        : 'BEGIN IMMEDIATE; COMMIT'
    );
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      /locked|busy/i.test(reason)
        ? `${path} is in use by another local SharePoint. It was not touched. Stop that one, or start with another data folder.`
        : `${path} is damaged or not a database (${reason}). It was not touched. Put a copy back, or move it away to begin with no posts.`
    );
  }
}

const tables = `
CREATE TABLE messages (channel TEXT NOT NULL, id INTEGER NOT NULL, reply_to INTEGER, author TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (channel, id)) WITHOUT ROWID;
CREATE INDEX threads ON messages (channel, reply_to, id);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Whether the file is ours; a first start that was cut short leaves one without tables, to be filled now. */
function check(path: string): 'ours' | 'empty' {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    if (db.prepare('SELECT count(*) AS tables FROM sqlite_master').get()?.['tables'] === 0) return 'empty';
    const owner = db.prepare('PRAGMA application_id').get()?.['application_id'];
    const version = db.prepare('PRAGMA user_version').get()?.['user_version'];
    if (owner !== applicationId || version !== dataVersion) {
      throw new StartError(
        owner === applicationId
          ? `${path} was made by another version (data version ${String(version)}; this one reads ${dataVersion}). It was not touched. Move it away to begin with no posts.`
          : `${path} is not a file of the local Graph. It was not touched. Move it away, or start with another data folder.`
      );
    }
    return 'ours';
  } finally {
    db.close();
  }
}
