import { nullAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Context } from './context.ts';

/** What SharePoint answers for a method without a result: `odata.null`, or null under the method's name in verbose. */
export function voidAnswer(context: Context, name: string): Answer {
  return nullAnswer(name, context.format);
}
