import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import { badQuery } from '../odata/errors.ts';

/** A parameter that is an object; undefined when it is absent or null. */
export function objectIn(body: JsonRecord, name: string): JsonRecord | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isRecord(value)) throw badQuery(`Cannot convert the value of '${name}' to a complex value.`);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__metadata'));
}
