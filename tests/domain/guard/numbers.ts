import fc from 'fast-check';

/** Generated numbers of each kind; none is anybody's except by chance. */

const digitsOf = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map(all => all.join(''));

/** Modulus 11, written here once more, from the rule and not from the code. */
function check11(body: string, weights: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += Number(body.charAt(index)) * (weights[index] ?? 0);
  return (11 - (sum % 11)) % 11;
}

const tenTo2 = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const candidateWeights = [3, 2, 7, 6, 5, 4, 3, 2];

/** The digit that makes Luhn's sum end in 0. */
function luhnDigit(body: string): number {
  let sum = 0;
  for (let index = 0; index < body.length; index++) {
    const doubled = Number(body.charAt(body.length - 1 - index)) * (index % 2 === 0 ? 2 : 1);
    sum += Math.floor(doubled / 10) + (doubled % 10);
  }
  return (10 - (sum % 10)) % 10;
}

const two = (value: number): string => String(value).padStart(2, '0');
const day = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map(date => `${two(date.getUTCDate())}${two(date.getUTCMonth() + 1)}${two(date.getUTCFullYear() % 100)}`);

export const nhsNumber = digitsOf(9)
  .filter(body => check11(body, tenTo2) !== 10)
  .map(body => `${body}${check11(body, tenTo2)}`);

export const chiNumber = fc
  .tuple(day, digitsOf(3), fc.boolean())
  .filter(([born, three, luhn]) => luhn || check11(born + three, tenTo2) !== 10)
  .map(([born, three, luhn]) => `${born}${three}${luhn ? luhnDigit(born + three) : check11(born + three, tenTo2)}`);

export const scottishCandidateNumber = fc
  .tuple(fc.oneof(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 65, max: 99 })), digitsOf(6))
  .map(([year, six]) => `${two(year)}${six}`)
  .filter(body => check11(body, candidateWeights) !== 10)
  .map(body => `${body}${check11(body, candidateWeights)}`);

const letter = (letters: string): fc.Arbitrary<string> => fc.constantFrom(...letters.split(''));
const neverGiven = ['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ'];

export const nationalInsuranceNumber = fc
  .tuple(letter('ABCEGHJKLMNOPRSTWXYZ'), letter('ABCEGHJKLMNPRSTWXYZ'), digitsOf(6), letter('ABCD'))
  .filter(([first, second]) => !neverGiven.includes(first + second))
  .map(parts => parts.join(''));

export const postcode = fc
  .tuple(
    fc.constantFrom('G1', 'EH12', 'AB10', 'PH1', 'SW1A', 'M25', 'ZE1', 'KA20'),
    fc.integer({ min: 0, max: 9 }),
    letter('ABDEFGHJLNPQRSTUWXYZ'),
    letter('ABDEFGHJLNPQRSTUWXYZ')
  )
  .map(([outward, sector, one, other]) => `${outward} ${sector}${one}${other}`);

/** Numbers of the ranges that Ofcom keeps for drama. */
export const phoneNumber = fc
  .tuple(
    fc.constantFrom(
      '0131 496 0',
      '0141 496 0',
      '0808 157 0',
      '07700 900',
      '01632 960',
      '+44 131 496 0',
      '+44 (0)141 496 0'
    ),
    digitsOf(3)
  )
  .map(parts => parts.join(''));

const odd = fc.constantFrom('\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E');
const separators = fc.constantFrom(
  '',
  ' ',
  '-',
  '\u00A0',
  '\u2009',
  '\u2013',
  '\u2011',
  '\u2212',
  '\uFF0D',
  ' \u2013 '
);
const scripts = fc.constantFrom(0x30, 0xff10, 0x0660, 0x06f0, 0x0966, 0x1d7d8, 0x1d7f6);

/** The number as somebody may write or paste it: digits of another script, separators, and what can't be seen between them. */
export function disguised(number: fc.Arbitrary<string>): fc.Arbitrary<{ number: string; written: string }> {
  return fc
    .tuple(number, separators, scripts, fc.infiniteStream(fc.tuple(fc.boolean(), fc.option(odd))))
    .map(([plain, separator, zero, stream]) => {
      const characters = [...plain];
      const written = characters.map((character, index) => {
        const shown = /\d/.test(character) ? String.fromCodePoint(zero + Number(character)) : character;
        if (index === characters.length - 1) return shown;
        const [separated, unseen] = stream.next().value as [boolean, string | null];
        return shown + (unseen ?? '') + (separated ? separator : '');
      });
      return { number: plain, written: written.join('') };
    });
}

/** Words around a number that are no finding and no keyword. */
export const surroundings = fc.tuple(
  fc.constantFrom('', 'See ', '👩‍👧 ', 'The action moved on: ', 'ﬁrst line\n', 'Café, ', '… “'),
  fc.constantFrom('', '.', ' was sent', '\nNext line', ', as agreed', '” 🙂')
);
