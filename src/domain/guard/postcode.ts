import { wordsLike } from './boundaries';
import type { Finding } from './findings';

/** Royal Mail's 124 postcode areas. */
const areas = [
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY',
  'HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR',
  'RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
]
  .join(' ')
  .split(' ')
  .join('|');
/** A postcode area and district, then the sector and the unit, whose letters are never C, I, K, M, O or V. */
const shape = new RegExp(`(?:${areas})\\d[A-Z\\d]?[ -]{0,3}\\d[ABD-HJLNP-UW-Z]{2}`, 'gi');
/** What looks like a postcode but ends in an ordinal number: `S2 3rd`. */
const ordinal = /\d(?:st|nd|rd|th)$/;

/** Finds postcodes (Royal Mail's Programmers' Guide to the Postcode Address File). */
export function findPostcodes(text: string): Finding[] {
  return wordsLike(shape, text)
    .filter(one => !ordinal.test(one.text))
    .map(({ start, end }) => ({ kind: 'postcode', effect: 'warn', start, end }));
}
