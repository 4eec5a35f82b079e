const rules = new Intl.PluralRules('en-GB');

/** The singular and the plural form of a word. */
export interface Forms {
  one: string;
  other: string;
}

/** The form of a word for a given number. */
export function plural(count: number, { one, other }: Forms): string {
  return rules.select(count) === 'one' ? one : other;
}

/** A number with separators: `1,204`. */
export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A number with its word: `1 action`, `4 actions`. */
export function counted(count: number, forms: Forms): string {
  return `${number(count)} ${plural(count, forms)}`;
}

const countedIn =
  (forms: Forms) =>
  (count: number): string =>
    counted(count, forms);

export const actions = countedIn({ one: 'action', other: 'actions' });
export const characters = countedIn({ one: 'character', other: 'characters' });
export const days = countedIn({ one: 'day', other: 'days' });
export const people = countedIn({ one: 'person', other: 'people' });
