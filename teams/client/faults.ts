/**
 * What goes wrong on purpose, as the address of the local Teams says:
 * `slow=3000&silent=getContext&without=sharing,pages.backStack`.
 */
export interface Faults {
  /** How long every answer of the host takes, in milliseconds. */
  readonly slow: number;
  /** The messages of teams-js that are never answered, as teams-js names them; `*` is all of them. */
  readonly silent: ReadonlySet<string>;
  /** The capabilities that the host hasn't got: their `isSupported()` is false. */
  readonly without: readonly string[];
  /**
   * After so many milliseconds without a word of the app the client says that it can't be reached. Teams waits 30
   * seconds.
   */
  readonly timeout: number;
  /**
   * What a link loses. `subPageId`: clicked in the channel of its own tab it opens the tab without its id
   * (https://github.com/OfficeDev/microsoft-teams-library-js/issues/3083); while the tab is in view it does nothing
   * (issue 2845).
   */
  readonly lose: ReadonlySet<string>;
}

const usualTimeout = 30_000;

/** Reads the faults from an address' query. */
export function faultsIn(search: string): Faults {
  const query = new URLSearchParams(search);
  return {
    slow: milliseconds(query.get('slow'), 0),
    silent: new Set(words(query.getAll('silent'))),
    without: words(query.getAll('without')),
    timeout: milliseconds(query.get('timeout'), usualTimeout),
    lose: new Set(words(query.getAll('lose')))
  };
}

function milliseconds(text: string | null, usual: number): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : usual;
}

function words(texts: readonly string[]): string[] {
  return texts
    .join(',')
    .split(/[\s,]+/)
    .filter(word => word !== '');
}

/** The faults as query keys, for links that keep them; the usual ones are left out. */
export function faultKeys({ slow, silent, without, timeout, lose }: Faults): Record<string, string> {
  const all = {
    slow: slow === 0 ? '' : String(slow),
    silent: [...silent].join(','),
    without: without.join(','),
    timeout: timeout === usualTimeout ? '' : String(timeout),
    lose: [...lose].join(',')
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

interface Capabilities {
  [name: string]: Capabilities;
}

/** What this client can do when nothing is withheld, as teams-js asks before it calls anything. */
const everything: Capabilities = { pages: { tabs: {}, config: {}, backStack: {} }, sharing: {}, clipboard: {} };

/** The capabilities that are left, in the form that teams-js takes. */
export function capabilities({ without }: Faults): Capabilities {
  return left(everything, without);
}

function left(all: Capabilities, without: readonly string[], prefix = ''): Capabilities {
  return Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => !without.includes(`${prefix}${name}`))
      .map(([name, inner]) => [name, left(inner, without, `${prefix}${name}.`)])
  );
}
