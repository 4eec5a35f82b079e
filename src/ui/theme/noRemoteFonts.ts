declare global {
  interface Window {
    FabricConfig?: { fontBaseUrl?: string };
  }
}

/**
 * On import Fluent asks a public server for its fonts, unless it is told before that there is none.
 * SharePoint and Teams bring the fonts themselves. Import this before anything of Fluent.
 */
window.FabricConfig = { fontBaseUrl: '', ...window.FabricConfig };

export {};
