import type { Span } from './dates';

/**
 * How near, in characters, a keyword must be to a number to make it a stop: Microsoft Purview's proximity for the same
 * kinds of number.
 */
export const keywordDistance = 300;

/**
 * Makes a function that tells whether a keyword lies within `distance` characters of a span. The text is searched for
 * keywords once, at its first call.
 */
export function keywordsNear(keyword: RegExp, text: string): (span: Span, distance: number) => boolean {
  let found: Span[] | undefined;
  return (span, distance) => {
    found ??= [...text.matchAll(keyword)].map(match => ({ start: match.index, end: match.index + match[0].length }));
    // Binary search for the first keyword that begins at the span or after it. The nearest is that one or the one
    // before.
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.start ?? Infinity) < span.start) low = middle + 1;
      else high = middle;
    }
    const before = found[low - 1];
    const after = found[low];
    return (
      (before !== undefined && span.start - before.end <= distance) ||
      (after !== undefined && after.start - span.end <= distance)
    );
  };
}
