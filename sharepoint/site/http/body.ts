import type { IncomingMessage, ServerResponse } from 'node:http';

/** Larger than any request a list takes, in bytes. */
const largestBody = 10 * 1024 * 1024;

/** Reads the whole body; undefined when it was too large, which is then already answered. */
export async function readBody(request: IncomingMessage, response: ServerResponse): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  let tooLarge = false;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.length;
    // Read on for a while, so that a client that is still sending sees the answer.
    if (size > largestBody) {
      tooLarge = true;
      chunks.length = 0;
      if (size > 4 * largestBody) break;
    } else chunks.push(chunk);
  }
  if (!tooLarge) return Buffer.concat(chunks);
  response.setHeader('Connection', 'close');
  send(response, 413, 'The request is larger than this server takes.');
  return undefined;
}

/** Sends a plain text. */
export function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(text);
}

/** Sends JSON that nobody keeps. */
export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(value));
}
