/** What was read from the database; a change drops the entry that it makes stale. */
export class Cache {
  private known = new Map<string, unknown>();

  /** The entry of a key, loaded when there is none. A key always has the same type, hence the one conversion. */
  read<T>(key: string, load: () => T): T {
    const known = this.known.get(key);
    if (known !== undefined) return known as T;
    const value = load();
    this.known.set(key, value);
    return value;
  }

  /** Replaces the entry of a key. */
  set(key: string, value: unknown): void {
    this.known.set(key, value);
  }

  /** Drops the entry of a key. */
  drop(key: string): void {
    this.known.delete(key);
  }

  /** Drops all entries. */
  clear(): void {
    this.known = new Map();
  }
}
