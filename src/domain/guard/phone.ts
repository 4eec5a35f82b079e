import { wordsLike } from './boundaries';
import type { Finding } from './findings';

const shape = /(?:\+44[ -]{0,3}(?:\(0\))?|0044[ -]{0,3}|\(?0)(?:[ ()-]{0,3}\d){9,10}/g;

/** True for eleven digits that begin with 0, and for ten that begin with 0800 or 0500, where numbers are that short. */
function isUkNumber(written: string): boolean {
  const digits = written
    .replace(/\(0\)/, '')
    .replace(/\D/g, '')
    .replace(/^(?:0044|44)/, '0');
  return /^0[1235789]\d{9}$/.test(digits) || /^0(?:800|500)\d{6}$/.test(digits);
}

/** Finds telephone numbers of the United Kingdom (Ofcom's National Telephone Numbering Plan). */
export function findPhones(text: string): Finding[] {
  return wordsLike(shape, text)
    .filter(one => isUkNumber(one.text))
    .map(({ start, end }) => ({ kind: 'phone', effect: 'warn', start, end }));
}
