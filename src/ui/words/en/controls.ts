import { characters } from './counts';

/** Words of the form's controls. */
export const controls = {
  charactersLeft: (number: number): string => `${characters(number)} left`,
  charactersOver: (number: number): string => `${characters(number)} too many`
};
