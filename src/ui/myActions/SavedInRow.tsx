import * as React from 'react';
import { savedUpdate } from '../../app/state/pending';
import type { App } from '../../app/store';
import { AppProvider } from '../AppContext';
import { Banner } from '../controls/Banner';
import type { PostingOffer } from '../post/PostingContext';
import { PostingProvider } from '../post/PostingContext';
import { UpdatePost } from '../post/UpdatePost';

interface SavedInRowProps {
  app: App;
  actionId: number;
  words: string;
  posting: PostingOffer | undefined;
}

/** Shown in the row whose update has just been saved: confirms it, and offers to post it. */
export function SavedInRow({ app, actionId, words, posting }: SavedInRowProps): React.ReactElement {
  // The outbox drops a saved entry after a few seconds, but the row needs it for longer, so it is held here.
  const [update] = React.useState(() => savedUpdate(app.state.getState().outbox.entries, actionId));
  return (
    <AppProvider value={app}>
      <PostingProvider value={posting}>
        <Banner tone="calm" sign="Ticked" actions={update && <UpdatePost update={update} only="button" />}>
          {words}
        </Banner>
      </PostingProvider>
    </AppProvider>
  );
}
