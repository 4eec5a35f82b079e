'use strict';
// The project's tasks under the names SPFx people know. Each one calls Heft or a script.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const gulp = require('gulp');

const root = __dirname;
const bin = path.join(root, 'node_modules', '.bin');
const nodeFlags = ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'];

/** Runs a program of node_modules/.bin (so that its `node` is Node 22) and fails when it fails. */
function run(program, args, { cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(bin, program), args, {
      cwd,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` }
    });
    const forward = signal => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.on('error', reject);
    child.on('exit', code => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      if (code === 0 || code === 130) resolve();
      else reject(new Error(`${program} ended with ${code}`));
    });
  });
}

/** Runs a TypeScript script with Node's own type stripping. */
const script = (file, args = []) => run('node', [...nodeFlags, file, ...args]);

/** The newest change under a file or folder, in milliseconds; 0 when there is none. */
function newest(target) {
  if (!fs.existsSync(target)) return 0;
  const stat = fs.statSync(target);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...fs.readdirSync(target).map(name => newest(path.join(target, name))));
}

const stamp = path.join(root, 'release', 'bundled.txt');

/** Whether the production bundle is missing or older than what it is made from. */
function bundleIsStale() {
  const from = ['src', 'config', 'tsconfig.json', 'package.json'].map(name => newest(path.join(root, name)));
  return newest(stamp) < Math.max(...from);
}

/** Builds; a build that fails leaves the last good bundle where it is. */
async function bundle() {
  const started = new Date();
  await run('heft', ['build', '--production']);
  forgetOldAssets();
  fs.writeFileSync(stamp, started.toISOString());
  fs.utimesSync(stamp, started, started);
}

/** Deletes assets of earlier builds: those that neither a manifest nor an asset in use names by its hash. */
function forgetOldAssets() {
  const assets = path.join(root, 'release', 'assets');
  const manifests = path.join(root, 'release', 'manifests');
  let unused = fs.readdirSync(assets);
  let texts = fs.readdirSync(manifests).map(name => fs.readFileSync(path.join(manifests, name), 'utf8'));
  while (texts.length > 0) {
    const hashOf = name => /_([0-9a-f]{16,})\.[^.]+(?:\.map)?$/.exec(name)?.[1] ?? name;
    const used = unused.filter(name => texts.some(text => text.includes(hashOf(name))));
    unused = unused.filter(name => !used.includes(name));
    texts = used.map(name => fs.readFileSync(path.join(assets, name), 'utf8'));
  }
  for (const name of unused) fs.rmSync(path.join(assets, name));
}

async function freshBundle() {
  if (bundleIsStale()) await checkedBundle();
}

/** Heft takes a complaint of TypeScript for a warning, leaves the old scripts and ends well: the types are checked first. */
async function checkedBundle() {
  await run('tsc', ['--noEmit', '-p', 'tsconfig.json']);
  await bundle();
}

/** Zips teams/manifest.json and the icons into the Teams app that SPFx publishes with the package. */
async function teamsApp() {
  const JSZip = require('jszip');
  const zip = new JSZip();
  for (const name of ['manifest.json', ...teamsIcons()]) {
    zip.file(name, fs.readFileSync(path.join(root, 'teams', name)), { date: new Date('2026-01-01T00:00:00Z') });
  }
  fs.writeFileSync(
    path.join(root, 'teams', 'TeamsSPFxApp.zip'),
    await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
  );
}

const teamsIcons = () => fs.readdirSync(path.join(root, 'teams')).filter(name => name.endsWith('.png'));

/**
 * Packages from a copy in temp/package. SPFx puts everything it finds in teams/ into the package, and the folder
 * can't be set: the copy holds only what belongs in it, not the local Teams client.
 */
async function packageSolution() {
  const copy = path.join(root, 'temp', 'package');
  fs.rmSync(copy, { recursive: true, force: true });
  for (const name of ['package.json', '.yo-rc.json', 'config', 'release/assets', 'release/manifests']) {
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  for (const name of ['TeamsSPFxApp.zip', ...teamsIcons()]) {
    fs.cpSync(path.join(root, 'teams', name), path.join(copy, 'teams', name));
  }
  fillLinks(path.join(copy, 'config', 'package-solution.json'));
  await run('heft', ['--unmanaged', 'package-solution', '--production'], { cwd: copy });
  const made = path.join('sharepoint', 'solution', 'inspection-action-plan.sppkg');
  fs.cpSync(path.join(copy, made), path.join(root, made));
}

/**
 * Puts the links of the Teams manifest's publisher into the package too: whoever installs the product sets them once.
 * Says so where they are still the placeholder.
 */
function fillLinks(packageFile) {
  const { developer } = JSON.parse(fs.readFileSync(path.join(root, 'teams', 'manifest.json'), 'utf8'));
  const config = JSON.parse(fs.readFileSync(packageFile, 'utf8'));
  Object.assign(config.solution.developer, developer);
  fs.writeFileSync(packageFile, JSON.stringify(config, undefined, 2));
  if (JSON.stringify(developer).includes('.invalid/'))
    process.emitWarning(
      'The links of the publisher in teams/manifest.json lead nowhere yet: docs/install.md says how to set them.'
    );
}

async function serve() {
  await script(
    'teams/start.ts',
    process.argv.filter(arg => arg === '--no-open')
  );
}

async function site() {
  await script('sharepoint/startSite.ts');
}

async function benchSite() {
  await script('tests/bench/site.ts');
}

async function benchGuard() {
  await script('tests/bench/guard.ts');
}

async function crash() {
  await script('tests/crash/run.ts');
}

async function model() {
  await script('tests/sync/model/run.ts', process.argv.slice(process.argv.indexOf('model') + 1));
}

async function crowd() {
  await script('tests/crowd/run.ts', process.argv.slice(process.argv.indexOf('crowd') + 1));
}

async function reset() {
  await script('sharepoint/reset.ts');
}

async function lint() {
  await run('prettier', ['--check', '--log-level', 'warn', '.']);
  await run('eslint', [
    '--max-warnings',
    '0',
    '--no-error-on-unmatched-pattern',
    'src',
    'sharepoint',
    'teams',
    'tests',
    'gulpfile.js'
  ]);
  // No import circles, of values or of types.
  await run('oxlint', ['-c', 'config/oxlint.json', 'src', 'sharepoint', 'teams', 'tests']);
}

async function types() {
  await run('tsc', ['--noEmit', '-p', 'tsconfig.json']);
  await run('tsc', ['--noEmit', '-p', 'tests/tsconfig.json']);
}

/** Where the tests' browser is; on Debian as root it is installed, elsewhere the message says what to install. */
async function findBrowser() {
  const { browserPath, installBrowser } = require('./tests/browser/browser.cjs');
  if (!browserPath()) installBrowser();
  const found = browserPath();
  if (!found) {
    throw new Error(
      'No Chromium or Chrome was found. Install one (for example `apt-get install chromium`) or set CHROMIUM_PATH to it.'
    );
  }
  process.env.CHROMIUM_PATH = found;
}

/** Jest, one project after the other; results are kept as JSON for the summary. */
function jest(project, extra = []) {
  return () =>
    run('node', [
      ...nodeFlags,
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      project,
      '--passWithNoTests',
      '--forceExit',
      '--json',
      `--outputFile=temp/jest/${project}.json`,
      ...extra
    ]);
}

async function startResults() {
  fs.rmSync(path.join(root, 'temp', 'jest'), { recursive: true, force: true });
  fs.mkdirSync(path.join(root, 'temp', 'jest'), { recursive: true });
}

/** Runs both jest projects even when the first has failures, then fails if either did. */
async function allTests() {
  await startResults();
  const failures = [];
  for (const [project, extra] of [
    ['unit', []],
    ['browser', ['--runInBand']]
  ]) {
    await jest(project, extra)().catch(error => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** Writes the page of columns anew, from the declarations. */
async function columns() {
  process.env.WRITE_COLUMNS = '1';
  await run('jest', ['--selectProjects', 'unit', '--testPathPatterns', 'tests/model/columnsPage']);
}

async function bench() {
  if (!fs.existsSync(path.join(root, 'tests', 'bench', 'run.ts')))
    throw new Error('There is no benchmark yet: tests/bench/run.ts is missing.');
  await script('tests/bench/run.ts');
}

exports.bundle = checkedBundle;
exports['package-solution'] = gulp.series(checkedBundle, teamsApp, packageSolution);
exports.serve = gulp.series(freshBundle, serve);
exports.site = site;
exports['bench:site'] = benchSite;
exports['bench:guard'] = benchGuard;
exports.crash = crash;
exports.model = model;
exports.crowd = crowd;
exports.reset = reset;
exports.columns = columns;
exports.lint = lint;
exports.types = types;
exports.test = gulp.series(lint, types, freshBundle, teamsApp, packageSolution, findBrowser, allTests);
exports.bench = gulp.series(freshBundle, bench);
exports.default = exports.bundle;
