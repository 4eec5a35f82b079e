/** The kinds of personal data that have a shape. Names have none, and are not among them. */
export const kinds = ['chi', 'nhs', 'scn', 'nationalInsurance', 'dateOfBirth', 'postcode', 'phone', 'email'] as const;
export type Kind = (typeof kinds)[number];

/** `stop`: not saved without a reason that is recorded. `warn`: saved once the person has seen it. */
export type Effect = 'stop' | 'warn';

/** Something found in a text. `start` and `end` (exclusive) are UTF-16 offsets. */
export interface Finding {
  kind: Kind;
  effect: Effect;
  start: number;
  end: number;
}

function isStronger(one: Finding, other: Finding): number {
  if (one.effect !== other.effect) return one.effect === 'stop' ? -1 : 1;
  return (
    other.end - other.start - (one.end - one.start) ||
    one.start - other.start ||
    kinds.indexOf(one.kind) - kinds.indexOf(other.kind)
  );
}

/** The findings in order and without overlaps: of two that share a character the stop stays, then the longer one. `length` is the text's. */
export function strongest(found: readonly Finding[], length: number): Finding[] {
  const taken = new Uint8Array(length);
  const kept: Finding[] = [];
  for (const finding of [...found].sort(isStronger)) {
    if (taken.subarray(finding.start, finding.end).includes(1)) continue;
    taken.fill(1, finding.start, finding.end);
    kept.push(finding);
  }
  return kept.sort((one, other) => one.start - other.start);
}
