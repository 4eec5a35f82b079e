/** What was read from the database once; a change to it drops what it is about. */
export class Memory {
  private known = new Map<string, unknown>();

  /** What a key stands for, loaded when it isn't known. A key always holds the same type, hence the one conversion. */
  remembered<T>(key: string, load: () => T): T {
    const known = this.known.get(key);
    if (known !== undefined) return known as T;
    const value = load();
    this.known.set(key, value);
    return value;
  }

  /** Remembers what a change made of a key. */
  set(key: string, value: unknown): void {
    this.known.set(key, value);
  }

  /** Drops what is remembered of a key. */
  drop(key: string): void {
    this.known.delete(key);
  }

  /** Drops everything. */
  clear(): void {
    this.known = new Map();
  }
}
