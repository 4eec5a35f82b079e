import type { Answer } from '../odata/answer.ts';
import { bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, SharePointError } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import { linksOf } from './navigationRoutes.ts';
import type { Node } from './navigationRoutes.ts';

/** SharePoint answers this many levels when it isn't told how many. */
const usualDepth = 10;

/** Answers `_api/navigation`: the bars of a web as a tree, and where in it an address stands. */
export function routeMenu(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (context.method !== 'POST' || rest.length !== 1) throw noResource(next?.text ?? segment.text);
  const reader = new PropertyReader(bodyRecord(context), 'SP.MenuState');
  const links = linksOf(context, barOf(reader.text('mapProviderName') ?? ''));
  if (next?.name === 'menustate') {
    const key = reader.text('menuNodeKey') ?? '';
    const depth = reader.integer('depth') ?? usualDepth;
    reader.ignore('customProperties');
    reader.end();
    return {
      kind: 'value',
      name: 'MenuState',
      type: 'SP.Publishing.Navigation.MenuState',
      value: menuState(context, links, key, depth)
    };
  }
  if (next?.name !== 'menunodekey') throw noResource(next?.text ?? segment.text);
  const url = (reader.text('currentUrl') ?? '').toLowerCase();
  reader.end();
  const found = flat(links).find(
    node => url !== '' && (node.url.toLowerCase() === url || (context.origin + node.url).toLowerCase() === url)
  );
  if (!found)
    throw new SharePointError(404, '-1, System.ArgumentException', 'There is no navigation node with this address.');
  return { kind: 'value', name: 'MenuNodeKey', type: 'Edm.String', value: String(found.id) };
}

/** Of SharePoint's site map providers the global ones read the top bar, all others the quick launch. */
function barOf(provider: string): 'quicklaunch' | 'topnavigationbar' {
  return /^global/i.test(provider) ? 'topnavigationbar' : 'quicklaunch';
}

function flat(nodes: readonly Node[]): Node[] {
  return nodes.flatMap(node => [node, ...flat(node.children)]);
}

function menuState(context: Context, links: readonly Node[], key: string, depth: number): Record<string, unknown> {
  const start = key === '' ? undefined : flat(links).find(node => String(node.id) === key);
  if (key !== '' && !start) throw badRequest('The navigation node does not exist.');
  return {
    AudienceIds: null,
    FriendlyUrlPrefix: '',
    IsAudienceTargetEnabledForGlobalNav: false,
    Nodes: menuNodes(start?.children ?? links, depth),
    SPSitePrefix: context.web.url,
    SPWebPrefix: context.web.url,
    SimpleUrl: start?.url ?? '',
    StartingNodeKey: start ? key : '1025',
    StartingNodeTitle: start?.title ?? 'Quick launch',
    Version: context.web.created
  };
}

function menuNodes(nodes: readonly Node[], depth: number): Record<string, unknown>[] {
  if (depth <= 0) return [];
  return nodes
    .filter(node => node.visible)
    .map(node => ({
      AudienceIds: [],
      CurrentLCID: 1033,
      CustomProperties: [],
      FriendlyUrlSegment: '',
      IsDeleted: false,
      IsHidden: false,
      IsTitleForExistingLanguage: false,
      Key: String(node.id),
      NodeType: 0,
      Nodes: menuNodes(node.children, depth - 1),
      OpenInNewWindow: null,
      SimpleUrl: node.url,
      Title: node.title,
      Translations: []
    }));
}
