import { characters } from './counts';

/** Texts of the form controls. */
export const controls = {
  charactersLeft: (number: number): string => `${characters(number)} left`,
  charactersOver: (number: number): string => `${characters(number)} too many`
};
