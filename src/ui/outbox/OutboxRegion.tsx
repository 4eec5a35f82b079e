import * as React from 'react';
import type { ReadyScreen } from '../../app/store';
import type { Entry } from '../../sync/status';
import { useAppState } from '../AppContext';
import { Lazy } from '../shell/Lazy';
import { Announcer } from './Announcer';
import { UndoNotice } from './UndoNotice';

/**
 * Fetches the chunk with the list. It is prefetched while there is a network, since the list is mostly needed offline.
 */
export const loadOutboxList = (): Promise<typeof import('./OutboxList')> =>
  import(/* webpackChunkName: 'waiting-list' */ './OutboxList');

/**
 * True for an entry that the list should show. A first attempt is left out: it is mostly done before anybody could read
 * it.
 */
function isWaiting({ status }: Entry): boolean {
  return (
    status.kind !== 'saved' &&
    status.kind !== 'sending' &&
    !(status.kind === 'waiting' && !status.failure && status.nextTry === undefined)
  );
}

/**
 * The outbox above a plan: the unsaved changes, the undo notice and the announcements. While the panel is open, it has
 * its own undo notice and announcements.
 */
export function OutboxRegion({ screen }: { screen: ReadyScreen }): React.ReactElement {
  const isPanelOpen = useAppState(state => state.view.actionId !== undefined);
  const hasWaiting = useAppState(({ outbox }) => outbox.unreadable.length > 0 || outbox.entries.some(isWaiting));
  return (
    <>
      {!isPanelOpen && <Announcer />}
      {!isPanelOpen && <UndoNotice />}
      {hasWaiting && (
        <Lazy load={loadOutboxList} fallback={<span />}>
          {({ default: OutboxList }) => <OutboxList screen={screen} />}
        </Lazy>
      )}
    </>
  );
}
