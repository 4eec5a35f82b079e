// Fluent asks a CDN for its fonts unless it is told otherwise before its first module runs: import this first.
declare global {
  interface Window {
    FabricConfig?: { fontBaseUrl?: string };
  }
}

window.FabricConfig = { fontBaseUrl: '' };

export {};
