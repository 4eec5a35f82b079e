import type { Span } from './dates';

const wordCharacter = /[\p{Letter}\p{Number}_]/u;

/** True where the span isn't part of a longer word or number. */
export function standsAlone(text: string, { start, end }: Span): boolean {
  return !wordCharacter.test(text.charAt(start - 1)) && !wordCharacter.test(text.charAt(end));
}

/**
 * The matches of a pattern (with the flag `g`) that stand alone. After one that doesn't, the search goes on at its
 * second character.
 */
export function wordsLike(pattern: RegExp, text: string): (Span & { text: string })[] {
  const found: (Span & { text: string })[] = [];
  const search = new RegExp(pattern.source, pattern.flags);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const one = { text: match[0], start: match.index, end: match.index + match[0].length };
    if (standsAlone(text, one)) found.push(one);
    else search.lastIndex = one.start + 1;
  }
  return found;
}
