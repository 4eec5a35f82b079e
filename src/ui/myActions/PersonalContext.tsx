import * as React from 'react';
import { useStore } from 'zustand';
import type { Personal, PersonalState } from '../../app/personal';
import type { PostingOffer } from '../post/PostingContext';

const PersonalContext = React.createContext<Personal | undefined>(undefined);

export const PersonalProvider = PersonalContext.Provider;

/** The person's own actions: what can be asked for, and the state through `usePersonalState`. */
export function usePersonal(): Personal {
  const personal = React.useContext(PersonalContext);
  if (!personal) throw new Error('usePersonal needs a PersonalProvider around it');
  return personal;
}

/** A part of the state; the component is drawn anew only when that part changes. */
export function usePersonalState<Part>(select: (state: PersonalState) => Part): Part {
  return useStore(usePersonal().state, select);
}

/** What the site at `webUrl` is offered for posting. */
export type PostingIn = (webUrl: string) => PostingOffer;

const PostingInContext = React.createContext<PostingIn | undefined>(undefined);

export const PostingInProvider = PostingInContext.Provider;

/** Of a site's plan. A personal app has no settings for it: posting is on where managers gave the plan a channel. */
export function usePostingIn(webUrl: string | undefined, hasChannel: boolean): PostingOffer | undefined {
  const postingIn = React.useContext(PostingInContext);
  return React.useMemo(() => {
    const offer = webUrl === undefined ? undefined : postingIn?.(webUrl);
    return offer && { on: hasChannel, load: offer.load };
  }, [postingIn, webUrl, hasChannel]);
}
