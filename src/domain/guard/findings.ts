/** The kinds of personal data that a pattern can find. Names have no pattern, so they aren't among them. */
export const kinds = ['chi', 'nhs', 'scn', 'nationalInsurance', 'dateOfBirth', 'postcode', 'phone', 'email'] as const;
export type Kind = (typeof kinds)[number];

/**
 * `stop`: the text is saved only with a reason, which is recorded. `warn`: the text is saved once the person has seen
 * the warning.
 */
export type Effect = 'stop' | 'warn';

/** A match in a text. `start` and `end` (exclusive) are UTF-16 offsets. */
export interface Finding {
  kind: Kind;
  effect: Effect;
  start: number;
  end: number;
}

/** Compares findings, for sorting: stops first, then the longer one, then the one that begins earlier. */
function byStrength(one: Finding, other: Finding): number {
  if (one.effect !== other.effect) return one.effect === 'stop' ? -1 : 1;
  return (
    other.end - other.start - (one.end - one.start) ||
    one.start - other.start ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind)
  );
}

/**
 * The findings in the order of the text, without overlaps: of two that overlap the stop stays, else the longer one.
 * `length` is the text's, in UTF-16 units.
 */
export function strongest(found: readonly Finding[], length: number): Finding[] {
  const taken = new Uint8Array(length);
  const kept: Finding[] = [];
  for (const finding of [...found].sort(byStrength)) {
    if (taken.subarray(finding.start, finding.end).includes(1)) continue;
    taken.fill(1, finding.start, finding.end);
    kept.push(finding);
  }
  return kept.sort((one, other) => one.start - other.start);
}
