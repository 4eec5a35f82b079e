import type { Answer, Entity } from '../odata/answer.ts';
import { apiUrl, bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, SharePointError } from '../odata/errors.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import type { List } from '../store/model.ts';
import { demand, listMask, permissions, webMask } from './rights.ts';

/** A link of a navigation bar. */
export interface Node {
  id: number;
  title: string;
  url: string;
  visible: boolean;
  children: Node[];
  /** Of a list that is shown on the quick launch: the link goes when the list does. */
  list?: string;
}

/** What is kept of a bar: the links that were added, and the order of all. */
interface Bar {
  nextId: number;
  added: Node[];
  order: number[];
}

const bars = { quicklaunch: 'QuickLaunch', topnavigationbar: 'TopNavigationBar' } as const;
type BarName = keyof typeof bars;

/** SharePoint numbers the links of a web from about here. */
const firstId = 2000;

/** Answers everything under a web's `navigation`. */
export function routeNavigation(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (!next && context.method === 'GET') {
    return {
      kind: 'entity',
      entity: {
        type: 'SP.Navigation',
        path: 'Web/Navigation',
        set: 'SP.ApiData.Navigations',
        properties: { UseShared: context.web.parent !== undefined }
      }
    };
  }
  if (next?.name !== 'quicklaunch' && next?.name !== 'topnavigationbar') throw noResource(next?.text ?? 'navigation');
  const name = next.name;
  const bar = readBar(context, name);
  const path = `Web/Navigation/${bars[name]}`;
  return routeNodes(
    context,
    { name, bar, path, siblings: allNodes(context, name, bar), added: bar.added },
    next,
    after
  );
}

/** Where links are looked for and added: a bar, or the children of one of its links. */
interface Place {
  name: BarName;
  bar: Bar;
  path: string;
  siblings: readonly Node[];
  added: Node[];
}

/** The links of a bar of the request's web, as this user sees them. */
export function linksOf(context: Context, name: BarName): readonly Node[] {
  return allNodes(context, name, readBar(context, name));
}

function readBar(context: Context, name: BarName): Bar {
  const kept = context.store.siteData.get<Bar>(context.web.id, name);
  return kept ? structuredClone(kept) : { nextId: firstId, added: [], order: [] };
}

/** The links of a bar in their order: home, the lists that are shown there, and what was added. */
function allNodes(context: Context, name: BarName, bar: Bar): Node[] {
  const { store, web, user } = context;
  const home: Node = {
    id: 1031,
    title: name === 'quicklaunch' ? 'Home' : web.title,
    url: web.url,
    visible: true,
    children: []
  };
  const shown =
    name === 'quicklaunch'
      ? store.listsOf(web.id).filter(list => list.settings.OnQuickLaunch && listMask(store, web, list, user.id) !== 0n)
      : [];
  const nodes = [home, ...shown.map(listNode), ...bar.added];
  const place = (node: Node): number =>
    bar.order.includes(node.id) ? bar.order.indexOf(node.id) : Number.MAX_SAFE_INTEGER;
  return nodes
    .map((node, index) => ({ node, index }))
    .sort((a, b) => place(a.node) - place(b.node) || a.index - b.index)
    .map(({ node }) => node);
}

function listNode(list: List): Node {
  // Six hexadecimal digits of the list's id: the same at every reading, and far from the numbers of the links that were added.
  return {
    id: 1_000_000 + parseInt(list.id.slice(0, 6), 16),
    title: list.title,
    url: list.folder,
    visible: true,
    children: [],
    list: list.id
  };
}

function nodeEntity(node: Node, path: string): Entity {
  return {
    type: 'SP.NavigationNode',
    path: `${path}(${node.id})`,
    set: 'SP.ApiData.NavigationNodes',
    properties: {
      AudienceIds: null,
      CurrentLCID: 1033,
      Id: node.id,
      IsDocLib: node.list !== undefined,
      IsExternal: /^https?:/i.test(node.url),
      IsVisible: node.visible,
      ListTemplateType: 0,
      OpenInNewWindow: null,
      Title: node.title,
      Url: node.url
    },
    related: { Children: () => node.children.map(child => nodeEntity(child, `${path}(${node.id})/Children`)) }
  };
}

function routeNodes(context: Context, place: Place, segment: Segment, rest: readonly Segment[]): Answer {
  const { method } = context;
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId) {
    const node = place.siblings.find(one => one.id === integerArgument(byId, 0));
    if (!node)
      throw new SharePointError(404, '-2147024809, System.ArgumentException', 'The navigation node does not exist.');
    return routeNode(context, place, node, byId === next ? after : rest);
  }
  if (!next && method === 'GET') {
    return {
      kind: 'collection',
      set: 'SP.ApiData.NavigationNodes',
      entities: place.siblings.map(node => nodeEntity(node, place.path))
    };
  }
  if (method !== 'POST' || rest.length > 1) throw noResource(next?.text ?? segment.text);
  demandManage(context);
  const reader = new PropertyReader(bodyRecord(context), 'SP.NavigationNode');
  if (next?.name === 'moveafter') {
    const [moved, before] = [reader.integer('nodeId'), reader.integer('previousNodeId')];
    reader.end();
    const ids = place.siblings.map(node => node.id);
    if (moved === undefined || before === undefined || !ids.includes(moved) || !ids.includes(before))
      throw badRequest('The navigation node does not exist.');
    const others = ids.filter(id => id !== moved);
    others.splice(others.indexOf(before) + 1, 0, moved);
    place.bar.order = others;
    save(context, place);
    return { kind: 'empty', status: 200 };
  }
  if (next) throw noResource(next.text);
  const node: Node = {
    id: place.bar.nextId++,
    title: reader.text('Title') ?? '',
    url: reader.text('Url') ?? '',
    visible: reader.boolean('IsVisible') ?? true,
    children: []
  };
  reader.ignore('IsExternal', 'AsLastNode');
  reader.end();
  if (node.title === '' || node.url === '') throw badRequest('A navigation node has a Title and a Url.');
  place.added.push(node);
  save(context, place);
  const entity = nodeEntity(node, place.path);
  return { kind: 'entity', entity, status: 201, headers: { Location: apiUrl(context) + entity.path } };
}

function routeNode(context: Context, place: Place, node: Node, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (next?.name === 'children') {
    return routeNodes(
      context,
      { ...place, path: `${place.path}(${node.id})/Children`, siblings: node.children, added: node.children },
      next,
      after
    );
  }
  const entity = nodeEntity(node, place.path);
  if (next) {
    const name = Object.keys(entity.properties).find(one => one.toLowerCase() === next.name);
    if (context.method !== 'GET' || after.length > 0 || name === undefined) throw noResource(next.text);
    return { kind: 'value', name, type: 'Edm.String', value: entity.properties[name] };
  }
  if (context.method === 'GET') return { kind: 'entity', entity };
  if (context.method === 'POST') throw noResource('navigation');
  demandManage(context);
  if (!place.added.includes(node)) {
    const list = context.method === 'DELETE' && node.list !== undefined ? context.store.list(node.list) : undefined;
    if (!list) throw badRequest('This navigation node comes with the site and cannot be changed.');
    // As in SharePoint: a list whose link is removed is no longer on the quick launch.
    context.store.saveList({ ...list, settings: { ...list.settings, OnQuickLaunch: false } });
    return { kind: 'empty', status: 200 };
  }
  if (context.method === 'DELETE') {
    place.added.splice(place.added.indexOf(node), 1);
    save(context, place);
    return { kind: 'empty', status: 200 };
  }
  const reader = new PropertyReader(bodyRecord(context), 'SP.NavigationNode');
  node.title = reader.text('Title') ?? node.title;
  node.url = reader.text('Url') ?? node.url;
  node.visible = reader.boolean('IsVisible') ?? node.visible;
  reader.end();
  save(context, place);
  return { kind: 'empty', status: 204 };
}

function demandManage(context: Context): void {
  demand(webMask(context.store, context.web, context.user.id), permissions.manageWeb);
}

function save(context: Context, place: Place): void {
  context.store.siteData.set(context.web.id, place.name, place.bar);
}
