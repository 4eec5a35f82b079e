import type { Instant } from '../model/values';

/**
 * Everything that can go wrong with a request to SharePoint or Microsoft Graph. It is made from the answer's status and
 * code in one place for each of the two, and put into words in one place. `correlation` is the server's id of the
 * request, by which an administrator finds it in the logs.
 */
export type Failure = { correlation?: string } & (
  | { kind: 'offline' }
  /** Status 401, or a sign-in page where data was expected. */
  | { kind: 'signedOut' }
  | { kind: 'forbidden' }
  /** Status 404. `list` also stands for a site that isn't there. */
  | { kind: 'notFound'; what: 'list' | 'item' | 'channel' }
  /** The item was changed since it was loaded (status 412 or 409). */
  | { kind: 'stale' }
  /** The server asks to wait; `until` is when it may be asked again, where it says so. */
  | { kind: 'busy'; until: Instant | undefined }
  /** Somebody has the item locked or checked out. */
  | { kind: 'locked' }
  /** The request goes over a limit: SharePoint's list view threshold, or the size of a post. */
  | { kind: 'tooLarge' }
  /** The site lacks declared columns; both are titles. */
  | { kind: 'missingColumns'; columns: readonly { list: string; column: string }[] }
  /**
   * An operation refers to an item that doesn't exist, because the operation that would have created it was discarded.
   */
  | { kind: 'orphaned' }
  /** The guard found a number that identifies a person, and no reason was given for keeping it. */
  | { kind: 'guarded' }
  /** A date can't be written, because the product doesn't know the rules of the site's time zone. */
  | { kind: 'unknownZone' }
  /** The product lacks this permission in Microsoft Graph; the organisation's administrator can grant it. */
  | { kind: 'notGranted' }
  /** The person is not a member of the team. */
  | { kind: 'notInTeam' }
  /**
   * Teams refused the mention of these people, who are no longer in the team. Empty where it isn't known who they are.
   */
  | { kind: 'mentionRefused'; names: readonly string[] }
  /** A post was sent and no usable answer came: it may be in the channel or not. */
  | { kind: 'unsure' }
  /** The server refused the request; `message` is its own explanation. */
  | { kind: 'refused'; message: string }
  /** Status 5xx, or an answer that can't be read. */
  | { kind: 'broken'; message: string }
);

/** The value that was asked for, or the failure that stopped it. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed<T>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
