import { badQuery } from './errors.ts';

/** The operators that compare a column with a literal. */
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

/** The parts of a date that a filter can ask for. */
export type DatePart = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** A literal with its kind, because `'1'` and `1` are not the same to every column. */
export type FilterLiteral =
  | { kind: 'text'; value: string }
  | { kind: 'date'; value: string }
  | { kind: 'guid'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' };

/** A `$filter`, read into a tree. */
export type Filter =
  | { kind: 'and'; left: Filter; right: Filter }
  | { kind: 'or'; left: Filter; right: Filter }
  | { kind: 'compare'; operator: Comparison; path: string; part?: DatePart; literal: FilterLiteral }
  | { kind: 'startswith'; path: string; text: string }
  | { kind: 'substringof'; path: string; text: string };

type Token = { kind: 'word'; text: string } | { kind: 'literal'; literal: FilterLiteral } | { kind: '(' | ')' | ',' };

const comparisons: readonly Comparison[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const dateParts: readonly DatePart[] = ['year', 'month', 'day', 'hour', 'minute', 'second'];
/** Deep enough for any real filter, shallow enough never to overflow the stack. */
const deepest = 200;

const tokenPattern =
  /\s*(?:([(),])|(datetime|guid)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|([A-Za-z_][\w.]*(?:\/[A-Za-z_][\w.]*)*))/iy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const pattern = new RegExp(tokenPattern);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const match = pattern.exec(text);
    if (!match) throw invalid(text);
    const [, mark, prefix, quoted, number, word] = match;
    if (mark === '(' || mark === ')' || mark === ',') found.push({ kind: mark });
    else if (quoted !== undefined) found.push({ kind: 'literal', literal: quotedLiteral(prefix, quoted) });
    else if (number !== undefined) found.push({ kind: 'literal', literal: { kind: 'number', value: Number(number) } });
    else if (word !== undefined) found.push(wordToken(word));
  }
  return found;
}

function quotedLiteral(prefix: string | undefined, quoted: string): FilterLiteral {
  const value = quoted.replaceAll("''", "'");
  if (prefix === undefined) return { kind: 'text', value };
  return { kind: prefix.toLowerCase() === 'guid' ? 'guid' : 'date', value };
}

function wordToken(word: string): Token {
  if (word === 'null') return { kind: 'literal', literal: { kind: 'null' } };
  if (word === 'true' || word === 'false')
    return { kind: 'literal', literal: { kind: 'boolean', value: word === 'true' } };
  return { kind: 'word', text: word };
}

function invalid(text: string): Error {
  return badQuery(`The expression "${text}" is not valid.`);
}

/** Reads a `$filter`; anything outside SharePoint's grammar is a 400. */
export function parseFilter(text: string): Filter {
  const list = tokens(text);
  let at = 0;
  let depth = 0;

  const peekWord = (): string | undefined => {
    const token = list[at];
    return token?.kind === 'word' ? token.text : undefined;
  };
  const take = (kind: '(' | ')' | ','): void => {
    if (list[at]?.kind !== kind) throw invalid(text);
    at++;
  };
  const takePath = (): string => {
    const word = peekWord();
    if (word === undefined) throw invalid(text);
    at++;
    return word;
  };
  const takeLiteral = (): FilterLiteral => {
    const token = list[at];
    if (token?.kind !== 'literal') throw invalid(text);
    at++;
    return token.literal;
  };
  const takeComparison = (): Comparison => {
    const word = peekWord();
    const operator = comparisons.find(one => one === word);
    if (operator === undefined) throw invalid(text);
    at++;
    return operator;
  };

  const either = (): Filter => {
    let left = both();
    while (peekWord() === 'or') {
      at++;
      left = { kind: 'or', left, right: both() };
    }
    return left;
  };
  const both = (): Filter => {
    let left = term();
    while (peekWord() === 'and') {
      at++;
      left = { kind: 'and', left, right: term() };
    }
    return left;
  };
  const term = (): Filter => {
    if (list[at]?.kind === '(') {
      at++;
      if (++depth > deepest) throw badQuery('The filter is nested too deeply.');
      const inside = either();
      depth--;
      take(')');
      return inside;
    }
    const word = takePath();
    if (list[at]?.kind === '(') return call(word);
    return { kind: 'compare', path: word, operator: takeComparison(), literal: takeLiteral() };
  };
  const call = (word: string): Filter => {
    take('(');
    const name = word.toLowerCase();
    const part = dateParts.find(one => one === name);
    if (part !== undefined) {
      const path = takePath();
      take(')');
      return { kind: 'compare', path, part, operator: takeComparison(), literal: takeLiteral() };
    }
    if (name !== 'startswith' && name !== 'substringof') {
      throw badQuery(`The function '${word}' is not supported in a filter.`);
    }
    let path: string;
    let literal: FilterLiteral;
    if (name === 'startswith') {
      path = takePath();
      take(',');
      literal = takeLiteral();
    } else {
      literal = takeLiteral();
      take(',');
      path = takePath();
    }
    take(')');
    if (literal.kind !== 'text') throw invalid(text);
    // `startswith(…) eq true` is the longer way to say the same.
    if (peekWord() === 'eq') {
      at++;
      const wanted = takeLiteral();
      if (wanted.kind !== 'boolean' || !wanted.value) throw invalid(text);
    }
    return { kind: name, path, text: literal.value };
  };

  const filter = either();
  if (at !== list.length) throw invalid(text);
  return filter;
}
