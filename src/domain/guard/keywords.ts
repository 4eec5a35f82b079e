import type { Span } from './dates';

/** How near, in characters, a keyword makes a number that looks like one into one; Microsoft Purview's proximity for the same kinds. */
export const keywordDistance = 300;

/** Tells whether a keyword stands within a distance of a place. The keywords are looked for once, and only when first asked. */
export function keywordsNear(keyword: RegExp, text: string): (place: Span, distance: number) => boolean {
  let found: Span[] | undefined;
  return (place, distance) => {
    found ??= [...text.matchAll(keyword)].map(match => ({ start: match.index, end: match.index + match[0].length }));
    // The first keyword that begins at the place or after it, by halving: the nearest are this one and the one before.
    let low = 0;
    let high = found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.start ?? Infinity) < place.start) low = middle + 1;
      else high = middle;
    }
    const before = found[low - 1];
    const after = found[low];
    return (
      (before !== undefined && place.start - before.end <= distance) ||
      (after !== undefined && after.start - place.end <= distance)
    );
  };
}
