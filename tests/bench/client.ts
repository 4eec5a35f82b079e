import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';

/** What came back: the ETag header where there was one, the body as text. */
export interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: string;
}

/** Keeps as many connections as there are clients. */
export const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection, as the site's owner; rejects when the connection breaks. */
export function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>> = {},
  body = ''
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent,
        headers: {
          Accept: 'application/json;odata=nometadata',
          Authorization: 'Bearer owner',
          'Content-Length': Buffer.byteLength(body),
          ...headers
        }
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            etag: response.headers.etag ?? '',
            body: Buffer.concat(chunks).toString('utf8')
          })
        );
      }
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Posts JSON; throws unless the status is a success. */
export async function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const answer = await send(url, 'POST', { 'Content-Type': 'application/json', ...headers }, JSON.stringify(body));
  if (answer.status >= 400) throw new Error(`${url} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  return answer;
}

/** A server in a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  /** What it printed after "Ready: ", without a title. */
  readonly url: string;
}

/** Starts a script with Node's own type stripping and waits for its first "Ready: <url>". */
export function start(script: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', script],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env }
    }
  );
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const url = /Ready: (\S+)/.exec(printed)?.[1];
      if (url !== undefined) resolve({ child, url });
    });
    child.once('exit', code => reject(new Error(`${script} ended with ${String(code)} before it was ready.`)));
  });
}

/** Ends a process and waits until it has. */
export function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
