import { isEqualJson } from '../model/difference';
import type { Fields } from '../model/json';

/** A field that both sides changed, to different values. */
export interface FieldConflict {
  field: string;
  mine: unknown;
  theirs: unknown;
}

/** What three versions come to: what is still to be written onto theirs, and what only the person can decide. */
export interface Merged {
  values: Fields;
  conflicts: readonly FieldConflict[];
}

/**
 * Merges an edit with what somebody wrote meanwhile, field by field. A field that I didn't change, or
 * that is already as I want it, is not written; a field without a base counts as changed by them.
 * In the fields of `theirsWin` theirs stays without asking.
 */
export function merge(base: Fields, mine: Fields, theirs: Fields, theirsWin: readonly string[] = []): Merged {
  const values: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const untouched = Object.hasOwn(base, field) && isEqualJson(value, base[field]);
    if (untouched || isEqualJson(value, theirs[field])) continue;
    const theyLeftIt = Object.hasOwn(base, field) && isEqualJson(base[field], theirs[field]);
    if (theyLeftIt) values[field] = value;
    else if (!theirsWin.includes(field)) conflicts.push({ field, mine: value, theirs: theirs[field] ?? null });
  }
  return { values, conflicts };
}

/** The fields that somebody changed since `base`: what a removal would take away unseen. */
export function changedSince(base: Fields, theirs: Fields): FieldConflict[] {
  return Object.entries(base)
    .filter(([field, value]) => !isEqualJson(value, theirs[field]))
    .map(([field, value]) => ({ field, mine: value, theirs: theirs[field] ?? null }));
}
