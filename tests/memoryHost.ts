import type { Host } from '../src/app/ports';

/** A host that is always seen and online, with an address in memory. */
export function memoryHost(address = ''): Host & { address(): string } {
  let query = address;
  const never = (): (() => void) => () => undefined;
  return {
    kind: 'page',
    readAddress: () => query,
    writeAddress: next => {
      query = next;
    },
    setPlan: () => undefined,
    isVisible: () => true,
    onVisible: never,
    onOnline: never,
    onAddressChange: never,
    close: () => undefined,
    address: () => query
  };
}
