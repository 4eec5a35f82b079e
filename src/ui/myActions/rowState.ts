import type { MyAction, MySection } from '../../domain/myActions';

/** The row with the open update form, and the section that the row stays in until the form closes. */
export interface Writing {
  plan: string;
  actionId: number;
  section: MySection;
}

/** What the rows share about the update form that is open in one of them. */
export interface RowState {
  writing: Writing | undefined;
  /** The confirmation shown in the row whose update was saved. */
  saved: { plan: string; actionId: number; words: string } | undefined;
  onWrite(one: MyAction): void;
  onSaved(one: MyAction, words: string): void;
  onStop(one: MyAction): void;
}
