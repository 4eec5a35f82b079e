import { isRecord } from '../json.ts';
import type { Context } from '../odata/context.ts';
import { SharePointError } from '../odata/errors.ts';
import type { ChangeScope } from '../store/changes.ts';

/** .NET counts its ticks, a tenth of a microsecond each, from the year 1. */
const ticksBeforeUnix = 621_355_968_000_000_000n;

/** How SharePoint numbers the scopes in a token (SPChangeCollection.CollectionScope). */
const scopeNumbers = { site: 1, web: 2, list: 3 } as const;

/** The change token of a position in the log; `time` is in milliseconds since 1970. */
export function tokenText(scope: ChangeScope, time: number, at: number): string {
  return `1;${scopeNumbers[scope.kind]};${scope.id};${BigInt(time) * 10_000n + ticksBeforeUnix};${at}`;
}

/** The change token of now: `getchanges` with it answers only what happens after it. */
export function currentToken(context: Context, scope: ChangeScope): string {
  return tokenText(scope, context.now(), context.store.changes.last(scope));
}

/**
 * A position in the change log: after the change with a number, or, in a token that a client made itself, at a time.
 */
interface LogPosition {
  at: number;
  time: number;
}

/**
 * Reads a token. Malformed: 400. Of another object: 500, -2130575173. From before the log's beginning: 500,
 * -2130575172,
 * as a client of the same API has recorded these two codes.
 */
export function readToken(context: Context, scope: ChangeScope, value: unknown): LogPosition | undefined {
  if (value === undefined || value === null) return undefined;
  const text = isRecord(value) ? value['StringValue'] : undefined;
  const match = typeof text === 'string' ? /^1;(\d);([0-9a-f-]{36});(\d{1,19});(-?\d{1,15})$/i.exec(text) : null;
  if (!match) throw new SharePointError(400, '-1, System.FormatException', 'The changeToken is not valid.');
  const [, kind, id = '', ticks = '', at] = match;
  if (Number(kind) !== scopeNumbers[scope.kind] || id.toLowerCase() !== scope.id) {
    throw new SharePointError(
      500,
      '-2130575173, Microsoft.SharePoint.SPException',
      'Cannot use the changeToken from one object against a different object'
    );
  }
  const time = Number((BigInt(ticks) - ticksBeforeUnix) / 10_000n);
  if (time < context.store.changes.beginning()) {
    throw new SharePointError(
      500,
      '-2130575172, Microsoft.SharePoint.SPException',
      'The changeToken refers to a time before the start of the current change log.'
    );
  }
  return { at: Number(at), time };
}
