import path from 'node:path';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { browserPath } from './browser.cjs';

/** The places that `npm start` prints, by short names. */
export type Place = 'page' | 'two' | 'narrow' | 'tab' | 'personal' | 'blank';

export interface OpenOptions {
  /** Who opens the place: a login (an e-mail address) of the sample's people. The owner otherwise. */
  readonly as?: string;
  /** The window's width in pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark' | 'contrast';
  /** The device's time zone, an IANA name; London otherwise. */
  readonly timeZone?: string;
  /** More of the address's query, such as `section` or `subPageId`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** An open page and what went wrong in it so far. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the page's scripts and console, without the one request that teams-js makes to its CDN. */
  readonly problems: string[];
  close(): Promise<void>;
}

export interface Launched {
  readonly origin: string;
  readonly browser: Browser;
  open(place: Place, options?: OpenOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** False leaves the plan's site empty. */
  readonly sample?: boolean;
  /** SharePoint's id of the time zone of the plan's site; London otherwise. */
  readonly siteTimeZone?: number;
}

const root = path.resolve(__dirname, '..', '..');
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
];
const paths: Readonly<Record<Place, string>> = {
  page: '/sites/plan/SitePages/Plan.aspx',
  narrow: '/sites/plan/SitePages/Plan.aspx?width=narrow',
  two: '/sites/plan/SitePages/TwoPlans.aspx',
  tab: '/teams',
  personal: '/teams?app=personal',
  blank: '/sites/blank/SitePages/Plan.aspx'
};

/** teams-js asks a CDN for its list of trusted domains; here nothing leaves the machine, and it says so. */
const expected = /res\.cdn\.office\.net\/teams-js/;

/** The origin that the started program prints, or its own words when it doesn't start. */
function readOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: unknown): void => {
      said += String(chunk);
      const origin = /^Ready: (https?:\/\/[^/\s]+)/m.exec(said)?.[1];
      if (origin !== undefined) resolve(origin);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code, signal) =>
      reject(new Error(`The local sites did not start (${signal ?? String(code)}): ${said}`))
    );
  });
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null) return resolve();
    child.on('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function addressOf(origin: string, place: Place, { theme, query = {} }: OpenOptions): string {
  const url = new URL(paths[place], origin);
  const inTeams = place === 'tab' || place === 'personal';
  if (theme) url.searchParams.set('theme', inTeams && theme === 'light' ? 'default' : theme);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  return url.href;
}

/** Starts the local sites on a data folder of their own and a browser beside them. */
export async function launch({ sample = true, siteTimeZone }: LaunchOptions = {}): Promise<Launched> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'action-plan-'));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      'teams/start.ts',
      '--no-open',
      ...(sample ? [] : ['--no-sample'])
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        PORT: '0',
        DATA_DIR: dataDir,
        ...(siteTimeZone !== undefined && { SITE_TIME_ZONE: String(siteTimeZone) })
      },
      stdio: ['ignore', 'pipe', 'pipe']
    }
  );
  const tidy = async (): Promise<void> => {
    await stop(child);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const origin = await readOrigin(child);
    child.stderr?.on('data', (chunk: unknown) => console.error(String(chunk)));
    const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: chromiumFlags });
    return {
      origin,
      browser,
      open: (place, options = {}) => openPlace(browser, origin, place, options),
      close: async () => {
        await browser.close();
        await tidy();
      }
    };
  } catch (error) {
    await tidy();
    throw error;
  }
}

async function openPlace(browser: Browser, origin: string, place: Place, options: OpenOptions): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'en-GB',
    timezoneId: options.timeZone ?? 'Europe/London'
  });
  if (options.as !== undefined) {
    const login = options.as;
    const answer = await context.request.post(`${origin}/_local/sign-in`, {
      data: { login },
      headers: { Origin: origin }
    });
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`);
  }
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !expected.test(text)) problems.push(text);
  });
  await page.goto(addressOf(origin, place, options));
  await webPartReady(page, place);
  return { page, context, problems, close: () => context.close() };
}

/** Waits until SPFx has drawn the web part, in the page or in the frame inside it. */
async function webPartReady(page: Page, place: Place): Promise<void> {
  const inTeams = place === 'tab' || place === 'personal';
  const ready = inTeams ? page.frameLocator('#app').locator('html[data-ready]') : page.locator('html[data-ready]');
  await ready.waitFor({ state: 'attached', timeout: 30_000 });
}
