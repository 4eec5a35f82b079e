import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from '../site/http/faults.ts';
import { GraphError } from './errors.ts';

/** The fault that a call is to have, if any: of its header `x-local-fault`, or of the run. */
export function faultOf(faults: Faults, request: IncomingMessage, login: string): Fault | undefined {
  const headers = new Map(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : []
    )
  );
  // Teams itself is not what the faults are for.
  if (headers.get('x-local-app') === 'teams') return undefined;
  return faults.of({
    origin: '',
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body: Buffer.alloc(0),
    login
  });
}

/**
 * Graph's own words for what a fault answers instead of doing the work; nothing for one that leaves the work to be
 * done.
 */
export function refuse(fault: Fault): void {
  const wait: Record<string, string> =
    fault.retryAfter === undefined
      ? {}
      : {
          'Retry-After': fault.asDate
            ? new Date(Date.now() + fault.retryAfter * 1000).toUTCString()
            : String(fault.retryAfter)
        };
  switch (fault.kind) {
    case '401':
      throw new GraphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
    case '403':
      throw new GraphError(403, 'Forbidden', 'The caller is not allowed to do this.');
    case '409':
      throw new GraphError(409, 'Conflict', 'The message conflicts with another one.');
    case '412':
      throw new GraphError(412, 'PreconditionFailed', 'The precondition failed.');
    case '423':
      throw new GraphError(423, 'Locked', 'The team is archived.');
    case '429':
      throw new GraphError(429, 'TooManyRequests', 'Too many requests.', wait);
    case '500':
      throw new GraphError(500, 'InternalServerError', 'Failed to execute backend request.');
    case '503':
      throw new GraphError(503, 'ServiceUnavailable', 'The service is unavailable.', wait);
    case '504':
      throw new GraphError(504, 'GatewayTimeout', 'The gateway timed out.');
    default:
      break;
  }
}

/** Sends half of an answer, then ends the connection. */
export function sendHalf(response: ServerResponse, body: string): void {
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body))
  });
  response.write(body.slice(0, body.length >> 1), () => response.destroy());
}
