/**
 * A small reading of PowerShell: enough to find what a parser would refuse in the scripts of docs, and which cmdlets they
 * call with which parameters. It is not a parser: there is none without PowerShell itself.
 */

export interface Call {
  cmdlet: string;
  parameters: readonly string[];
}

export interface Reading {
  /** What is not closed, or closes nothing; each with its line. */
  faults: readonly string[];
  calls: readonly Call[];
}

const closing: Readonly<Record<string, string>> = { '(': ')', '{': '}', '[': ']' };

/** What can't hold code: its beginning, its end with everything between, and its name. The first that fits counts. */
const opaque: readonly { begins: RegExp; whole: RegExp; name: string }[] = [
  { begins: /<#/y, whole: /<#[\s\S]*?#>/y, name: 'comment' },
  { begins: /@'[ \t]*\n/y, whole: /@'[ \t]*\n(?:[\s\S]*?\n)?'@/y, name: 'here-string' },
  { begins: /@"[ \t]*\n/y, whole: /@"[ \t]*\n(?:[\s\S]*?\n)?"@/y, name: 'here-string' },
  { begins: /#/y, whole: /#.*/y, name: 'comment' },
  { begins: /'/y, whole: /'(?:[^']|'')*'/y, name: 'text' },
  { begins: /"/y, whole: /"(?:[^"`]|`[\s\S]|"")*"/y, name: 'text' }
];

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Reads a script. */
export function readPowerShell(script: string): Reading {
  const faults: string[] = [];
  const open: { bracket: string; line: number }[] = [];
  let code = '';
  let at = 0;
  const line = (): number => script.slice(0, at).split('\n').length;
  while (at < script.length) {
    const kind = opaque.find(({ begins }) => matchAt(begins, script, at) !== undefined);
    if (kind) {
      const whole = matchAt(kind.whole, script, at);
      if (whole === undefined) {
        faults.push(`The ${kind.name} of line ${line()} is not closed.`);
        break;
      }
      // A text leaves a word behind, so that what stands beside it isn't joined.
      code += kind.name === 'comment' ? '' : '"text"';
      at += whole.length;
      continue;
    }
    const character = script.charAt(at);
    if (character in closing) open.push({ bracket: character, line: line() });
    if (Object.values(closing).includes(character)) {
      const last = open.pop();
      if (last === undefined) faults.push(`The ${character} of line ${line()} closes nothing.`);
      else if (closing[last.bracket] !== character)
        faults.push(`The ${character} of line ${line()} closes the ${last.bracket} of line ${last.line}.`);
    }
    code += character;
    at += character === '`' ? 2 : 1;
  }
  for (const { bracket, line: from } of open) faults.push(`The ${bracket} of line ${from} is not closed.`);
  return { faults, calls: callsIn(code) };
}

/** The calls in code without comments and texts; a call ends at the end of its line, at a pipe or at a bracket. */
function callsIn(code: string): Call[] {
  return [...code.matchAll(/(?<![\w$-])([A-Z][a-z]+-[A-Z]\w+)([^\n|;(){}]*)/g)].map(([, cmdlet = '', rest = '']) => ({
    cmdlet,
    parameters: [...rest.matchAll(/(?<=\s)-[A-Za-z]+/g)].map(([parameter]) => parameter)
  }));
}
