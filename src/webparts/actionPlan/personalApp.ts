import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import type { Device, Owner } from '../../app/ports';
import { createPersonal } from '../../app/personal';
import { createApp } from '../../app/store';
import { chosenPlansOf } from '../../device/chosenPlans';
import type { Connection } from '../../data/connection';
import { connect } from '../../data/connection';
import { findPlans } from '../../data/findPlans';
import { planStoreOf } from '../../data/planStore';
import { personalHost } from '../../host/personalAddress';
import { MyActionsApp } from '../../ui/myActions/MyActionsApp';
import type { PostingOffer } from '../../ui/post/PostingContext';

export interface PersonalPlug {
  /** The absolute address of the site that the page runs on. */
  homeUrl: string;
  /** The person who is signed in. */
  person: Pick<Owner, 'tenant' | 'user'>;
  /** The device's storage and locks for the person in the site at `webUrl`. */
  deviceIn(webUrl: string): Device;
  /** The sub-page id of the Teams deep link that opened the app. */
  subPageId: string | undefined;
  /** Posting and sharing for the site of a connection. */
  postingOver(connection: Connection): PostingOffer;
}

/** Starts “My actions”; gives the functions that draw it and end it. */
export function startPersonalApp({ homeUrl, person, deviceIn, subPageId, postingOver }: PersonalPlug): {
  draw(theme: Theme): React.ReactElement;
  close(): void;
} {
  const personal = createPersonal({
    openPlan: ({ webUrl, planId }, ownHost) =>
      createApp(planStoreOf(connect(webUrl), planId), ownHost, deviceIn(webUrl)),
    findPlans: (webUrl, link) => findPlans(connect, webUrl, link),
    now: () => Date.now(),
    storage: chosenPlansOf([person.tenant, person.user].join(' ')),
    host: personalHost(subPageId),
    homeUrl
  });
  const offers = new Map<string, PostingOffer>();
  const postingIn = (webUrl: string): PostingOffer => {
    const offer = offers.get(webUrl) ?? postingOver(connect(webUrl));
    offers.set(webUrl, offer);
    return offer;
  };
  return { draw: theme => React.createElement(MyActionsApp, { personal, theme, postingIn }), close: personal.close };
}
