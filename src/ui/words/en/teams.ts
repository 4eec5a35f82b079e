import type { Failure } from '../../../domain/failure';
import { failure as failures } from './failure';

/** The texts that Teams shows in its own screens and links. */
export const teams = {
  failure: (failure: Failure): string => failures.of(failure, 'read').title,
  action: (number: string): string => `Action ${number}`
};
