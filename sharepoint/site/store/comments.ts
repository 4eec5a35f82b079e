import { integer, text } from './database.ts';
import type { Database, Row } from './database.ts';
import { own } from './rows.ts';

/** Somebody named in a comment. */
export interface Mention {
  loginName: string;
  email: string;
  name: string;
}

/** A comment on a row, or a reply to one: `parent` is then its comment's number, else 0. */
export interface Comment {
  id: number;
  parent: number;
  author: number;
  created: string;
  text: string;
  mentions: Mention[];
}

/** Somebody's liking of a comment, or of the row itself: `comment` is then 0. */
export interface Like {
  comment: number;
  user: number;
  created: string;
}

/** Comments on rows, and likes of both. */
export class Comments {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  /** The comments and replies of a row, the oldest first. */
  of(list: string, item: number): Comment[] {
    return this.db.all('SELECT * FROM comments WHERE list = ? AND item = ? ORDER BY id', list, item).map(readComment);
  }

  /** Adds a comment or a reply and answers it with its number, which is never used again. */
  add(list: string, item: number, comment: Omit<Comment, 'id'>): Comment {
    this.db.run(
      'INSERT INTO comments (list, item, parent, author, created, text, mentions) VALUES (?, ?, ?, ?, ?, ?, ?)',
      list,
      item,
      comment.parent,
      comment.author,
      comment.created,
      comment.text,
      JSON.stringify(comment.mentions)
    );
    const row = this.db.one('SELECT max(id) AS id FROM comments');
    return { ...comment, id: row ? integer(row, 'id') : 0 };
  }

  /** Removes a comment with its replies and all their likes. */
  removeOne(list: string, item: number, id: number): void {
    this.db.run(
      `DELETE FROM likes WHERE list = ?1 AND item = ?2 AND
         (comment = ?3 OR comment IN (SELECT id FROM comments WHERE list = ?1 AND item = ?2 AND parent = ?3))`,
      list,
      item,
      id
    );
    this.db.run('DELETE FROM comments WHERE list = ?1 AND item = ?2 AND (id = ?3 OR parent = ?3)', list, item, id);
  }

  /** The likes of a row (comment 0) or of one of its comments, the oldest first. */
  likes(list: string, item: number, comment: number): Like[] {
    return this.db
      .all(
        'SELECT * FROM likes WHERE list = ? AND item = ? AND comment = ? ORDER BY created, user',
        list,
        item,
        comment
      )
      .map(row => ({ comment, user: integer(row, 'user'), created: text(row, 'created') }));
  }

  /** Notes that somebody likes something, or no longer does. */
  setLike(list: string, item: number, like: Like, likes: boolean): void {
    if (likes)
      this.db.run(
        'INSERT OR IGNORE INTO likes (list, item, comment, user, created) VALUES (?, ?, ?, ?, ?)',
        list,
        item,
        like.comment,
        like.user,
        like.created
      );
    else
      this.db.run(
        'DELETE FROM likes WHERE list = ? AND item = ? AND comment = ? AND user = ?',
        list,
        item,
        like.comment,
        like.user
      );
  }

  /** Whether nobody may comment on a row. */
  disabled(list: string, item: number): boolean {
    return this.db.one('SELECT 1 AS yes FROM comments_off WHERE list = ? AND item = ?', list, item) !== undefined;
  }

  /** Sets whether nobody may comment on a row. */
  setDisabled(list: string, item: number, disabled: boolean): void {
    if (disabled) this.db.run('INSERT OR IGNORE INTO comments_off (list, item) VALUES (?, ?)', list, item);
    else this.db.run('DELETE FROM comments_off WHERE list = ? AND item = ?', list, item);
  }

  /** Removes the comments on a row. */
  remove(list: string, item: number): void {
    for (const table of tables) this.db.run(`DELETE FROM ${table} WHERE list = ? AND item = ?`, list, item);
  }

  /** Removes the comments on the rows of a list and their likes. */
  removeList(list: string): void {
    for (const table of tables) this.db.run(`DELETE FROM ${table} WHERE list = ?`, list);
  }
}

const tables = ['comments', 'likes', 'comments_off'] as const;

function readComment(row: Row): Comment {
  return {
    id: integer(row, 'id'),
    parent: integer(row, 'parent'),
    author: integer(row, 'author'),
    created: text(row, 'created'),
    text: text(row, 'text'),
    mentions: own<Mention[]>(row, 'mentions')
  };
}
