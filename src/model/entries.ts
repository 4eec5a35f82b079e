import * as v from 'valibot';

const answers = v.array(v.unknown());

/** What could be read of an answer that is a list of entries. */
export interface ReadEntries<T> {
  entries: readonly T[];
  /** How many entries could not be read. */
  odd: number;
}

/**
 * Reads an answer that is a list, each entry on its own, so that one odd entry takes no other with it. Throws a
 * ValiError where the answer isn't a list at all.
 */
export function parseEntries<S extends v.GenericSchema>(schema: S, answer: unknown): ReadEntries<v.InferOutput<S>> {
  const all = v.parse(answers, answer);
  const entries = all.flatMap(one => {
    const read = v.safeParse(schema, one);
    return read.success ? [read.output] : [];
  });
  return { entries, odd: all.length - entries.length };
}
