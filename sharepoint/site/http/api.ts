import { randomUUID } from 'node:crypto';
import { parseJson } from '../json.ts';
import { nullAnswer, readFormat, render, renderError } from '../odata/answer.ts';
import type { Answer, Format } from '../odata/answer.ts';
import { apiUrl } from '../odata/context.ts';
import type { Context, Method, Server } from '../odata/context.ts';
import { badQuery, noResource, SharePointError } from '../odata/errors.ts';
import { parsePath } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { parseQuery } from '../odata/query.ts';
import { plainLogin } from '../people/principals.ts';
import type { Person, Principal, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { routeApi } from '../webs/apiRoutes.ts';
import { zoneOf } from '../webs/webs.ts';
import { digestLifetime, makeDigest } from './digest.ts';

/** What the API needs to know of the server that it runs in. */
export interface Api extends Server {
  people: readonly Person[];
  secret: string;
  now: () => number;
}

/** A request to the API, whether it came alone or as a part of a batch. */
export interface ApiRequest {
  origin: string;
  method: string;
  /** Path and query, as sent. */
  url: string;
  /** By name in lower case. */
  headers: ReadonlyMap<string, string>;
  body: Buffer;
  login: string;
}

/** What goes back. */
export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** An address of the API: `_api` is SharePoint's short name of `_vti_bin/client.svc`. */
export const apiPath = /^(.*?)\/+(?:_api|_vti_bin\/client\.svc)(?:\/(.*))?$/i;

/** The web and the API path that an address names; undefined when it is no address of the API. */
export function splitUrl(
  store: Store,
  url: string
): { web: Web | undefined; path: string; search: string } | undefined {
  const question = url.indexOf('?');
  const pathname = question < 0 ? url : url.slice(0, question);
  const match = apiPath.exec(pathname);
  if (!match) return undefined;
  const webUrl = decode(match[1] ?? '').replace(/\/+$/, '') || '/';
  return {
    web: store.webs().find(web => web.url.toLowerCase() === webUrl.toLowerCase()),
    path: match[2] ?? '',
    search: question < 0 ? '' : url.slice(question + 1)
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badQuery(`The expression "${text}" is not valid.`);
  }
}

/** Answers one request; what goes wrong is answered too, as SharePoint words it. */
export function answerApi(api: Api, request: ApiRequest): ApiResponse {
  const accept = request.headers.get('accept');
  const contentType = request.headers.get('content-type') ?? '';
  const version = request.headers.get('odata-version');
  // Without an Accept that says so, a verbose body is answered verbosely.
  const format = readFormat(accept === undefined || accept === '*/*' ? contentType : accept, version);
  try {
    const found = splitUrl(api.store, request.url);
    if (!found?.web)
      return { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };
    const query = parseQuery(found.search);
    const path = parsePath(decode(found.path), query.aliases);
    const context: Context = {
      store: api.store,
      modules: api.modules,
      origin: request.origin,
      people: api.people,
      now: api.now,
      web: found.web,
      user: userOf(api, found.web, request.login),
      method: methodOf(request),
      query,
      zone: zoneOf(found.web),
      bytes: request.body,
      json: once(() => jsonOf(request.body)),
      verboseBody: /odata=verbose/i.test(contentType),
      ifMatch: request.headers.get('if-match'),
      format
    };
    const work = (): ApiResponse => {
      const answer = path[0]?.name === 'contextinfo' ? contextInfo(api, context) : routeApi(context, path);
      return respond(methodAnswer(answer, context, path), context);
    };
    return context.method === 'GET' ? work() : api.store.transaction(work);
  } catch (error) {
    if (error instanceof SharePointError) return failed(error, format);
    console.error(error);
    return failed(
      new SharePointError(500, '-1, System.Exception', 'The local SharePoint failed. Its own output says why.'),
      format
    );
  }
}

/** The user that a login is in a site; one whom the site doesn't know has no rights there. */
function userOf(api: Api, web: Web, login: string): Principal {
  const known = api.store.principals
    .of(web.site)
    .find(one => one.kind === 1 && !one.removed && one.login.toLowerCase() === plainLogin(login));
  return (
    known ?? {
      id: 0,
      kind: 1,
      login,
      title: login,
      email: '',
      description: '',
      owner: undefined,
      jobTitle: '',
      department: ''
    }
  );
}

function methodOf(request: ApiRequest): Method {
  const tunnelled = request.method === 'POST' ? request.headers.get('x-http-method') : undefined;
  const method = (tunnelled ?? request.method).toUpperCase();
  switch (method) {
    case 'GET':
    case 'POST':
    case 'PUT':
    case 'DELETE':
    case 'MERGE':
      return method;
    case 'PATCH':
      return 'MERGE';
  }
  throw new SharePointError(
    405,
    '-1, Microsoft.SharePoint.Client.InvalidClientQueryException',
    `The HTTP method '${method}' is not supported.`
  );
}

/** Reads once, and answers the same ever after. */
function once<T>(read: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: read() }).value;
}

function jsonOf(body: Buffer): unknown {
  const text = body.toString('utf8');
  if (text.trim() === '') return undefined;
  const parsed = parseJson(text);
  if (!parsed) throw badQuery('Invalid JSON. The request body could not be read as JSON.');
  return parsed.value;
}

function contextInfo(api: Api, context: Context): Answer {
  if (context.method !== 'POST') throw noResource('contextinfo');
  const root = api.store.webs().find(web => web.site === context.web.site && web.parent === undefined) ?? context.web;
  return {
    kind: 'value',
    name: 'GetContextWebInformation',
    type: 'SP.ContextWebInformation',
    value: {
      FormDigestTimeoutSeconds: digestLifetime,
      FormDigestValue: makeDigest(api.secret, context.web.site, context.user.login, api.now()),
      LibraryVersion: '16.0.25409.12001',
      SiteFullUrl: context.origin + root.url,
      SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'],
      WebFullUrl: context.origin + context.web.url
    }
  };
}

/** The Content-Type of an answer. */
function contentTypeOf(format: Format): string {
  if (format.v4) {
    return `application/json;odata.metadata=${format.level === 'none' ? 'none' : 'minimal'};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;
  }
  const level = { none: 'nometadata', minimal: 'minimalmetadata', verbose: 'verbose' }[format.level];
  return `application/json;odata=${level};streaming=true;charset=utf-8`;
}

/** A method without a result says so in its body; what is changed or deleted is answered without one. */
function methodAnswer(answer: Answer, { method, format }: Context, path: readonly Segment[]): Answer {
  const isVoid = answer.kind === 'empty' && method === 'POST' && answer.status === 200;
  return isVoid ? nullAnswer(path[path.length - 1]?.text.replace(/\(.*/s, '') ?? '', format) : answer;
}

function respond(answer: Answer, context: Context): ApiResponse {
  const { query, format, zone } = context;
  if (answer.kind === 'bytes') {
    return {
      status: answer.status ?? 200,
      headers: { 'Content-Type': answer.contentType, ...answer.headers },
      body: answer.bytes
    };
  }
  const body = render(answer, { query, format, zone, apiUrl: apiUrl(context) });
  return {
    status: answer.status ?? 200,
    headers: { 'Content-Type': contentTypeOf(context.format), ...answer.headers },
    body: body === undefined ? '' : JSON.stringify(body)
  };
}

function failed(error: SharePointError, format: Format): ApiResponse {
  return {
    status: error.status,
    headers: { 'Content-Type': contentTypeOf(format) },
    body: JSON.stringify(renderError(error, format))
  };
}

/** The headers that every answer of SharePoint's carries. */
export function commonHeaders(milliseconds: number, v4: boolean): Record<string, string> {
  const id = randomUUID();
  return {
    'Cache-Control': 'private, max-age=0',
    'X-Content-Type-Options': 'nosniff',
    'X-SharePointHealthScore': '0',
    SPClientServiceRequestDuration: String(Math.round(milliseconds)),
    SPRequestGuid: id,
    'request-id': id,
    MicrosoftSharePointTeamServices: '16.0.0.25409',
    ...(v4 ? { 'OData-Version': '4.0' } : { DataServiceVersion: '3.0' })
  };
}
