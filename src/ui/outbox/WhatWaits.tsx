import * as React from 'react';
import type { ReadyScreen } from '../../app/store';
import type { Shown } from '../../sync/status';
import { useAppState } from '../AppContext';
import { Later } from '../Later';
import { Announcer } from './Announcer';
import { UndoNotice } from './UndoNotice';

/** The list, in a chunk of its own; fetched while there is a network, since it is for when there is none. */
export const loadWaitingList = (): Promise<typeof import('./WaitingList')> =>
  import(/* webpackChunkName: 'waiting-list' */ './WaitingList');

/** What is on its way for the first time needs no list: it is mostly there before one could read it. */
function isWaiting({ status }: Shown): boolean {
  return (
    status.kind !== 'saved' &&
    status.kind !== 'sending' &&
    !(status.kind === 'waiting' && !status.failure && status.nextTry === undefined)
  );
}

/** Above a plan: what of this person isn't saved, what was just saved and can be taken back, and both for the ear. The panel has its own while it is open. */
export function WhatWaits({ screen }: { screen: ReadyScreen }): React.ReactElement {
  const isPanelOpen = useAppState(state => state.view.actionId !== undefined);
  const hasWaiting = useAppState(({ outbox }) => outbox.unreadable.length > 0 || outbox.operations.some(isWaiting));
  return (
    <>
      {!isPanelOpen && <Announcer />}
      {!isPanelOpen && <UndoNotice />}
      {hasWaiting && (
        <Later load={loadWaitingList} meanwhile={<span />}>
          {({ default: WaitingList }) => <WaitingList screen={screen} />}
        </Later>
      )}
    </>
  );
}
