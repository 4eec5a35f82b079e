import type { Failure } from '../../../domain/failure';
import { failure as failures } from './failure';

/** What Teams shows of the product in its own screens and links. */
export const teams = {
  failure: (failure: Failure): string => failures.of(failure, 'read').title,
  action: (number: string): string => `Action ${number}`
};
