import * as React from 'react';
import { actionIdOf } from '../../app/operations';
import type { Status } from '../../sync/status';
import { useAppState } from '../AppContext';
import { StatusMark } from './StatusMark';

/** The most pressing first. */
const order: readonly Status['kind'][] = ['conflict', 'setAside', 'waiting', 'busyUntil', 'checking', 'sending'];

/** In a row of the plan: that something of this action isn't saved yet; nothing where everything is. */
export function RowMark({ actionId }: { actionId: number }): React.ReactElement | null {
  const status = useAppState(({ outbox }) => {
    const mine = outbox.operations.filter(({ operation }) => actionIdOf(operation) === actionId).map(one => one.status);
    return order.flatMap(kind => mine.filter(one => one.kind === kind))[0];
  });
  return status ? <StatusMark status={status} short /> : null;
}
