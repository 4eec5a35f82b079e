import { registerHooks } from 'node:module';

// `npm run bench:guard`: how long the child-data guard takes and how often it is wrong on this machine.
// Printed, never asserted. `src` imports without file extensions, as webpack wants it: told to Node here.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.startsWith('.') && !specifier.endsWith('.ts') ? `${specifier}.ts` : specifier, context)
});
const { guardText } = await import('../../src/domain/guard/guardText.ts');
const { ordinarySentences } = await import('../domain/guard/corpus.ts');

const context = { organisationDomains: ['council.example'] };
const length = 10_000;

/** Always the same “random” numbers, so that two runs can be compared (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const next = random(2026);
const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(next() * 10)).join('');
const filled = (piece: string): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const texts: Readonly<Record<string, string>> = {
  'ordinary sentences': filled(ordinarySentences.join(' ')),
  'a list of ten-digit numbers with keywords': Array.from({ length: 1000 }, () => `NHS ${digits(10)}`)
    .join(', ')
    .slice(0, length),
  'one digit after the other': Array.from({ length: length / 2 }, () => digits(1)).join(' '),
  'ten thousand digits': digits(length),
  'letters that begin a National Insurance number': filled('AB 12 34 5 '),
  'at signs': filled('a@b.c@'),
  'one word without end': filled('a'),
  'dashes and spaces': filled(' - '),
  'zero-width and full-width': filled('\u200B１\u200D２\u2060３\uFEFF'),
  emoji: filled('👩‍👧 ')
};

function timesOf(text: string, runs: number): number[] {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    guardText(text, context);
    times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other);
}

const at = (sorted: readonly number[], share: number): string =>
  `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(2)} ms`;

console.log('10,000 characters, 500 runs after 50 to warm up');
console.table(
  Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      timesOf(text, 50);
      const times = timesOf(text, 500);
      const tenfold = timesOf(text.repeat(10), 20);
      return [name, { p50: at(times, 0.5), p99: at(times, 0.99), '100,000 characters, p50': at(tenfold, 0.5) }];
    })
  )
);

const alarms = ordinarySentences.filter(sentence => guardText(sentence, context).length > 0).length;
console.log(`False alarms in ${ordinarySentences.length} ordinary sentences: ${alarms}`);

const samples = 200_000;
const counts: Record<string, number> = {};
for (let sample = 0; sample < samples; sample++) {
  for (const { kind } of guardText(digits(10), context)) counts[kind] = (counts[kind] ?? 0) + 1;
}
console.log(`What ${samples.toLocaleString('en-GB')} random ten-digit numbers are taken for`);
console.table(
  Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, `${((100 * count) / samples).toFixed(2)} %`]))
);
