// What SPFx's packages export but leave out of their published declarations. Used by the local page only.
import type { ServiceKey, ServiceScope } from '@microsoft/sp-core-library';

export interface LocalWebPartData {
  readonly id: string;
  readonly instanceId: string;
  readonly title: string;
  readonly dataVersion: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly serverProcessedContent: Readonly<Record<string, unknown>>;
}

/** What SPFx's property pane asks of the web part it configures. */
export interface PropertyPaneConsumer {
  _getPropertyPaneData(): Promise<{
    readonly configuration: unknown;
    readonly properties: unknown;
    readonly title: string;
  }>;
  _onPropertyPaneFieldChanged(propertyPath: string, newValue: unknown, fieldType: number): boolean;
  _onPropertyPaneLifeCycleEvent(event: 'ConfigurationStart' | 'ConfigurationComplete' | 'ApplyClicked'): void;
  _isPropertyPaneReactive(): boolean;
}

declare module '@microsoft/sp-core-library' {
  export const _SPFlight: { initialize(flights: readonly number[]): void };
  export const _SPKillSwitch: { initialize(killSwitches: Record<string, unknown>): void };
  export const _SPExperiment: { initialize(context: Record<string, unknown>): void };
  namespace Environment {
    function _initialize(data: { readonly type: number }): void;
  }
}

declare module '@microsoft/sp-page-context' {
  interface PageContext {
    initialize(context: object, legacyPageContext: object): void;
  }
}

declare module '@microsoft/sp-http-base' {
  interface LocalTokenProvider {
    getToken(resource: string): Promise<string>;
  }
  export const _AadTokenProviders: {
    _initialize(configurable: LocalTokenProvider, preAuthorized: LocalTokenProvider): void;
  };
  export const _GraphHttpClientContext: {
    readonly serviceKey: ServiceKey<{
      initialize(webServerRelativeUrl: string, graphEndpointUrl: string, webAbsoluteUrl: string): void;
    }>;
  };
}

declare module '@microsoft/sp-component-base' {
  interface ThemeProvider {
    _setTheme(theme: object): void;
  }
}

declare module '@microsoft/sp-webpart-base' {
  export class _TeamsAwareWebPartHost {
    constructor(serviceScope: ServiceScope);
    readonly serviceScope: ServiceScope;
    getAdditionalContextProperties(): object;
    getAdditionalContextPropertiesAsync(): Promise<object>;
    onBeforeWebPartInitialize(options: object): Promise<void>;
    onAfterWebPartRender(options: object): void;
  }
  export class _ClientSideWebPartManager {
    constructor(host: _TeamsAwareWebPartHost);
    loadWebPart(context: Readonly<Record<string, unknown>>): Promise<void>;
    setDisplayMode(displayMode: number, instanceId?: string): void;
    serialize(instanceId: string): Map<string, LocalWebPartData>;
    onWebPartDelete(instanceId: string): void;
    disposeWebparts(instanceId: string): void;
  }
  export const _PropertyPaneLoader: {
    readonly serviceKey: ServiceKey<{ readonly propertyPane: Promise<LocalPropertyPane> }>;
  };
}

export interface LocalPropertyPane {
  registerConsumer(id: string, consumer: PropertyPaneConsumer): void;
  onConsumerDelete(id: string): void;
  requestAction(id: string, action: string): void;
  isRenderedByConsumer(): boolean;
  isOpen(id?: string): boolean;
  isContentPanelOpen(): boolean;
}
