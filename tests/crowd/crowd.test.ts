import { crowd } from './crowd';

// `npm run crowd` is the long run; this one is of the same kind.

test('a crowd on a SharePoint that fails loses, doubles and overwrites nothing, and waits when it is asked to', async () => {
  const seed = Date.now() % 1_000_000;
  const { lost, doubled, overwritten, early, open, acknowledged, faults, conflicts } = await crowd({
    clients: 20,
    operations: 600,
    seed
  });
  expect({ seed, lost, doubled, overwritten, early, open }).toEqual({
    seed,
    lost: [],
    doubled: [],
    overwritten: [],
    early: 0,
    open: 0
  });
  expect(acknowledged).toBeGreaterThanOrEqual(600);
  // Else it would have been too quiet to show anything.
  expect(faults).toBeGreaterThan(300);
  expect(conflicts).toBeGreaterThan(40);
}, 180_000);
