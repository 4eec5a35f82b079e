import type { Failure } from '../../domain/failure';
import { failureWords } from './failure';

/** What Teams shows of the product in its own screens and links. */
export const teamsWords = {
  failure: (failure: Failure): string => failureWords(failure, 'read').title,
  action: (number: string): string => `Action ${number}`
} as const;
