import type { Finding } from './findings';
import { modulus11, numbersOf } from './digitGroups';

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of any century: 29 February 2000 was one. */
function beginsWithDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(4, 6));
  const days = month === 2 && year % 4 !== 0 ? 28 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** Luhn's Modulus 10 over the whole number: every second digit from the right doubled. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** True for a CHI number, written as ten digits. */
export function isChi(digits: string): boolean {
  return (
    digits.length === 10 &&
    beginsWithDay(digits) &&
    (modulus11(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) || passesLuhn(digits))
  );
}

/**
 * CHI numbers: the day of birth (DDMMYY), three digits, a check digit: NHS Data Dictionary, “Community Health Index
 * number”. The check is Modulus 11 with the NHS number's weights; where a day has none of those left, Modulus 10 (Public
 * Health Scotland, phsmethods issue 147; in use since 2026). Ten digits that begin with a day and pass are rarely
 * anything else (0.7 % of random ones), so each is a stop.
 */
export function findChi(text: string): Finding[] {
  return numbersOf(10, text)
    .filter(one => isChi(one.digits))
    .map(({ start, end }) => ({ kind: 'chi', effect: 'stop', start, end }));
}
