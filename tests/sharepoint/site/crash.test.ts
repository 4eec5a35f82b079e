import { agent } from '../../bench/client.ts';
import { crash } from '../../crash/crash.ts';

jest.setTimeout(300_000);

afterAll(() => agent.destroy());

test('killed 50 times while 16 writers write, it loses nothing that it acknowledged', async () => {
  const seed = Date.now() % 1_000_000;
  const result = await crash({ rounds: 50, writers: 16, seed });
  expect({ seed, lost: result.lost, wrong: result.wrong }).toEqual({ seed, lost: 0, wrong: [] });
  expect(result.acknowledged).toBeGreaterThan(1000);
});
