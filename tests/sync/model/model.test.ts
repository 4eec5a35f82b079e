import fc from 'fast-check';
import { reliability } from './model';

describe('the sync engine against a simulated SharePoint', () => {
  it('keeps I1 to I7 in 20,000 schedules', async () => {
    // A schedule that never ends is a failure with its seed, and a failure is told at once: `npm run model` shrinks it.
    await fc.assert(reliability(), { numRuns: 20_000, timeout: 30_000, endOnFailure: true });
  }, 600_000);
});
