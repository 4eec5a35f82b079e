import type { Answer, Entity } from '../odata/answer.ts';
import { nullAnswer } from '../odata/answer.ts';
import { bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource, SharePointError } from '../odata/errors.ts';
import { plainGuid, textArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { demand, permissions, webMask } from './rights.ts';

/** The features that this server knows, each with whether it is active in a new web or site collection. Turning one on or off is kept, and changes nothing else. */
const features: Record<'web' | 'site', Record<string, boolean>> = {
  web: {
    '00bfea71-de22-43b2-a848-c05709900100': true,
    '00bfea71-e717-4e80-aa17-d0c71b360101': true,
    '00bfea71-c796-4402-9f2f-0eb9a6e71b18': true,
    '99fe402e-89a0-45aa-9163-85342e865dc8': true,
    'b6917cb1-93a0-4b97-a84d-7cf49975d4ec': true,
    'a7a2793e-67cd-4dc1-9fd0-43f61581207a': false,
    '87294c72-f260-42f3-a41b-981a2ffce37a': false
  },
  site: {
    'b21b090c-c796-4b0f-ac0f-7ef1659c20ae': true,
    '43f41342-1a37-4372-8ca0-b44d881e4434': true,
    'e3540c7d-6bea-403c-a224-1a12eafee4c4': false,
    '6e1e5426-2ebd-4871-8027-c5ca86371ead': false
  }
};

function featureEntity(scope: 'web' | 'site', id: string): Entity {
  return {
    type: 'SP.Feature',
    path: `${scope === 'web' ? 'Web' : 'Site'}/Features/GetById(guid'${id}')`,
    set: 'SP.ApiData.Features',
    properties: { DefinitionId: id },
    extra: { DisplayName: () => null }
  };
}

/** Answers everything under `features` of a web or a site collection. */
export function routeFeatures(
  context: Context,
  scope: 'web' | 'site',
  segment: Segment,
  rest: readonly Segment[]
): Answer {
  const { store, web, method } = context;
  const owner = scope === 'web' ? web.id : web.site;
  const changed = store.siteData.get<Record<string, boolean>>(owner, 'features') ?? {};
  const all = { ...features[scope], ...changed };
  const isActive = (id: string): boolean => Object.hasOwn(all, id) && all[id] === true;
  const [next] = rest;
  if (rest.length > 1) throw noResource(segment.text);
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (byId && method === 'GET') {
    const id = plainGuid(textArgument(byId, 0));
    return isActive(id) ? { kind: 'entity', entity: featureEntity(scope, id) } : nullAnswer('GetById', context.format);
  }
  if (!next && method === 'GET') {
    return {
      kind: 'collection',
      set: 'SP.ApiData.Features',
      entities: Object.keys(all)
        .filter(isActive)
        .map(id => featureEntity(scope, id))
    };
  }
  if (method !== 'POST' || (next?.name !== 'add' && next?.name !== 'remove'))
    throw noResource(next?.text ?? segment.text);
  demand(webMask(store, web, context.user.id), permissions.manageWeb);
  const reader = new PropertyReader(bodyRecord(context), 'SP.Feature');
  const id = plainGuid(reader.text('featureId') ?? '');
  const force = reader.boolean('force') ?? false;
  reader.ignore('featdefScope');
  reader.end();
  if (!Object.hasOwn(features[scope], id))
    throw failed(`Feature with Id '${id}' is not installed in this farm, and cannot be added to this scope.`);
  const adds = next.name === 'add';
  if (adds && isActive(id) && !force) throw failed(`Feature with Id '${id}' is already activated at this scope.`);
  if (!adds && !isActive(id)) throw failed(`Feature with Id '${id}' is not activated at this scope.`);
  store.siteData.set(owner, 'features', { ...changed, [id]: adds });
  return adds ? { kind: 'entity', entity: featureEntity(scope, id) } : { kind: 'empty', status: 200 };
}

function failed(text: string): SharePointError {
  return new SharePointError(500, '-1, System.InvalidOperationException', text);
}
