import { fold } from '../text.ts';
import { functions } from './functions.ts';
import type { Node, Operator } from './parse.ts';
import { checked, FormulaDate, FormulaFailure, toBoolean, toNumber, toText } from './values.ts';
import type { Value } from './values.ts';

/** What a formula is worked out with. */
export interface Surroundings {
  /** The value of a column, by the name that the formula uses. */
  column: (name: string) => Value;
  /** The present moment on the site's wall clock. */
  now: FormulaDate;
}

/** Works a formula out; throws FormulaFailure when it has no value. */
export function evaluate(node: Node, around: Surroundings): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'column':
      return around.column(node.name);
    case 'sign': {
      const value = evaluate(node.operand, around);
      if (node.operator === '+') return value;
      return node.operator === '-' ? -toNumber(value) : toNumber(value) / 100;
    }
    case 'binary':
      return binary(node.operator, evaluate(node.left, around), evaluate(node.right, around));
    case 'call':
      return call(node.name, node.args, around);
  }
}

/** The functions that don't look at all of their arguments come first. */
function call(name: string, args: readonly Node[], around: Surroundings): Value {
  const value = (index: number): Value => {
    const node = args[index];
    return node ? evaluate(node, around) : null;
  };
  switch (name) {
    case 'IF': {
      const yes = toBoolean(value(0));
      return args.length === 2 && !yes ? false : value(yes ? 1 : 2);
    }
    case 'CHOOSE': {
      const index = Math.trunc(toNumber(value(0)));
      if (index < 1 || index >= args.length) throw new FormulaFailure('#VALUE!');
      return value(index);
    }
    case 'ISERROR':
      try {
        value(0);
        return false;
      } catch (error) {
        if (error instanceof FormulaFailure) return true;
        throw error;
      }
    case 'NOW':
      return around.now;
    case 'TODAY':
      return new FormulaDate(Math.floor(around.now.serial));
  }
  const known = functions.get(name);
  if (!known) throw new FormulaFailure('#NAME?');
  return known.run(args.map((_one, index) => value(index)));
}

function binary(operator: Operator, left: Value, right: Value): Value {
  switch (operator) {
    case '&':
      return toText(left) + toText(right);
    case '=':
      return order(left, right) === 0;
    case '<>':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    case '*':
      return checked(toNumber(left) * toNumber(right));
    case '/':
      if (toNumber(right) === 0) throw new FormulaFailure('#DIV/0!');
      return checked(toNumber(left) / toNumber(right));
    case '^':
      return checked(toNumber(left) ** toNumber(right));
    case '+': {
      const sum = checked(toNumber(left) + toNumber(right));
      return left instanceof FormulaDate !== right instanceof FormulaDate ? new FormulaDate(sum) : sum;
    }
    case '-': {
      const difference = checked(toNumber(left) - toNumber(right));
      return left instanceof FormulaDate && !(right instanceof FormulaDate) ? new FormulaDate(difference) : difference;
    }
  }
}

/** As spreadsheets compare: text without regard to case; a number is less than any text, and text than yes or no. */
function order(left: Value, right: Value): number {
  const [a, b] = [filled(left, right), filled(right, left)];
  if (typeof a === 'string' && typeof b === 'string') {
    const [one, other] = [fold(a), fold(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  }
  const rank = (value: Value): number => (typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 0);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return toNumber(a) - toNumber(b);
}

/** An empty column counts as the empty text, as no, or as 0, by what it is compared with. */
function filled(value: Value, other: Value): Value {
  if (value !== null) return value;
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}
