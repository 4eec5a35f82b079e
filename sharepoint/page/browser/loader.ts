import * as v from 'valibot';

/** Loads the built bundle the way SharePoint's module loader does: AMD modules, found by the manifest. */

const Manifest = v.looseObject({
  id: v.string(),
  alias: v.string(),
  version: v.string(),
  loaderConfig: v.object({
    entryModuleId: v.string(),
    scriptResources: v.record(
      v.string(),
      v.variant('type', [
        v.object({ type: v.literal('path'), path: v.string() }),
        v.object({ type: v.literal('component'), id: v.string(), version: v.string() }),
        v.object({
          type: v.literal('localizedPath'),
          defaultPath: v.string(),
          paths: v.optional(v.record(v.string(), v.string()))
        })
      ])
    )
  })
});
export type Manifest = v.InferOutput<typeof Manifest>;

type Factory = (...modules: readonly unknown[]) => unknown;
interface Definition {
  readonly dependencies: readonly string[];
  readonly factory: Factory;
}

declare global {
  interface Window {
    define?: (...args: readonly unknown[]) => void;
  }
}

const definitions = new Map<string, Definition>();

/** `define(name, dependencies, factory)`, with or without the name; the script that runs says whose it is. */
function define(...args: readonly unknown[]): void {
  const dependencies = args.find(arg => Array.isArray(arg));
  const factory = args.find((arg): arg is Factory => typeof arg === 'function');
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || !factory) throw new Error('A module was defined outside a script.');
  definitions.set(script.src, { dependencies: Array.isArray(dependencies) ? dependencies.map(String) : [], factory });
}

function loadScript(url: string): Promise<Definition> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => {
      const definition = definitions.get(script.src);
      if (definition) resolve(definition);
      else reject(new Error(`${url} defined no module.`));
    };
    script.onerror = () => reject(new Error(`${url} could not be loaded.`));
    document.head.append(script);
  });
}

export class BundleLoader {
  private readonly builtIn: ReadonlyMap<string, unknown>;
  private readonly baseUrl: string;

  public constructor(builtIn: ReadonlyMap<string, unknown>, baseUrl: string) {
    this.builtIn = builtIn;
    this.baseUrl = baseUrl;
    const amd: typeof define & { amd?: object } = define;
    amd.amd = {};
    window.define = amd;
  }

  /** Fetches the manifest that the production build wrote. */
  public async manifest(url: string): Promise<Manifest> {
    const response = await fetch(url);
    if (!response.ok) throw new Error('The web part is not built. Run `npm run build`.');
    return v.parse(Manifest, await response.json());
  }

  /** The module that holds the web part's class. */
  public component(manifest: Manifest): Promise<unknown> {
    return this.resource(manifest, manifest.loaderConfig.entryModuleId);
  }

  private async resource(manifest: Manifest, name: string): Promise<unknown> {
    const resource = manifest.loaderConfig.scriptResources[name];
    if (resource === undefined || resource.type === 'component') {
      if (!this.builtIn.has(name)) throw new Error(`The bundle asks for ${name}, which the local page does not offer.`);
      return this.builtIn.get(name);
    }
    const { dependencies, factory } = await loadScript(
      `${this.baseUrl}${resource.type === 'path' ? resource.path : resource.defaultPath}`
    );
    return factory(...(await Promise.all(dependencies.map(dependency => this.resource(manifest, dependency)))));
  }
}
