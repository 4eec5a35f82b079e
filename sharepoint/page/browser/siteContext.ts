import * as v from 'valibot';
import type { DirectoryIds } from '../pageView';

/** What the page knows of its site and its reader, in the shapes that SPFx's PageContext takes. */
export interface SiteContext {
  readonly pageContext: Record<string, unknown>;
  readonly legacyPageContext: Record<string, unknown>;
  /** The web's server-relative address. */
  readonly web: string;
  readonly login: string;
}

const Text = v.fallback(v.string(), '');
const Web = v.object({
  Id: v.string(),
  Title: v.string(),
  Url: v.string(),
  ServerRelativeUrl: v.string(),
  Language: v.fallback(v.number(), 1033),
  Description: Text
});
const Site = v.object({ Id: v.string(), Url: v.string(), ServerRelativeUrl: v.string() });
const User = v.object({
  Id: v.number(),
  Title: v.string(),
  Email: Text,
  LoginName: v.string(),
  IsSiteAdmin: v.fallback(v.boolean(), false)
});
const Permissions = v.object({ High: v.string(), Low: v.string() });
const ContextInfo = v.object({
  FormDigestValue: v.string(),
  FormDigestTimeoutSeconds: v.number(),
  LibraryVersion: Text
});
const TimeZone = v.object({
  Id: v.number(),
  Description: v.string(),
  Information: v.object({ Bias: v.number(), DaylightBias: v.number(), StandardBias: v.number() })
});

/** A time zone as SharePoint describes it when the site doesn't say. */
const greenwich: v.InferOutput<typeof TimeZone> = {
  Id: 2,
  Description: '(UTC+00:00) Dublin, Edinburgh, Lisbon, London',
  Information: { Bias: 0, DaylightBias: -60, StandardBias: 0 }
};

async function ask<S extends v.GenericSchema>(
  url: string,
  schema: S,
  method: 'GET' | 'POST' = 'GET'
): Promise<v.InferOutput<S>> {
  const response = await fetch(url, { method, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`The local site answered ${response.status} to ${url}`);
  const body: unknown = await response.json();
  return v.parse(schema, body);
}

/** Reads the web, the site, the person and the digest from the local site's own REST answers. */
export async function readSiteContext(
  webPath: string,
  { tenantId, userId, groupId }: DirectoryIds,
  uiCulture: string,
  culture = 'en-GB'
): Promise<SiteContext> {
  const api = `${webPath.replace(/\/$/, '')}/_api`;
  const [web, site, user, permissions, digest, timeZone] = await Promise.all([
    ask(`${api}/web`, Web),
    ask(`${api}/site`, Site),
    ask(`${api}/web/currentuser`, User),
    ask(`${api}/web/effectiveBasePermissions`, Permissions),
    ask(`${api}/contextinfo`, ContextInfo, 'POST'),
    ask(`${api}/web/regionalSettings/timeZone`, TimeZone).catch(() => greenwich)
  ]);
  const permissionMask = { High: Number(permissions.High), Low: Number(permissions.Low) };
  const zone = timeZone.Information;
  const timeZoneInfo = {
    id: timeZone.Id,
    description: timeZone.Description,
    offset: zone.Bias,
    daylightOffset: zone.DaylightBias,
    standardOffset: zone.StandardBias,
    daylightDate: undefined,
    standardDate: undefined
  };
  return {
    web: web.ServerRelativeUrl,
    login: user.LoginName.split('|').at(-1) ?? '',
    pageContext: {
      aadInfo: { tenantId, userId, instanceUrl: 'https://login.microsoftonline.com' },
      cultureInfo: { currentCultureName: culture, currentUICultureName: uiCulture, isRightToLeft: false },
      featureInfo: [],
      site: {
        absoluteUrl: site.Url,
        id: site.Id,
        serverRelativeUrl: site.ServerRelativeUrl,
        isNoScriptEnabled: true,
        serverRequestPath: window.location.pathname,
        sitePagesEnabled: true,
        correlationId: crypto.randomUUID(),
        group: { id: groupId, type: 'Public' }
      },
      user: {
        displayName: user.Title,
        email: user.Email,
        loginName: user.LoginName,
        isAnonymousGuestUser: false,
        isExternalGuestUser: false,
        preferUserTimeZone: false
      },
      web: {
        absoluteUrl: web.Url,
        id: web.Id,
        language: web.Language,
        languageName: culture,
        permissions: permissionMask,
        serverRelativeUrl: web.ServerRelativeUrl,
        templateName: '64',
        title: web.Title,
        description: web.Description,
        timeZoneInfo,
        firstDayOfWeek: 1
      }
    },
    legacyPageContext: {
      webAbsoluteUrl: web.Url,
      webServerRelativeUrl: web.ServerRelativeUrl,
      webId: `{${web.Id}}`,
      webTitle: web.Title,
      webLanguage: web.Language,
      webTemplate: '64',
      siteAbsoluteUrl: site.Url,
      siteServerRelativeUrl: site.ServerRelativeUrl,
      aadTenantId: tenantId,
      aadUserId: userId,
      groupId,
      siteId: `{${site.Id}}`,
      portalUrl: window.location.origin,
      userId: user.Id,
      userLoginName: user.LoginName,
      userDisplayName: user.Title,
      userEmail: user.Email,
      userPrincipalName: user.Email,
      isSiteAdmin: user.IsSiteAdmin,
      webPermMasks: permissionMask,
      currentCultureName: culture,
      currentUICultureName: uiCulture,
      currentLanguage: 1033,
      formDigestValue: digest.FormDigestValue,
      formDigestTimeoutSeconds: digest.FormDigestTimeoutSeconds,
      supportsFormDigest: true,
      webUIVersion: 15,
      isWebWelcomePage: false,
      hasManageWebPermissions: user.IsSiteAdmin,
      webTimeZoneData: {
        Id: timeZone.Id,
        Description: timeZone.Description,
        Bias: zone.Bias,
        DaylightBias: zone.DaylightBias,
        StandardBias: zone.StandardBias
      },
      farmSettings: {},
      msGraphEndpointUrl: `${window.location.origin}/_graph`,
      multiGeoInfo: [],
      isMultiGeoTenant: false,
      pageItemId: 1,
      serverRequestPath: window.location.pathname,
      serverTime: new Date().toISOString(),
      env: 'Local'
    }
  };
}
