import type { Answer } from '../odata/answer.ts';
import { bodyParameters, nowText } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource, SharePointError } from '../odata/errors.ts';
import { integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { demand, permissions, webMask } from '../people/rights.ts';
import { webEntity } from './webEntity.ts';
import { subwebs } from './webTree.ts';
import { createSubweb } from './webs.ts';

/** Answers a web's `webs` and `webs/add`. */
export function routeWebs(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const { store, web, method, user } = context;
  const [next] = rest;
  if (!next && method === 'GET') {
    return {
      kind: 'collection',
      set: 'SP.ApiData.Webs',
      entities: subwebs(context, web).map(one => webEntity(context, one))
    };
  }
  if (method !== 'POST' || (next && next.name !== 'add')) throw noResource(next?.text ?? segment.text);
  demand(webMask(store, web, user.id), permissions.manageSubwebs);
  const reader = new PropertyReader(bodyParameters(context), 'SP.WebCreationInformation');
  const title = reader.text('Title') ?? '';
  const url = reader.text('Url') ?? '';
  const description = reader.text('Description') ?? '';
  const inherit = reader.boolean('UseSamePermissionsAsParentSite') ?? true;
  reader.ignore('Language', 'WebTemplate');
  reader.end();
  const added = createSubweb(
    context,
    web,
    { title: title || url, url, description, inherit, user: user.id },
    nowText(context)
  );
  const entity = webEntity(context, added);
  return { kind: 'entity', entity, status: 201, headers: { Location: entity.path } };
}

/** Answers `webinfos` and `getsubwebsfilteredforcurrentuser`, which tell little of each subweb. */
export function webInfos(context: Context, segment: Segment): Answer {
  // -1 means any template; every web here is of one template, STS, which SharePoint numbers 1, and of configuration 3.
  const wanted = (name: string, own: number): boolean => {
    const value =
      segment.args && segment.args.length > 0
        ? integerArgument(segment, name === 'nWebTemplateFilter' ? 0 : 1, name)
        : -1;
    return value === -1 || value === own;
  };
  const matching =
    wanted('nWebTemplateFilter', 1) && wanted('nConfigurationFilter', 3) ? subwebs(context, context.web) : [];
  return {
    kind: 'collection',
    set: 'SP.ApiData.WebInfos',
    entities: matching.map(one => ({
      type: 'SP.WebInformation',
      path: `${context.origin}${context.web.url}/_api/Web/WebInfos('${one.id}')`,
      set: 'SP.ApiData.WebInfos',
      properties: {
        Configuration: 3,
        Created: one.created,
        Description: one.description,
        Id: one.id,
        Language: 1033,
        LastItemModifiedDate: one.created,
        LastItemUserModifiedDate: one.created,
        ServerRelativeUrl: one.url,
        Title: one.title,
        WebTemplate: 'STS',
        WebTemplateId: 1
      }
    }))
  };
}

/**
 * Removes a subweb with all that is in it, its recycle bin too; SharePoint refuses it for a root web and while there
 * are subwebs.
 */
export function deleteWeb(context: Context): Answer {
  const { store, web, user } = context;
  demand(webMask(store, web, user.id), permissions.manageWeb);
  if (web.parent === undefined) throw badRequest('The root Web site of a site collection cannot be deleted.');
  if (store.webs().some(one => one.parent === web.id)) {
    throw new SharePointError(
      500,
      '-2147467259, Microsoft.SharePoint.SPException',
      `Error deleting Web site "${web.url}". Sites that have subsites or certain apps can't be deleted. Please try again after deleting all subsites and removing apps.`
    );
  }
  for (const list of store.listsOf(web.id)) store.removeList(list);
  store.recycleBin.removeWeb(web.id);
  store.removeWeb(web);
  return { kind: 'empty', status: 200 };
}
