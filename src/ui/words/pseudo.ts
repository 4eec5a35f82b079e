import type { Words } from './words';

/** The share by which a text is lengthened, since translations are often longer than English. */
const growth = 0.4;

/** The filler is split into words of this length, so that it wraps as real text would. */
const longestFiller = 8;

function fillerFor(text: string): string {
  const rest = Math.ceil(text.length * growth);
  return '~'.repeat(rest).replace(new RegExp(`~{${longestFiller}}(?=~)`, 'g'), filled => `${filled} `);
}

/**
 * Turns `Stage` into `⟦Stage ~~⟧`. Spaces around a text stay outside the marks; a text without letters is left
 * unchanged.
 */
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
 * Makes a pseudo-language from `words`: every text, and every text that a function returns, is marked and 40 % longer.
 * On a screen, a text without a mark is hard-coded, and a cut text has too little space.
 */
export function pseudoOf(words: Words): Words {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- mapping keeps the shape, which the compiler can't see through Object.entries
  const pseudo = mapped(words) as Words;
  // A date in a field is parsed again, so it must stay unchanged.
  return {
    ...pseudo,
    common: { ...pseudo.common, direction: words.common.direction },
    dates: { ...pseudo.dates, typed: words.dates.typed }
  };
}
