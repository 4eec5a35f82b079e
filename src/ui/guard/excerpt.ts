import type { Finding } from '../../domain/guard';

/** Characters of the text that are quoted on each side of what was found. */
const around = 32;

/** A finding with a little of the text around it, cut between characters and marked with an ellipsis where it is cut. */
export function excerptOf(text: string, { start, end }: Finding): { before: string; found: string; after: string } {
  const before = [...text.slice(0, start).slice(-2 * around)].slice(-around).join('');
  const after = [...text.slice(end, end + 2 * around)].slice(0, around).join('');
  return {
    before: `${before.length < start ? '…' : ''}${before}`,
    found: text.slice(start, end),
    after: `${after}${after.length < text.length - end ? '…' : ''}`
  };
}
