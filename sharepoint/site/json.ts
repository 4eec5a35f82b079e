/** What has been parsed but not yet looked at. */
export type JsonRecord = Record<string, unknown>;

/** Whether a value is an object with keys (not null, not an array). */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON into something still to be looked at; undefined when it is not JSON. */
export function parseJson(text: string): { value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}

/** What a record holds itself under a name; never what every object inherits, such as `constructor`. */
export function ownValue<T>(record: Record<string, T> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
