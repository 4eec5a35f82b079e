import path from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';

/** Where the built page scripts are kept, and what they are called from the page. */
export interface BuiltScripts {
  readonly folder: string;
}

const root = path.resolve(import.meta.dirname, '..', '..');

/** Scripts for the browser: the folder that they are written in, and each one's first file by its name. */
export interface ScriptSources {
  readonly folder: string;
  readonly entries: Readonly<Record<string, string>>;
}

const ownSources: ScriptSources = {
  folder: 'sharepoint/page',
  entries: { page: 'sharepoint/page/browser/main.ts' }
};
const cache = path.join(root, '.local', 'build');
const packages = [
  '@microsoft/sp-webpart-base',
  '@microsoft/sp-core-library',
  '@microsoft/sp-page-context',
  '@microsoft/sp-http',
  '@microsoft/sp-loader',
  '@microsoft/microsoft-graph-client',
  '@microsoft/teams-js',
  '@fluentui/react',
  'react',
  'adaptivecards',
  'esbuild'
];

/** Modules of SPFx that Microsoft doesn't publish: telemetry, flights and the like. */
const unpublished = /^(@msinternal\/|@ms\/|@azure\/msal-.*1p$)/;

/** SPFx's own bundle of the Graph client is unpublished; the client itself is published, in the same version. */
const graphClient = /^@msinternal\/ms-graph-v3-bundle$/;

/** Fluent 9, which only the property pane's own UI draws with, is 30 MB of icons: the local page never shows it. */
const unused = /^@fluentui\/react-(icons|components)$/;

/** An inert module: whatever is read of it can be called, constructed and read on, and does nothing. */
const inertModule = `
const noValue = new Set(['then', 'catch', 'finally', 'toJSON', '$$typeof', 'nodeType']);
function inert(name) {
  const known = new Map();
  const target = function () {};
  return new Proxy(target, {
    get(_, key) {
      if (key === 'prototype') return target.prototype;
      if (key === '__esModule') return true;
      if (key === Symbol.toPrimitive || key === 'toString') return () => '';
      if (typeof key === 'symbol' || noValue.has(key)) return undefined;
      if (!known.has(key)) known.set(key, inert(key));
      return known.get(key);
    },
    set(_, key, value) { known.set(key, value); return true; },
    apply: () => (/^(create|get.*Monitor|getInstance)/.test(name) ? inert('made') : undefined),
    construct: () => inert('made')
  });
}
module.exports = inert('module');`;

/** What a raw-loader request gets: the one that the loader reads on starting looks for these two rules. */
const rawText = "module.exports = '.heading { color: inherit } .otherLines { color: inherit }';";

/** Resolves what SPFx's own build would: unpublished modules, texts, styles. */
const spfxModules: Plugin = {
  name: 'spfx-modules',
  setup(builder) {
    builder.onResolve({ filter: graphClient }, () =>
      builder.resolve('@microsoft/microsoft-graph-client', { resolveDir: root, kind: 'require-call' })
    );
    builder.onResolve({ filter: unpublished }, args =>
      args.path.startsWith('@ms/office-ui-fabric-react-bundle')
        ? builder.resolve('@fluentui/react', { resolveDir: root, kind: 'require-call' })
        : { path: args.path, namespace: 'inert' }
    );
    builder.onResolve({ filter: unused }, args => ({ path: args.path, namespace: 'inert' }));
    builder.onLoad({ filter: /.*/, namespace: 'inert' }, () => ({ contents: inertModule, loader: 'js' }));
    builder.onResolve({ filter: /\.resx$/ }, args => {
      const beside = path.resolve(args.resolveDir, args.path);
      const file = [`${beside}.json`, `${beside}.js`].find(candidate => existsSync(candidate));
      return file === undefined ? { path: args.path, namespace: 'inert' } : { path: file };
    });
    builder.onResolve({ filter: /\.s?css$|\.(woff2?|eot|ttf)$|loader-raw-script!|raw-loader!/ }, args => ({
      path: args.path,
      namespace: 'empty'
    }));
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, args => ({
      contents: args.path.includes('!') ? rawText : inertModule,
      loader: 'js'
    }));
  }
};

function pageOptions(entryPoints: Record<string, string>, outdir: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    mainFields: ['main'],
    conditions: ['require'],
    legalComments: 'none',
    logLevel: 'silent',
    define: {
      'process.env.NODE_ENV': '"production"',
      global: 'globalThis',
      DEBUG: 'false',
      DEPRECATED_UNIT_TEST: 'false',
      UNIT_TEST: 'false',
      NPM_BUILD: 'true',
      DATACENTER: 'false',
      BUILD_NUMBER: '"local"'
    },
    plugins: [spfxModules]
  };
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .map(name => path.join(folder, name))
    .flatMap(file => (statSync(file).isDirectory() ? filesUnder(file) : [file]))
    .sort();
}

/** Changes when these sources or the packages that the page bundles change. */
function sourceHash(folders: readonly string[]): string {
  const hash = createHash('sha256');
  const require = createRequire(import.meta.url);
  for (const name of packages) {
    const manifest = path.join(root, 'node_modules', name, 'package.json');
    const parsed: unknown = existsSync(manifest) ? require(manifest) : {};
    hash.update(
      `${name}@${JSON.stringify(parsed && typeof parsed === 'object' && 'version' in parsed ? parsed.version : '')}\n`
    );
  }
  for (const file of folders.flatMap(folder => filesUnder(path.join(root, folder)))) {
    if (/\.tsx?$/.test(file)) hash.update(path.relative(root, file)).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds into a folder named after its sources, or finds it built there. */
async function cached(
  name: string,
  folders: readonly string[],
  options: (outdir: string) => BuildOptions
): Promise<string> {
  const folder = path.join(cache, `${name}-${sourceHash(folders)}`);
  const done = path.join(folder, 'done');
  if (existsSync(done)) return folder;
  const making = `${folder}.${randomUUID()}`;
  await mkdir(making, { recursive: true });
  await build(options(making));
  await writeFile(path.join(making, 'done'), '');
  await rename(making, folder).catch(async (error: unknown) => {
    if (!existsSync(done)) throw error;
    await rm(making, { recursive: true, force: true });
  });
  await forgetOldBuilds(name, folder);
  return folder;
}

/** Deletes builds of earlier sources that nobody can still be starting from. */
async function forgetOldBuilds(name: string, current: string): Promise<void> {
  const old = Date.now() - 3_600_000;
  const folders = readdirSync(cache)
    .filter(entry => entry.startsWith(`${name}-`))
    .map(entry => path.join(cache, entry));
  for (const folder of folders) {
    if (folder !== current && statSync(folder).mtimeMs < old) await rm(folder, { recursive: true, force: true });
  }
}

/** Builds the scripts of the local page and of another host: the first time takes some seconds, later ones nothing. */
export async function builtScripts(other: ScriptSources): Promise<BuiltScripts> {
  const folders = [ownSources.folder, other.folder];
  const entries = { ...ownSources.entries, ...other.entries };
  return { folder: await cached('page', folders, outdir => pageOptions(entries, outdir)) };
}

/** Builds the sample, which is written with the product's own modules, for Node; answers the module's file. */
export async function builtSample(): Promise<string> {
  const folder = await cached('sample', ['sharepoint/sample', 'src/model', 'src/domain', 'src/data'], outdir => ({
    absWorkingDir: root,
    entryPoints: { makeSample: 'sharepoint/sample/makeSample.ts' },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'silent'
  }));
  return path.join(folder, 'makeSample.mjs');
}
