/** What was being done when it failed; what is safe depends on it. */
export type Doing =
  'read' | 'readUpdates' | 'refresh' | 'findPeople' | 'show' | 'save' | 'setUp' | 'post' | 'keepPost' | 'readTeams';

/** A failure in words, in three sentences. */
export interface FailureWords {
  /** What failed. */
  title: string;
  /** What is safe. */
  safe: string;
  /** What to do. */
  next: string;
}
