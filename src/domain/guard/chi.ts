import type { Finding } from './findings';
import { modulus11, numbersOf } from './digitGroups';

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True where the number begins with a date DDMMYY that exists in some century. */
function beginsWithDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(4, 6));
  const days = month === 2 && year % 4 !== 0 ? 28 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Luhn's check (Modulus 10) over the whole number: every second digit from the right is doubled. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** True for ten digits that are a CHI number. */
export function isChi(digits: string): boolean {
  return (
    digits.length === 10 &&
    beginsWithDay(digits) &&
    (modulus11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) || passesLuhn(digits))
  );
}

/**
 * Finds CHI numbers: date of birth (DDMMYY), three digits, a check digit (NHS Data Dictionary, “Community Health Index
 * number”). The check digit is Modulus 11 with the NHS number's weights; since 2026 numbers are also given out by Modulus
 * 10, for dates whose Modulus 11 numbers have run out (Public Health Scotland, phsmethods issue 147). Of random ten-digit
 * numbers only 0.7 % begin with a date and pass, so every match is a stop.
 */
export function findChi(text: string): Finding[] {
  return numbersOf(10, text)
    .filter(one => isChi(one.digits))
    .map(({ start, end }) => ({ kind: 'chi', effect: 'stop', start, end }));
}
