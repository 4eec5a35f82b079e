import { randomUUID } from 'node:crypto';
import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badQuery, noResource } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import { readXml } from '../odata/xml.ts';
import type { Element } from '../odata/xml.ts';
import { mayManage } from '../people/groups.ts';
import type { Principal } from '../store/model.ts';

/** The type of `SP.RequestContext`. */
const requestContext = '{3747adcd-a3c3-41b9-bfab-4a64dd2f1e0a}';
const libraryVersion = '16.0.0.25409';

/** What a path of a query leads to. */
type Target = { kind: 'context' | 'web' | 'groups' } | { kind: 'principal'; principal: Principal };

/** An error that a query answers: with status 200, in its `ErrorInfo`. */
class QueryError extends Error {
  readonly code: number;
  readonly type: string;

  constructor(message: string, code: number, type: string) {
    super(message);
    this.code = code;
    this.type = type;
  }
}

const invalid = (message: string): QueryError =>
  new QueryError(message, -1, 'Microsoft.SharePoint.Client.InvalidClientQueryException');

/**
 * Answers `ProcessQuery` (MS-CSOM) for what is asked most often over it: `Owner` of a group of the site, which may be a
 * group. Everything else in a query is an error of the query, and nothing of it is done.
 */
export function routeProcessQuery(context: Context, segment: Segment, rest: readonly Segment[]): Answer | undefined {
  if (segment.name !== 'processquery') return undefined;
  if (context.method !== 'POST' || rest.length > 0) throw noResource(segment.text);
  const request = readXml(context.bytes.toString('utf8'))?.find(one => one.name === 'Request');
  if (!request) throw badQuery('The body of the query is no Request.');
  const trace = randomUUID();
  const said = (error: object | null): Answer => ({
    kind: 'bytes',
    contentType: 'application/json; charset=utf-8',
    bytes: Buffer.from(
      JSON.stringify([
        { SchemaVersion: '15.0.0.0', LibraryVersion: libraryVersion, ErrorInfo: error, TraceCorrelationId: trace }
      ])
    )
  });
  try {
    // Everything is understood before anything is done.
    for (const save of actionsOf(context, request)) save();
    return said(null);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return said({
      ErrorMessage: error.message,
      ErrorValue: null,
      TraceCorrelationId: trace,
      ErrorCode: error.code,
      ErrorTypeName: error.type
    });
  }
}

function child(element: Element, name: string): readonly Element[] {
  return element.children.find(one => one.name === name)?.children ?? [];
}

function actionsOf(context: Context, request: Element): (() => void)[] {
  const paths = new Map(child(request, 'ObjectPaths').map(path => [path.attributes.get('Id') ?? '', path]));
  const targetOf = (id: string | undefined, depth = 0): Target => {
    const path = paths.get(id ?? '');
    if (!path || depth > 10) throw invalid(`The object path '${id ?? ''}' is not valid.`);
    return follow(context, path, () => targetOf(path.attributes.get('ParentId'), depth + 1));
  };
  const groupAt = (id: string | undefined): Principal => {
    const target = targetOf(id);
    if (target.kind !== 'principal' || target.principal.kind !== 8) throw invalid('The object path leads to no group.');
    return target.principal;
  };
  const owners = new Map<number, number>();
  const saves: (() => void)[] = [];
  for (const action of child(request, 'Actions')) {
    const group = groupAt(action.attributes.get('ObjectPathId'));
    const name = action.attributes.get('Name');
    if (action.name === 'SetProperty' && name === 'Owner') {
      const owner = targetOf(action.children[0]?.attributes.get('ObjectPathId'));
      if (owner.kind !== 'principal') throw invalid('The owner of a group is a user or a group.');
      owners.set(group.id, owner.principal.id);
    } else if (action.name === 'Method' && name === 'Update') {
      if (!mayManage(context, group))
        throw new QueryError(
          'Access denied. You do not have permission to perform this action or access this resource.',
          -2147024891,
          'System.UnauthorizedAccessException'
        );
      const owner = owners.get(group.id);
      if (owner !== undefined) saves.push(() => context.store.principals.save(context.web.site, { ...group, owner }));
    } else throw invalid(`The action ${action.name} ${name ?? ''} is not supported.`);
  }
  return saves;
}

function follow(context: Context, path: Element, parent: () => Target): Target {
  const name = path.attributes.get('Name') ?? '';
  const principals = context.store.principals.of(context.web.site);
  const numbered = (id: number, kind: number): Target => {
    const principal = principals.find(one => one.id === id && one.kind === kind && !one.removed);
    if (!principal) throw new QueryError('Group cannot be found.', -2146232832, 'Microsoft.SharePoint.SPException');
    return { kind: 'principal', principal };
  };
  if (path.name === 'StaticProperty' && path.attributes.get('TypeId') === requestContext && name === 'Current')
    return { kind: 'context' };
  const from = parent();
  if (path.name === 'Property' && from.kind === 'context' && name === 'Web') return { kind: 'web' };
  if (path.name === 'Property' && from.kind === 'web' && name === 'SiteGroups') return { kind: 'groups' };
  if (path.name === 'Method' && name === 'GetById' && from.kind === 'groups')
    return numbered(Number(child(path, 'Parameters')[0]?.text), 8);
  if (path.name === 'Method' && name === 'GetUserById' && from.kind === 'web')
    return numbered(Number(child(path, 'Parameters')[0]?.text), 1);
  throw invalid(`The object path ${path.name} ${name} is not supported.`);
}
