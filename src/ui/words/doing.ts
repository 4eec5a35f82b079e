/** What the app was doing when it failed, which decides what is safe. */
export type Doing =
  'read' | 'readUpdates' | 'refresh' | 'findPeople' | 'show' | 'save' | 'setUp' | 'post' | 'keepPost' | 'readTeams';

/** A failure in three sentences. */
export interface FailureWords {
  /** What failed. */
  title: string;
  /** What is safe. */
  safe: string;
  /** What to do. */
  next: string;
}
