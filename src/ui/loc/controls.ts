import { counted } from './common';

/** Words of the form's controls. */
export const controlText = {
  charactersLeft: (number: number): string => `${counted(number, 'character', 'characters')} left`,
  charactersOver: (number: number): string => `${counted(number, 'character', 'characters')} too many`
} as const;
