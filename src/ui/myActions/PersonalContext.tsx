import * as React from 'react';
import { useStore } from 'zustand';
import type { Personal, PersonalState } from '../../app/personal';
import type { PostingOffer } from '../post/PostingContext';

const PersonalContext = React.createContext<Personal | undefined>(undefined);

export const PersonalProvider = PersonalContext.Provider;

/** Returns the personal app of the nearest provider: its commands, and its state for `usePersonalState`. */
export function usePersonal(): Personal {
  const personal = React.useContext(PersonalContext);
  if (!personal) throw new Error('usePersonal needs a PersonalProvider around it');
  return personal;
}

/** Selects a part of the personal app's state. The component renders again only when that part changes. */
export function usePersonalState<Part>(select: (state: PersonalState) => Part): Part {
  return useStore(usePersonal().state, select);
}

/** Gives what is offered for posting on the site at `webUrl`. */
export type PostingIn = (webUrl: string) => PostingOffer;

const PostingInContext = React.createContext<PostingIn | undefined>(undefined);

export const PostingInProvider = PostingInContext.Provider;

/**
 * Returns what is offered for posting on a plan's site. A personal app has no setting of its own, so posting is on
 * wherever the plan has a channel.
 */
export function usePostingIn(webUrl: string | undefined, hasChannel: boolean): PostingOffer | undefined {
  const postingIn = React.useContext(PostingInContext);
  return React.useMemo(() => {
    const offer = webUrl === undefined ? undefined : postingIn?.(webUrl);
    return offer && { on: hasChannel, load: offer.load };
  }, [postingIn, webUrl, hasChannel]);
}
