import type { Answer, Entity } from './answer.ts';
import type { Context } from './context.ts';
import { noResource } from './errors.ts';
import type { Segment } from './path.ts';

/** Answers one property of an entity by its path: `…/Title`. */
export function property(context: Context, entity: Entity, segment: Segment, rest: readonly Segment[]): Answer {
  if (context.method !== 'GET' || rest.length > 0 || segment.args) throw noResource(segment.text);
  for (const [name, value] of Object.entries(entity.properties)) {
    if (name.toLowerCase() === segment.name) return { kind: 'value', name, type: 'Edm.String', value };
  }
  for (const [name, read] of Object.entries(entity.extra ?? {})) {
    if (name.toLowerCase() === segment.name) return { kind: 'value', name, type: 'Edm.String', value: read() };
  }
  throw noResource(segment.text);
}
