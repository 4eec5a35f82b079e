import type { Moment, Next } from './next';
import { afterCreate, afterFindByKey, afterRead, afterVersions, afterWrite } from './next';
import type { QueuedOperation } from './queue';
import type { Transport } from './ports';

/** Makes the next request of an operation; gives what its answer makes of it. A transport that throws has given no readable answer. */
export async function request(transport: Transport, one: QueuedOperation): Promise<(at: Moment) => Next> {
  const { operation, pending, state } = one;
  const step = state.kind === 'open' ? state.step : { kind: 'check' as const };
  const broken = (error: unknown) => ({
    ok: false as const,
    kind: 'failed' as const,
    failure: { kind: 'broken' as const, message: error instanceof Error ? error.message : String(error) }
  });
  if (operation.kind === 'restore') {
    // It can be asked for again whatever became of the last time: there is nothing to check first.
    const answer = await transport.restore(operation).catch(broken);
    return at => afterWrite(one, answer, at);
  }
  switch (step.kind) {
    case 'send': {
      if (operation.kind === 'create') {
        const answer = await transport.create(operation).catch(broken);
        return at => afterCreate(one, answer, at);
      }
      const etag = pending.etag ?? '';
      const sent =
        operation.kind === 'edit' ? transport.edit(operation, pending.values, etag) : transport.remove(operation, etag);
      const answer = await sent.catch(broken);
      return at => afterWrite(one, answer, at);
    }
    case 'check': {
      if (operation.kind === 'create') {
        const found = await transport.findByKey(operation).catch(broken);
        return at => afterFindByKey(one, step.otherwise, found, at);
      }
      const found = await transport.read(operation).catch(broken);
      return at => afterRead(one, found, at);
    }
    case 'history': {
      const found = await transport.versions(operation).catch(broken);
      return at => afterVersions(one, step.theirs, found, at);
    }
  }
}
