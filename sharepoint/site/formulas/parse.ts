import { functions } from './functions.ts';
import type { Value } from './values.ts';

/** A formula, read. */
export type Node =
  | { kind: 'literal'; value: Value }
  | { kind: 'column'; name: string }
  | { kind: 'sign'; operator: '-' | '+' | '%'; operand: Node }
  | { kind: 'binary'; operator: Operator; left: Node; right: Node }
  | { kind: 'call'; name: string; args: readonly Node[] };

/** What stands between two parts of a formula. */
export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=' | '&' | '+' | '-' | '*' | '/' | '^';

/** A formula that can't be read. */
export class FormulaSyntax extends Error {}

type Token =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; value: string; bracketed: boolean }
  | { kind: 'sign'; value: string };

/** Longer formulas are refused; the depth keeps a hostile one from using up the stack. */
const mostCharacters = 8000;
const deepest = 64;

/** From the loosest to the tightest. */
const levels: readonly (readonly Operator[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^']
];

/** Reads a formula, with or without its `=`; throws FormulaSyntax for one that SharePoint would not take. */
export function parseFormula(text: string): Node {
  if (text.length > mostCharacters) throw new FormulaSyntax();
  const tokens = tokensOf(text.trim().replace(/^=/, ''));
  let at = 0;
  let depth = 0;

  const next = (sign: string): boolean => {
    const token = tokens[at];
    if (token?.kind !== 'sign' || token.value !== sign) return false;
    at++;
    return true;
  };
  const binary = (level: number): Node => {
    const operators = levels[level];
    if (!operators) return signed();
    let left = binary(level + 1);
    for (;;) {
      const token = tokens[at];
      const operator = token?.kind === 'sign' ? operators.find(one => one === token.value) : undefined;
      if (!operator) return left;
      at++;
      left = { kind: 'binary', operator, left, right: binary(level + 1) };
    }
  };
  const signed = (): Node => {
    if (++depth > deepest) throw new FormulaSyntax();
    let node: Node;
    if (next('-')) node = { kind: 'sign', operator: '-', operand: signed() };
    else if (next('+')) node = { kind: 'sign', operator: '+', operand: signed() };
    else {
      node = primary();
      while (next('%')) node = { kind: 'sign', operator: '%', operand: node };
    }
    depth--;
    return node;
  };
  const primary = (): Node => {
    const token = tokens[at++];
    if (!token) throw new FormulaSyntax();
    if (token.kind === 'number' || token.kind === 'text') return { kind: 'literal', value: token.value };
    if (token.kind === 'sign') {
      if (token.value !== '(') throw new FormulaSyntax();
      const inner = binary(0);
      if (!next(')')) throw new FormulaSyntax();
      return inner;
    }
    if (token.bracketed) return { kind: 'column', name: token.value };
    if (next('(')) return call(token.value.toUpperCase());
    if (/^true$/i.test(token.value)) return { kind: 'literal', value: true };
    if (/^false$/i.test(token.value)) return { kind: 'literal', value: false };
    return { kind: 'column', name: token.value };
  };
  const call = (name: string): Node => {
    const args: Node[] = [];
    if (!next(')')) {
      do args.push(binary(0));
      while (next(','));
      if (!next(')')) throw new FormulaSyntax();
    }
    const known = functions.get(name);
    if (!known || args.length < known.least || args.length > known.most) throw new FormulaSyntax();
    return { kind: 'call', name, args };
  };

  const whole = binary(0);
  if (at < tokens.length) throw new FormulaSyntax();
  return whole;
}

const pattern =
  /\s+|(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+)|"((?:[^"]|"")*)"|\[([^\]]+)\]|([\p{L}_][\p{L}\p{Nd}_.]*)|(<>|<=|>=|[-+*/^&=<>(),%])/giuy;

/**
 * Finds the names of columns in a formula: in brackets (first group) or bare (second); texts and functions are passed
 * over.
 */
export const namePattern = /"(?:[^"]|"")*"|\[([^\]]+)\]|([\p{L}_][\p{L}\p{Nd}_.]*)(?![\p{L}\p{Nd}_.]|\s*\()/gu;

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new FormulaSyntax();
    const [, number, quoted, bracketed, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll('""', '"') });
    else if (bracketed !== undefined) tokens.push({ kind: 'name', value: bracketed, bracketed: true });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name, bracketed: false });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign });
  }
  return tokens;
}

/** The columns that a formula names, each once. */
export function columnsIn(node: Node, found = new Set<string>()): Set<string> {
  switch (node.kind) {
    case 'literal':
      break;
    case 'column':
      found.add(node.name);
      break;
    case 'sign':
      columnsIn(node.operand, found);
      break;
    case 'binary':
      columnsIn(node.left, found);
      columnsIn(node.right, found);
      break;
    case 'call':
      for (const one of node.args) columnsIn(one, found);
  }
  return found;
}
