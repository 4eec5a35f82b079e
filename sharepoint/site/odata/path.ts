import { badQuery } from './errors.ts';

/** A literal written in a path or a filter. */
export type Literal = string | number | boolean | null;

/** One step of an API path: its name in lower case, as written, and its arguments if it has parentheses. */
export interface Segment {
  name: string;
  text: string;
  args?: readonly Argument[];
}

/** One argument of a step, with a name when it was written `name=value`. */
export interface Argument {
  name?: string;
  value: Literal;
}

/** Splits a decoded API path into its steps, minding quotes and parentheses. */
export function parsePath(path: string, aliases: ReadonlyMap<string, string>): Segment[] {
  return splitOutside(path, '/')
    .filter(part => part !== '')
    .map(part => parseSegment(part, aliases));
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    // A doubled quote closes and opens again, with the same result.
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (quoted) throw badQuery(`The expression "${text}" is not valid.`);
  parts.push(text.slice(start));
  return parts;
}

function parseSegment(part: string, aliases: ReadonlyMap<string, string>): Segment {
  const open = part.indexOf('(');
  if (open < 0) return { name: part.toLowerCase(), text: part };
  if (!part.endsWith(')')) throw badQuery(`The expression "${part}" is not valid.`);
  const text = part.slice(0, open);
  const inside = part.slice(open + 1, -1).trim();
  const args = inside === '' ? [] : splitOutside(inside, ',').map(one => parseArgument(one.trim(), aliases));
  return { name: text.toLowerCase(), text, args };
}

function parseArgument(text: string, aliases: ReadonlyMap<string, string>): Argument {
  const named = /^([A-Za-z_]\w*)\s*=\s*([\s\S]*)$/.exec(text);
  if (named?.[1] !== undefined && named[2] !== undefined) {
    return { name: named[1].toLowerCase(), value: resolve(named[2], aliases) };
  }
  return { value: resolve(text, aliases) };
}

function resolve(text: string, aliases: ReadonlyMap<string, string>): Literal {
  if (!text.startsWith('@')) return parseLiteral(text);
  const aliased = aliases.get(text.toLowerCase());
  if (aliased === undefined) throw badQuery(`The expression "${text}" is not valid.`);
  return parseLiteral(aliased);
}

/** Reads one literal: a quoted string, guid'…', datetime'…', a number, true, false or null. */
export function parseLiteral(text: string): Literal {
  const quoted = /^(?:guid|datetime)?'((?:[^']|'')*)'$/i.exec(text);
  if (quoted?.[1] !== undefined) return quoted[1].replaceAll("''", "'");
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^null$/i.test(text)) return null;
  // lists(8f3c…-guid) without quotes is accepted too.
  if (/^[{]?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[}]?$/i.test(text)) return text;
  throw badQuery(`The expression "${text}" is not valid.`);
}

/** The argument at a position, or with a name; undefined when there is none. */
export function argument(segment: Segment, index: number, name?: string): Literal | undefined {
  const args = segment.args ?? [];
  const named = name === undefined ? undefined : args.find(one => one.name === name.toLowerCase());
  return (named ?? args.filter(one => one.name === undefined)[index])?.value;
}

/** The argument as text; 400 when it is missing or something else. */
export function textArgument(segment: Segment, index: number, name?: string): string {
  const value = argument(segment, index, name);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw badQuery(`The parameter ${name ?? index} of ${segment.text} is missing or not valid.`);
}

/** The argument as a whole number; 400 when it is missing or something else. */
export function integerArgument(segment: Segment, index: number, name?: string): number {
  const value = argument(segment, index, name);
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number;
  throw badQuery(`The parameter ${name ?? index} of ${segment.text} is missing or not valid.`);
}

/** A GUID in the form in which it is stored: lower case, no braces. */
export function plainGuid(text: string): string {
  return text.replace(/[{}]/g, '').toLowerCase();
}
