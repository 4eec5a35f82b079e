import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Html } from './html.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8'
};

/** As strict as a tenant's policy, and stricter: nothing at all comes from elsewhere, no script is inline. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'"
].join('; ');

export function sendPage(response: ServerResponse, page: Html): true {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store'
  });
  response.end(page.text);
  return true;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
  return true;
}

/** Sends a file of a folder by its own name only; answers 404 when it isn't there. */
export async function sendFile(response: ServerResponse, folder: string, name: string, forever = false): Promise<true> {
  const plain = path.basename(name);
  const file = path.join(folder, plain);
  const found = plain === name ? await stat(file).catch(() => undefined) : undefined;
  if (!found?.isFile()) return sendJson(response, 404, { error: 'There is no such file.' });
  response.writeHead(200, {
    'Content-Type': types[path.extname(plain)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': forever ? 'public, max-age=31536000, immutable' : 'no-cache'
  });
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
  return true;
}

/** The body of a small request as JSON, or undefined when it is too large or isn't JSON. */
export async function readJson(request: IncomingMessage, limit = 100_000): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > limit) return undefined;
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The value of a query key if it is one of these, otherwise the first of them. */
export function choice(url: URL, key: string, allowed: readonly [string, ...string[]]): string {
  const value = url.searchParams.get(key) ?? '';
  return allowed.includes(value) ? value : allowed[0];
}

/** The language that an address asks for. */
export function wordsOf(url: URL): string {
  return choice(url, 'words', ['english', 'pseudo']);
}

/** Whether a request that changes something comes from the page's own origin. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host ?? ''}`;
}
