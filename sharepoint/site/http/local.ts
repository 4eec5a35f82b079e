import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, parseJson } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import type { Person } from '../store/model.ts';
import { readBody, send, sendJson } from './body.ts';
import { readRun, signInPage, signInPath } from './faults.ts';
import type { Faults } from './faults.ts';
import { findPerson } from './signIn.ts';
import type { Throttle } from './throttle.ts';

/** What the site itself answers beside its API. */
export interface LocalPaths {
  people: readonly Person[];
  faults: Faults;
  throttle: Throttle;
  /** Gives a web, by its server-relative address, another time zone. Throws an `Error` where either isn't there. */
  setTimeZone: (web: string, zone: number) => void;
}

/**
 * Answers `/_local/health`, `people`, `sign-in`, `faults`, `throttle` and `time-zone`, and the page of SharePoint's to
 * sign in on; false for every other path, which is the pages'.
 */
export async function answerLocal(
  local: LocalPaths,
  login: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<boolean> {
  if ((request.url ?? '/').split('?')[0]?.toLowerCase() === signInPath) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(signInPage);
    return true;
  }
  const name = /^\/_local\/([a-z-]+)$/.exec((request.url ?? '/').split('?')[0] ?? '')?.[1];
  switch (`${request.method ?? 'GET'} ${name ?? ''}`) {
    case 'GET health':
      send(response, 200, 'OK');
      return true;
    case 'GET people':
      sendJson(response, { signedIn: login, people: local.people });
      return true;
    case 'POST sign-in':
      await signIn(local.people, request, response);
      return true;
    case 'GET faults':
      sendJson(response, local.faults.state());
      return true;
    case 'POST faults':
      await change(request, response, body => {
        const run = readRun(body);
        local.faults.set(run);
        console.log(`Faults on: ${JSON.stringify(run)}`);
        return local.faults.state();
      });
      return true;
    case 'DELETE faults': {
      const { made } = local.faults.state();
      local.faults.set(undefined);
      sendJson(response, { run: null, made });
      return true;
    }
    case 'POST time-zone':
      await change(request, response, ({ web, zone }) => {
        if (typeof web !== 'string' || typeof zone !== 'number')
          throw new Error('A time zone is set by {"web": "/sites/…", "zone": SharePoint\'s number}.');
        local.setTimeZone(web, zone);
        return { web, zone };
      });
      return true;
    case 'POST throttle':
      await change(request, response, ({ requests, seconds }) => {
        const whole = (value: unknown): value is number =>
          typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
        if (!whole(requests) || !whole(seconds))
          throw new Error('A limit is {"requests": …, "seconds": …}, both whole numbers above 0.');
        local.throttle.set({ requests, seconds });
        return { requests, seconds };
      });
      return true;
    case 'DELETE throttle':
      local.throttle.set(undefined);
      sendJson(response, null);
      return true;
  }
  if (name !== undefined && ['health', 'people', 'sign-in', 'faults', 'throttle', 'time-zone'].includes(name)) {
    send(response, 405, 'This address is not asked in that way.');
    return true;
  }
  return false;
}

/** Reads JSON, makes a change and answers with what it answers; 400 with the reason when it can't be made. */
async function change(
  request: IncomingMessage,
  response: ServerResponse,
  make: (body: JsonRecord) => unknown
): Promise<void> {
  const body = await readBody(request, response);
  if (body === undefined) return;
  const parsed = parseJson(body.toString('utf8'));
  try {
    if (!parsed || !isRecord(parsed.value)) throw new Error('The body is a JSON object.');
    sendJson(response, make(parsed.value));
  } catch (error) {
    send(response, 400, error instanceof Error ? error.message : String(error));
  }
}

async function signIn(people: readonly Person[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, response);
  if (body === undefined) return;
  const person = findPerson(people, loginIn(body.toString('utf8'), request.headers['content-type'] ?? '') ?? '');
  if (!person) {
    send(response, 400, 'There is no such person here.');
    return;
  }
  response.writeHead(204, { 'Set-Cookie': `localLogin=${encodeURIComponent(person.login)}; Path=/; SameSite=Lax` });
  response.end();
}

function loginIn(body: string, contentType: string): string | undefined {
  if (!/json/i.test(contentType)) return new URLSearchParams(body).get('login') ?? undefined;
  const parsed = parseJson(body);
  const login = parsed && isRecord(parsed.value) ? parsed.value['login'] : undefined;
  return typeof login === 'string' ? login : undefined;
}
