import * as React from 'react';
import type { PostingPorts } from '../../app/posting';

/** What the web part offers for posting. */
export interface PostingOffer {
  /** True where posting directly to a channel is switched on. */
  on: boolean;
  /** Fetches the chunk that posts. */
  load(): Promise<PostingPorts>;
}

const PostingContext = React.createContext<PostingOffer | undefined>(undefined);

export const PostingProvider = PostingContext.Provider;

/** Undefined where nothing can be shared from here. */
export function usePosting(): PostingOffer | undefined {
  return React.useContext(PostingContext);
}
