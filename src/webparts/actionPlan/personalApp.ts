import * as React from 'react';
import type { Theme } from '@fluentui/react/lib/Theme';
import type { Device } from '../../app/ports';
import { createPersonal } from '../../app/personal';
import { personalKeys } from '../../app/personalAddress';
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
  /** The site that the page runs on, absolute. */
  homeUrl: string;
  /** What this device keeps for the person in one site. */
  deviceIn(webUrl: string): Device;
  /** What a Teams deep link asked for. */
  subPageId: string | undefined;
  /** What the site of a connection is offered for posting. */
  postingOver(connection: Connection): PostingOffer;
}

/** Starts “My actions”; gives back how to draw it and how to end it. */
export function startPersonalApp({ homeUrl, deviceIn, subPageId, postingOver }: PersonalPlug): {
  draw(theme: Theme): React.ReactElement;
  close(): void;
} {
  const { tenant, user } = deviceIn(homeUrl).owner;
  const personal = createPersonal({
    openPlan: ({ webUrl, planId }, ownHost) =>
      createApp(planStoreOf(connect(webUrl), planId), ownHost, deviceIn(webUrl)),
    findPlans: (webUrl, link) => findPlans(connect, webUrl, link),
    now: () => Date.now(),
    storage: chosenPlansOf([tenant, user].join(' ')),
    host: personalHost(personalKeys, subPageId),
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
