const collator = new Intl.Collator('en-GB', { numeric: true });

/** The order of action and area numbers: `2.10` comes after `2.9`. */
export function byNumber(a: string, b: string): number {
  return collator.compare(a, b);
}
