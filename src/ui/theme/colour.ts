/**
 * A colour, for computing WCAG contrast. Themes come from SharePoint and Teams, so every pair of colours is checked.
 */
export interface Rgb {
  red: number;
  green: number;
  blue: number;
}

const hex = /^#([0-9a-f]{3,8})$/i;
const functional = /^rgba?\(([^)]+)\)$/i;

function readHex(digits: string): Rgb | undefined {
  const full = digits.length < 6 ? digits.replace(/./g, one => one + one) : digits;
  if (full.length < 6) return undefined;
  const at = (start: number): number => parseInt(full.slice(start, start + 2), 16);
  // A transparent colour has no contrast of its own.
  return full.length >= 8 && at(6) < 255 ? undefined : { red: at(0), green: at(2), blue: at(4) };
}

/** Parses a colour from a theme's slot; undefined where it is transparent or not a plain colour. */
export function readColour(text: string | undefined): Rgb | undefined {
  const value = (text ?? '').trim();
  if (/^white$/i.test(value)) return { red: 255, green: 255, blue: 255 };
  if (/^black$/i.test(value)) return { red: 0, green: 0, blue: 0 };
  const digits = hex.exec(value)?.[1];
  if (digits !== undefined) return readHex(digits);
  const [red, green, blue, alpha] = (functional.exec(value)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  if (red === undefined || green === undefined || blue === undefined || (alpha !== undefined && alpha < 1))
    return undefined;
  return { red, green, blue };
}

function luminance({ red, green, blue }: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The WCAG contrast ratio, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The first of `candidates` with enough contrast on every one of `grounds`; `otherwise` where none has it. */
export function firstReadable(
  candidates: readonly (string | undefined)[],
  grounds: readonly Rgb[],
  ratio: number,
  otherwise: string
): string {
  const found = candidates.find(candidate => {
    const colour = readColour(candidate);
    return colour !== undefined && grounds.every(ground => contrast(colour, ground) >= ratio);
  });
  return found ?? otherwise;
}
