import { fold } from '../text.ts';
import { namePattern } from './parse.ts';

/**
 * A formula after a column got another title: where the formula named it by the old one, it names it by the new one, or
 * by
 * its internal name when a title cannot stand in a formula. SharePoint's formulas follow their columns in the same way.
 */
export function renameInFormula(formula: string, from: string, to: { title: string; name: string }): string {
  const shown = to.title.includes(']') ? to.name : to.title;
  return formula.replace(namePattern, (all: string, bracketed: string | undefined, bare: string | undefined) => {
    const name = bracketed ?? bare;
    return name !== undefined && fold(name) === fold(from) ? `[${shown}]` : all;
  });
}
