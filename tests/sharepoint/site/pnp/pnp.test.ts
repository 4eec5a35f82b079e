import { failure, startTenant } from '../tenant.ts';
import { done, refused } from './methods.ts';
import { makeWorld } from './world.ts';
import type { World } from './world.ts';
import '@pnp/sp/attachments/index.js';
import '@pnp/sp/comments/index.js';
import '@pnp/sp/content-types/index.js';

let world: World;

beforeAll(async () => {
  world = await makeWorld(await startTenant());
});

afterAll(() => world.tenant.stop());

for (const [kind, methods] of Object.entries(done)) {
  describe(kind, () => {
    test.each(Object.entries(methods))('%s', async (_name, call) => {
      await call(world);
    });
  });
}

describe('refused', () => {
  test.each(
    Object.entries(refused).flatMap(([kind, methods]) =>
      Object.entries(methods).map(([name, { call }]) => [kind, name, call] as const)
    )
  )('%s.%s', async (_kind, _name, call) => {
    expect([400, 404]).toContain((await failure(call(world))).status);
  });
});
