import { english } from '../../src/ui/words/en';
import { pseudoOf } from '../../src/ui/words/pseudo';

/** The made-up language. */
export const pseudo = pseudoOf(english);

/**
 * Every text of a screen that people see or hear. Stands alone, since a browser test hands it to its page; it runs in
 * whatever document the element is of.
 */
export function textsOf(root: Element): string[] {
  const spoken = [
    'aria-label',
    'aria-valuetext',
    'aria-description',
    'aria-roledescription',
    'title',
    'placeholder',
    'alt'
  ];
  const texts: string[] = [];
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
    for (const node of element.childNodes) if (node.nodeType === 3) texts.push(node.nodeValue ?? '');
    for (const name of spoken) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.filter(text => /\p{Letter}/u.test(text));
}

const choices = new Set(
  Object.values(english.choices).flatMap(table => [...Object.keys(table), ...Object.values(table)])
);

/** Every text inside a value, but for stored choices: those are shown by their label, never as they stand. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return choices.has(value) ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The text without what is marked; a marked text may stand inside another. */
function withoutMarked(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return less === text ? text : withoutMarked(less);
}

/** The texts that are neither marked nor data, which is `own`. */
export function rawTexts(texts: readonly string[], own: readonly string[]): string[] {
  const longestFirst = [...new Set(own)].filter(text => text !== '').sort((one, other) => other.length - one.length);
  const isRaw = (text: string): boolean => {
    const rest = longestFirst.reduce((left, data) => left.replaceAll(data, ' '), withoutMarked(text));
    return /\p{Letter}/u.test(rest);
  };
  return [...new Set(texts.filter(isRaw))];
}
