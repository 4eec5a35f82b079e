import { ownValue } from '../json.ts';
import { nullAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Segment } from './path.ts';

/** Collections that are always empty here, by their paths, with their names in `odata.metadata`. */
const emptyCollections: Readonly<Record<'web' | 'list', Readonly<Record<string, string>>>> = {
  web: {
    customlisttemplates: 'ListTemplates',
    features: 'Features',
    getcustomlisttemplates: 'ListTemplates',
    'navigation/quicklaunch': 'NavigationNodes',
    'navigation/topnavigationbar': 'NavigationNodes',
    usercustomactions: 'WebUserCustomActions'
  },
  list: {
    eventreceivers: 'EventReceiverDefinitions',
    subscriptions: 'Subscriptions',
    usercustomactions: 'ListUserCustomActions'
  }
};

/**
 * Answers what clients read of a web or a list although this server has none of it: navigation, features, custom
 * actions and the like. They can be read only; undefined for any other path or method.
 */
export function routeEmpty(
  context: Context,
  owner: 'web' | 'list',
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  if (context.method !== 'GET') return undefined;
  // No site here is part of a hub.
  if (owner === 'web' && segment.name === 'hubsitedata' && rest.length === 0)
    return nullAnswer('HubSiteData', context.format);
  const set = ownValue(emptyCollections[owner], [segment, ...rest].map(step => step.name).join('/'));
  if (set === undefined || segment.args?.length) return undefined;
  return { kind: 'collection', set: `SP.ApiData.${set}`, entities: [] };
}
