import fc from 'fast-check';
import { reliability } from './model';

describe('the sync engine against a simulated SharePoint', () => {
  it('keeps I1 to I7 in 20,000 schedules', async () => {
    await fc.assert(reliability(), { numRuns: 20_000 });
  }, 180_000);
});
