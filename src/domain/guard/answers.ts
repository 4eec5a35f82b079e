import { noteLimit } from '../../model/field';
import type { GuardContext } from './guardText';
import { guardText } from './guardText';

/** Free texts that are about to be saved, by field. */
export type Texts<Field extends string = string> = Partial<Record<Field, string>>;

/** Why a reason for keeping a number can't be recorded. */
export type ReasonFault =
  | { why: 'required' }
  | { why: 'tooLong'; length: number; limit: number }
  /** The reason itself holds a number that the guard stops. */
  | { why: 'holdsNumber' };

/** Why a reason for keeping a number isn't acceptable; undefined where it is. */
export function reasonFault(reason: string, context: GuardContext): ReasonFault | undefined {
  if (reason.trim() === '') return { why: 'required' };
  if (reason.length > noteLimit) return { why: 'tooLong', length: reason.length, limit: noteLimit };
  return guardText(reason, context).some(finding => finding.effect === 'stop') ? { why: 'holdsNumber' } : undefined;
}

/** True where the guard stops one of the texts and `reason` isn't acceptable: then nothing may be saved. */
export function hasUnansweredStop(texts: Texts, reason: string, context: GuardContext): boolean {
  const stopped = Object.values(texts).some(
    text => text !== undefined && guardText(text, context).some(finding => finding.effect === 'stop')
  );
  return stopped && reasonFault(reason, context) !== undefined;
}
