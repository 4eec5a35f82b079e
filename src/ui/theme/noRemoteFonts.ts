declare global {
  interface Window {
    FabricConfig?: { fontBaseUrl?: string };
  }
}

/**
 * When imported, Fluent requests its fonts from a public server unless this setting is empty. SharePoint and Teams load
 * the fonts themselves. Import this file before anything from Fluent.
 */
window.FabricConfig = { fontBaseUrl: '', ...window.FabricConfig };

export {};
