import type { Fields } from './outbox';

/** A field that both sides changed, to different values. */
export interface FieldConflict {
  field: string;
  mine: unknown;
  theirs: unknown;
}

/** What three versions come to: what is still to be written onto theirs, and what only the person can decide. */
export interface Merged {
  body: Fields;
  conflicts: readonly FieldConflict[];
}

/**
 * Merges an edit with what somebody wrote meanwhile, field by field. A field that I didn't change, or
 * that is already as I want it, is not written; a field without a base counts as changed by them.
 * In the fields of `yields` theirs stays without asking.
 */
export function merge(base: Fields, mine: Fields, theirs: Fields, yields: readonly string[] = []): Merged {
  const body: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const untouched = Object.hasOwn(base, field) && same(value, base[field]);
    if (untouched || same(value, theirs[field])) continue;
    const theyLeftIt = Object.hasOwn(base, field) && same(base[field], theirs[field]);
    if (theyLeftIt) body[field] = value;
    else if (!yields.includes(field)) conflicts.push({ field, mine: value, theirs: theirs[field] ?? null });
  }
  return { body, conflicts };
}

/** The fields that somebody changed since `base`: what a removal would take away unseen. */
export function changedSince(base: Fields, theirs: Fields): FieldConflict[] {
  return Object.entries(base)
    .filter(([field, value]) => !same(value, theirs[field]))
    .map(([field, value]) => ({ field, mine: value, theirs: theirs[field] ?? null }));
}

/** Whether two JSON values are equal; the order of keys doesn't matter and a missing value is null. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a ?? null, b ?? null) || a === b) return true;
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => same(own(a, key), own(b, key)));
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function own(value: Fields, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
