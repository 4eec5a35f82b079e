import { randomUUID } from 'node:crypto';

/** A refusal in Graph's words: a status, a code that clients read, a text for people. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** What is wrong with the request itself. */
export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

export function notFound(message: string): GraphError {
  return new GraphError(404, 'NotFound', message);
}

/** What names a request in both directions; Graph makes up what the client leaves out. */
export interface RequestIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

export function requestIds(clientRequestId: string | undefined): RequestIds {
  const requestId = randomUUID();
  return { requestId, clientRequestId: clientRequestId ?? requestId };
}

/** Graph's error body. `date` has no zone in it, as in Graph's own answers. */
export function errorBody(error: GraphError, ids: RequestIds, now: number): unknown {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        date: new Date(now).toISOString().slice(0, 19),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId
      }
    }
  };
}
