import { readRun } from '../site/http/faults.ts';
import type { Faults } from '../site/http/faults.ts';
import { isRecord, parseJson } from '../site/json.ts';
import type { JsonRecord } from '../site/json.ts';
import type { GraphAnswer } from './call.ts';
import type { Directory } from './directory.ts';
import { badRequest, GraphError } from './errors.ts';
import { changed } from './overrides.ts';
import { knownScopes } from './scopes.ts';
import type { GraphStore } from './store.ts';

/** What the local Graph's own addresses tell and change. */
export interface LocalControls {
  readonly declared: Directory;
  readonly store: GraphStore;
  readonly faults: Faults;
  granted(): readonly string[];
}

/** The addresses under `/_local/graph/`. */
export const localNames = ['scopes', 'faults', 'teams'] as const;
export type LocalName = (typeof localNames)[number];

/**
 * Tells (GET) or changes (POST) the granted scopes, a run of faults as `sharepoint/site` has them (DELETE ends it), and
 * who left a team or which channel is gone: `{"kind": "leave", "team", "login"}`, `{"kind": "delete", "team",
 * "channel"}`,
 * `join` and `restore` the other way.
 */
export function answerControls(controls: LocalControls, name: LocalName, method: string, body: string): GraphAnswer {
  const { store, faults, declared } = controls;
  switch (`${method} ${name}`) {
    case 'GET scopes':
      return ok({ granted: controls.granted() });
    case 'POST scopes': {
      const scopes = readScopes(body);
      store.grant(scopes);
      return ok({ granted: scopes });
    }
    case 'GET faults':
      return ok({ ...faults.state() });
    case 'POST faults':
      faults.set(attempt(() => readRun(parseJson(body)?.value)));
      return ok({ ...faults.state() });
    case 'DELETE faults': {
      const { made } = faults.state();
      faults.set(undefined);
      return ok({ run: null, made });
    }
    case 'GET teams':
      return ok({ ...store.overrides() });
    case 'POST teams': {
      const after = changed(declared, store.overrides(), parseJson(body)?.value);
      if (!after)
        throw badRequest(
          'Send {"kind": "leave" or "join", "team", "login"} or {"kind": "delete" or "restore", "team", "channel"} of a team there is.'
        );
      store.override(after);
      return ok({ ...after });
    }
    default:
      throw new GraphError(405, 'MethodNotAllowed', 'This address is not asked in that way.', { Allow: 'GET, POST' });
  }
}

function ok(body: JsonRecord): GraphAnswer {
  return { status: 200, body };
}

function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
}

function readScopes(body: string): readonly string[] {
  const json = parseJson(body)?.value;
  const scopes = isRecord(json) ? json['granted'] : undefined;
  if (!Array.isArray(scopes) || !scopes.every((scope): scope is string => typeof scope === 'string')) {
    throw badRequest('Send {"granted": ["User.Read", …]}.');
  }
  const unknown = scopes.find(scope => !knownScopes.has(scope));
  if (unknown !== undefined) throw badRequest(`The local Graph knows no scope '${unknown}'.`);
  return scopes;
}
