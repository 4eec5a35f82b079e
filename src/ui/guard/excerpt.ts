import type { Finding } from '../../domain/guard';

/** The number of characters quoted on each side of a finding. */
const around = 32;

/**
 * A finding with a little of the text around it. The text is never cut inside a character, and an ellipsis marks each
 * cut.
 */
export function excerptOf(text: string, { start, end }: Finding): { before: string; found: string; after: string } {
  const before = [...text.slice(0, start).slice(-2 * around)].slice(-around).join('');
  const after = [...text.slice(end, end + 2 * around)].slice(0, around).join('');
  return {
    before: `${before.length < start ? '…' : ''}${before}`,
    found: text.slice(start, end),
    after: `${after}${after.length < text.length - end ? '…' : ''}`
  };
}
