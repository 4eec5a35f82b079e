import type { Words } from './words';

/** How much longer than in English a text may have to be. */
const growth = 0.4;

/** The filler is broken into words, so that it wraps where a text would. */
const longestFiller = 8;

function fillerFor(text: string): string {
  const rest = Math.ceil(text.length * growth);
  return '~'.repeat(rest).replace(new RegExp(`~{${longestFiller}}(?=~)`, 'g'), filled => `${filled} `);
}

/** `Stage` becomes `⟦Stage ~~⟧`; spaces around a text stay around it, and what has no letters needs no translation. */
function lengthened(text: string): string {
  return /\p{Letter}/u.test(text) ? text.replace(/\S(?:.*\S)?/su, inner => `⟦${inner} ${fillerFor(inner)}⟧`) : text;
}

function mapped(value: unknown): unknown {
  if (typeof value === 'string') return lengthened(value);
  if (typeof value === 'function') return (...given: unknown[]): unknown => mapped(value(...given));
  if (Array.isArray(value)) return value.map(mapped);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, mapped(part)]))
    : value;
}

/**
 * A made-up language: every text of `words`, and every text that a function of it gives, is marked and 40 % longer.
 * A raw text on a screen has no mark, and a text without room is cut.
 */
export function pseudoOf(words: Words): Words {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- mapping keeps the shape, which the compiler can't see through Object.entries
  const pseudo = mapped(words) as Words;
  // A date in a field is read again as it stands.
  return { ...pseudo, dates: { ...pseudo.dates, typed: words.dates.typed } };
}
