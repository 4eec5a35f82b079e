/** A request to SharePoint's API, as it was sent. */
export interface SentRequest {
  /** With `X-HTTP-Method` taken into account: an update is `MERGE`. */
  method: string;
  /** What stands after `_api/`, decoded, in lower case but for what is in quotes. */
  path: string;
  query: URLSearchParams;
  /** Undefined where there is none, or where it isn't JSON. */
  body: unknown;
}

/** Runs something, and gives the requests to SharePoint's API that were sent meanwhile, those inside of batches too. */
export async function requestsOf(run: () => Promise<void>): Promise<SentRequest[]> {
  const real = globalThis.fetch;
  const sent: SentRequest[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    if (/\/_api\/\$batch$/i.test(request.url)) sent.push(...partsOf(text));
    else if (request.url.includes('/_api/'))
      sent.push(sentRequest(request.headers.get('X-HTTP-Method') ?? request.method, request.url, text));
    return real(input, init);
  };
  try {
    await run();
  } finally {
    globalThis.fetch = real;
  }
  return sent;
}

function sentRequest(method: string, address: string, text: string): SentRequest {
  const url = new URL(address);
  const path = decodeURIComponent(url.pathname.slice(url.pathname.indexOf('/_api/') + '/_api/'.length));
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { method: method.toUpperCase(), path: lowered(path), query: url.searchParams, body };
}

function lowered(path: string): string {
  return path
    .split(/('(?:[^']|'')*')/)
    .map(part => (part.startsWith("'") ? part : part.toLowerCase()))
    .join('');
}

/** The requests in the body of a `$batch`. */
function partsOf(text: string): SentRequest[] {
  return text
    .split(/^--.*$/m)
    .map(part => part.replaceAll('\r\n', '\n'))
    .flatMap(part => {
      const found = /^(GET|POST|PUT|PATCH|MERGE|DELETE) (\S+) HTTP\/1\.1\n([\s\S]*?)(?:\n\n([\s\S]*))?$/m.exec(part);
      if (!found) return [];
      const [, verb = '', address = '', headers = '', body = ''] = found;
      const method = /^X-HTTP-Method: *(\S+)/im.exec(headers)?.[1] ?? verb;
      return [sentRequest(method, address, body.trim())];
    });
}
