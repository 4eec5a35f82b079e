import type { ActionFields, UpdateFields } from '../checks';
import { noteLimit } from '../checks';
import type { GuardContext } from './guardText';
import { guardText } from './guardText';

/** Free texts that are about to be saved, by the field's name. */
export type Texts<Field extends string = string> = Partial<Record<Field, string>>;

/** The free texts of an update. */
export function textsOf({
  narrative,
  barrier,
  bragReason
}: UpdateFields): Texts<'narrative' | 'barrier' | 'bragReason'> {
  return { bragReason, narrative, barrier };
}

const freeTexts = [
  'number',
  'action',
  'outcome',
  'measure',
  'baseline',
  'target',
  'leadRole',
  'stageReason',
  'bragReason',
  'absorbedInto'
] as const;
export type FreeText = (typeof freeTexts)[number];

/** The free texts of an edited action that the edit changes: what nobody touched isn't written, and isn't asked about. */
export function changedTexts(before: ActionFields, after: ActionFields): Texts<FreeText> {
  return Object.fromEntries(freeTexts.filter(name => before[name] !== after[name]).map(name => [name, after[name]]));
}

/** Why a reason for keeping a number can't be recorded. */
export type ReasonFault =
  | { why: 'required' }
  | { why: 'tooLong'; length: number; limit: number }
  /** It holds such a number itself. */
  | { why: 'holdsNumber' };

/** What is wrong with the reason for keeping a number; undefined where it will do. */
export function reasonFault(reason: string, context: GuardContext): ReasonFault | undefined {
  if (reason.trim() === '') return { why: 'required' };
  if (reason.length > noteLimit) return { why: 'tooLong', length: reason.length, limit: noteLimit };
  return guardText(reason, context).some(finding => finding.effect === 'stop') ? { why: 'holdsNumber' } : undefined;
}

/** True where a text holds what stops it and no reason answers that: then nothing may be saved. */
export function hasUnansweredStop(texts: Texts, reason: string, context: GuardContext): boolean {
  const stopped = Object.values(texts).some(
    text => text !== undefined && guardText(text, context).some(finding => finding.effect === 'stop')
  );
  return stopped && reasonFault(reason, context) !== undefined;
}
