import { AadTokenProviderFactory } from '@microsoft/sp-http';
import { _AadTokenProviders, _GraphHttpClientContext } from '@microsoft/sp-http-base';
import {
  DisplayMode,
  Environment,
  EnvironmentType,
  ServiceScope,
  _SPExperiment,
  _SPFlight,
  _SPKillSwitch
} from '@microsoft/sp-core-library';
import { ThemeProvider } from '@microsoft/sp-component-base';
import { SPComponentLoader } from '@microsoft/sp-loader';
import { PageContext } from '@microsoft/sp-page-context';
import { _ClientSideWebPartManager, _PropertyPaneLoader, _TeamsAwareWebPartHost } from '@microsoft/sp-webpart-base';
import type { BundleLoader, Manifest } from './loader';
import type { PropertyForm } from './propertyForm';
import type { SiteContext } from './siteContext';
import type { LocalWebPartData } from './spfxInternals';

/** The Teams SDK and its context, as SPFx hands them to a web part that runs in Teams. */
export interface TeamsSdk {
  readonly teamsJs: unknown;
  readonly context: unknown;
}

export interface RuntimeOptions {
  readonly site: SiteContext;
  readonly manifest: Manifest;
  readonly loader: BundleLoader;
  readonly propertyForm: PropertyForm;
  readonly theme: object;
  readonly teams?: TeamsSdk;
  readonly onError: (error: unknown) => void;
}

/** A place on the page for a web part, with what the page has stored for it. */
export interface WebPartSlot {
  readonly element: HTMLElement;
  readonly instanceId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface RunningWebPart {
  setEditing(editing: boolean): void;
  properties(): Readonly<Record<string, unknown>>;
  /** Takes the web part off the page, as its toolbar does in edit mode. */
  remove(): void;
}

/** SPFx's runtime in this page. */
export interface Runtime {
  show(slot: WebPartSlot): Promise<RunningWebPart>;
  setTheme(theme: object): void;
}

/** A page that shows web parts: SPFx's own host, which knows of Teams when the page runs in it. */
class LocalHost extends _TeamsAwareWebPartHost {
  private readonly options: RuntimeOptions;

  public constructor(scope: ServiceScope, options: RuntimeOptions) {
    super(scope);
    this.options = options;
  }

  public override getAdditionalContextProperties(): object {
    return this.options.teams ? { microsoftTeams: this.options.teams } : {};
  }

  public override getAdditionalContextPropertiesAsync(): Promise<object> {
    return Promise.resolve(this.getAdditionalContextProperties());
  }

  public override onBeforeWebPartInitialize(): Promise<void> {
    return Promise.resolve();
  }

  public requestPropertyPaneAction(instanceId: string, action: string): boolean {
    this.options.propertyForm.requestAction(instanceId, action);
    return true;
  }
}

/** The token that the local Graph accepts is a login, which says who asks; the page's own cookie says the same. */
function provideTokens(scope: ServiceScope, login: string): void {
  const provider = { getToken: () => Promise.resolve(login) };
  _AadTokenProviders._initialize(provider, provider);
  provideUntyped(scope, AadTokenProviderFactory.serviceKey, {
    getTokenProvider: () => Promise.resolve(provider),
    _getPreAuthorizedTokenProvider: () => Promise.resolve(provider)
  });
}

function startScope(options: RuntimeOptions): ServiceScope {
  _SPFlight.initialize([]);
  _SPKillSwitch.initialize({});
  _SPExperiment.initialize({});
  Environment._initialize({ type: EnvironmentType.SharePoint });
  const scope = ServiceScope.startNewRoot();
  scope.provide(_PropertyPaneLoader.serviceKey, { propertyPane: Promise.resolve(options.propertyForm) });
  provideTokens(scope, options.site.login);
  scope.finish();
  // `msGraphClientFactory` asks this for its endpoint and adds the version: the local Graph's is /_graph/v1.0.
  scope
    .consume(_GraphHttpClientContext.serviceKey)
    .initialize(options.site.web, `${window.location.origin}/_graph`, `${window.location.origin}${options.site.web}`);
  scope.consume(PageContext.serviceKey).initialize(options.site.pageContext, options.site.legacyPageContext);
  return scope;
}

/** The service scope's typing wants SPFx's own class, with its private members, where any equal object does. */
function provideUntyped(scope: { provide(key: never, service: never): unknown }, key: unknown, service: unknown): void {
  Reflect.apply(scope.provide, scope, [key, service]);
}

/** Starts SPFx's runtime in this page, which then loads and draws web parts. */
export function startRuntime(options: RuntimeOptions): Runtime {
  const scope = startScope(options);
  const themes = scope.consume(ThemeProvider.serviceKey);
  themes._setTheme(options.theme);
  Object.assign(SPComponentLoader, { loadComponent: () => options.loader.component(options.manifest) });
  const manager = new _ClientSideWebPartManager(new LocalHost(scope, options));
  return {
    show: slot => showIn(manager, options, slot),
    setTheme: theme => themes._setTheme(theme)
  };
}

async function showIn(
  manager: _ClientSideWebPartManager,
  { manifest, teams, onError }: RuntimeOptions,
  { element, instanceId, properties }: WebPartSlot
): Promise<RunningWebPart> {
  const webPartData: LocalWebPartData = {
    id: manifest.id,
    instanceId,
    title: 'Action plan',
    dataVersion: '1.0',
    properties,
    serverProcessedContent: {}
  };
  await manager
    .loadWebPart({
      domElement: element,
      instanceId,
      manifest,
      displayMode: DisplayMode.Read,
      webPartData,
      formFactor: 0,
      pageLayoutType: teams ? 'Teams' : 'Article',
      addedFromPersistedData: true
    })
    .catch(onError);
  return {
    setEditing: editing => manager.setDisplayMode(editing ? DisplayMode.Edit : DisplayMode.Read, instanceId),
    properties: () => manager.serialize(instanceId).get(instanceId)?.properties ?? properties,
    remove: () => {
      manager.onWebPartDelete(instanceId);
      manager.disposeWebparts(instanceId);
      element.remove();
    }
  };
}
