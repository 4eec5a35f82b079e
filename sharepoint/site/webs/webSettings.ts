import type { JsonRecord } from '../json.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import type { Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';

type Setting = string | number | boolean | null;

/**
 * What of a web can be changed beside its title and description, with what a new web has. The kind of the first value
 * is the kind of all.
 */
const defaults: Record<string, Setting> = {
  AlternateCssUrl: '',
  CommentsOnSitePagesDisabled: false,
  ContainsConfidentialInfo: false,
  EnableMinimalDownload: false,
  ExcludeFromOfflineClient: false,
  FooterEmphasis: 0,
  FooterEnabled: false,
  FooterLayout: 0,
  HeaderEmphasis: 0,
  HeaderLayout: 0,
  HideTitleInHeader: false,
  HorizontalQuickLaunch: false,
  IsMultilingual: false,
  LogoAlignment: 0,
  MegaMenuEnabled: false,
  MembersCanShare: true,
  NavAudienceTargetingEnabled: false,
  NoCrawl: false,
  ObjectCacheEnabled: false,
  OverwriteTranslationsOnChange: false,
  QuickLaunchEnabled: true,
  RequestAccessEmail: '',
  SaveSiteAsTemplateEnabled: false,
  SearchBoxInNavBar: 0,
  SearchBoxPlaceholderText: '',
  SearchScope: 0,
  SiteLogoDescription: '',
  SiteLogoUrl: null,
  SyndicationEnabled: true,
  TreeViewEnabled: false,
  UIVersion: 15,
  WelcomePage: 'SitePages/Home.aspx'
};

/** Properties that SharePoint answers only when they are selected by name. */
const onlySelected = new Set([
  'CommentsOnSitePagesDisabled',
  'ContainsConfidentialInfo',
  'ExcludeFromOfflineClient',
  'MembersCanShare',
  'RequestAccessEmail',
  'SaveSiteAsTemplateEnabled'
]);

/** The current settings of a web: those that are always answered, and those that are answered when selected. */
export function webSettings(
  store: Store,
  web: Web
): { always: Record<string, Setting>; selected: Record<string, () => Setting> } {
  const changed = store.siteData.get<Record<string, Setting>>(web.id, 'settings') ?? {};
  const always: Record<string, Setting> = {};
  const selected: Record<string, () => Setting> = {};
  for (const [name, value] of Object.entries({ ...defaults, ...changed })) {
    if (onlySelected.has(name)) selected[name] = () => value;
    else always[name] = value;
  }
  return { always, selected };
}

/** Changes a web by the body of a MERGE; 400 for what a web doesn't have or what cannot be changed. */
export function changeWeb(store: Store, web: Web, body: JsonRecord): void {
  const reader = new PropertyReader(body, 'SP.Web');
  const title = reader.text('Title') ?? web.title;
  const description = reader.text('Description') ?? web.description;
  const changed = { ...store.siteData.get<Record<string, Setting>>(web.id, 'settings') };
  for (const [name, value] of Object.entries(defaults)) {
    const next =
      typeof value === 'boolean'
        ? reader.boolean(name)
        : typeof value === 'number'
          ? reader.integer(name)
          : reader.text(name);
    if (next !== undefined) changed[name] = next;
  }
  reader.end();
  store.siteData.set(web.id, 'settings', changed);
  store.saveWeb({ ...web, title, description });
}
