import * as React from 'react';
import { actionOf } from '../../app/state/pending';
import type { Status } from '../../sync/status';
import { useAppState } from '../AppContext';
import { StatusMark } from './StatusMark';

/** The order of urgency, most urgent first. */
const order: readonly Status['kind'][] = ['conflict', 'setAside', 'waiting', 'busyUntil', 'checking', 'sending'];

/** Marks a row of the plan whose action has unsaved changes. Renders nothing where everything is saved. */
export function RowMark({ actionId }: { actionId: number }): React.ReactElement | null {
  const status = useAppState(({ outbox }) => {
    const mine = outbox.entries.filter(({ operation }) => actionOf(operation) === actionId).map(one => one.status);
    return order.flatMap(kind => mine.filter(one => one.kind === kind))[0];
  });
  return status ? <StatusMark status={status} short /> : null;
}
