import type { Instant } from './dates';

/**
 * Everything that can go wrong between us and SharePoint or Microsoft Graph, made in one place from the answer's
 * status and code and worded in one place in the screen. `correlation` is SharePoint's request id,
 * which an administrator can look up.
 */
export type Failure = { correlation?: string } & (
  | { kind: 'offline' }
  /** 401, or a sign-in page where data was expected. */
  | { kind: 'signedOut' }
  | { kind: 'forbidden' }
  /** The list, the site, the item or the Teams channel is not there. */
  | { kind: 'notFound'; what: 'list' | 'item' | 'channel' }
  /** The item was changed since it was loaded (412, 409). */
  | { kind: 'stale' }
  | { kind: 'busy'; until: Instant | undefined }
  | { kind: 'locked' }
  | { kind: 'tooLarge' }
  | { kind: 'missingColumns'; columns: readonly { list: string; column: string }[] }
  /** A text holds a number that identifies somebody, and no reason was given for keeping it. */
  | { kind: 'guarded' }
  /** Nobody granted the product this use of Microsoft Graph, so the organisation's administrator has to. */
  | { kind: 'notGranted' }
  /** The person is not a member of the team. */
  | { kind: 'notInTeam' }
  /** These people can't be mentioned: they are no longer in the team. Empty where Teams doesn't say who. */
  | { kind: 'mentionRefused'; names: readonly string[] }
  /** A post was sent and its answer never came: it may be in the channel or not. */
  | { kind: 'unsure' }
  /** SharePoint or Teams refused what was sent, in its own words. */
  | { kind: 'refused'; message: string }
  /** 5xx, or an answer that can't be read. */
  | { kind: 'broken'; message: string }
);

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failed<T>(failure: Failure): Result<T> {
  return { ok: false, failure };
}
