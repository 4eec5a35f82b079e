import type { Answer } from './answer.ts';
import { bodyRecord } from './context.ts';
import type { Context } from './context.ts';
import { noResource } from './errors.ts';
import type { Segment } from './path.ts';
import { PropertyReader } from './propertyReader.ts';

/**
 * Answers `titleresource/getvalueforuiculture` and its like: there is one language, and so one text whatever the
 * culture.
 */
export function resourceAnswer(context: Context, text: string, segment: Segment, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (context.method !== 'POST' || next?.name !== 'getvalueforuiculture' || rest.length > 1)
    throw noResource(segment.text);
  const reader = new PropertyReader(bodyRecord(context), 'SP.UserResource');
  reader.text('cultureName');
  reader.end();
  return { kind: 'value', name: 'GetValueForUICulture', type: 'Edm.String', value: text };
}
