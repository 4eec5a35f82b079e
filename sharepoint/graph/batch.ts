import * as v from 'valibot';
import type { JsonRecord } from '../site/json.ts';
import type { Graph, GraphAnswer, GraphRequest } from './call.ts';
import { badRequest, errorBody, GraphError } from './errors.ts';
import type { RequestIds } from './errors.ts';
import { answer } from './routes.ts';

const Part = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  method: v.string(),
  url: v.string(),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.unknown()),
  dependsOn: v.optional(v.array(v.string()), [])
});
const Batch = v.object({ requests: v.pipe(v.array(Part), v.minLength(1), v.maxLength(20)) });
type Part = v.InferOutput<typeof Part>;

/** Answers up to 20 calls in one, in their order (https://learn.microsoft.com/graph/json-batching). */
export function answerBatch(graph: Graph, request: GraphRequest, json: JsonRecord, ids: RequestIds): GraphAnswer {
  const parsed = v.safeParse(Batch, json);
  if (!parsed.success)
    throw badRequest(
      `Invalid batch payload format. ${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}`
    );
  const statuses = new Map<string, number>();
  const responses = parsed.output.requests.map(part => {
    if (statuses.has(part.id)) throw badRequest(`Request id '${part.id}' is used more than once.`);
    const unknown = part.dependsOn.find(id => !statuses.has(id));
    if (unknown !== undefined)
      throw badRequest(`Request '${part.id}' depends on '${unknown}', which is not before it.`);
    const { status, headers, body } = answerPart(
      graph,
      request,
      part,
      ids,
      part.dependsOn.some(id => (statuses.get(id) ?? 0) >= 400)
    );
    statuses.set(part.id, status);
    return { id: part.id, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
  });
  return { status: 200, body: { responses } };
}

function answerPart(
  graph: Graph,
  request: GraphRequest,
  part: Part,
  ids: RequestIds,
  failedBefore: boolean
): GraphAnswer {
  try {
    if (failedBefore) throw new GraphError(424, 'FailedDependency', 'A request that this one depends on failed.');
    const [path = '', search = ''] = part.url.replace(/^\//, '').split('?', 2);
    const contentType = Object.entries(part.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    const body = part.body === undefined ? '' : JSON.stringify(part.body);
    return answer(graph, { ...request, method: part.method.toUpperCase(), path, search, contentType, body });
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return { status: error.status, headers: error.headers, body: { ...toRecord(errorBody(error, ids, graph.now())) } };
  }
}

function toRecord(value: unknown): JsonRecord {
  return v.parse(v.record(v.string(), v.unknown()), value);
}
