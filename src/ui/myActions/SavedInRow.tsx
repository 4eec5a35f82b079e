import * as React from 'react';
import { savedUpdate } from '../../app/pending';
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

/** In the row whose update was just saved: that it was, and the way to post it. */
export function SavedInRow({ app, actionId, words, posting }: SavedInRowProps): React.ReactElement {
  // The outbox tells of it for a few seconds only; the row does until it is left.
  const [update] = React.useState(() => savedUpdate(app.state.getState().outbox.operations, actionId));
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
