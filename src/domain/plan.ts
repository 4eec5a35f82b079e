import { known, textOf } from '../model/values';
import type { Action, LatestUpdate } from '../model/action';
import type { ImprovementArea } from '../model/area';
import type { Evaluation } from '../model/evaluation';
import type { Inspection } from '../model/inspection';
import type { Plan } from '../model/plan';
import type { Update } from '../model/update';
import type { CalendarDate, Instant, Person } from '../model/values';
import type { UnreadList } from './access';
import type { Rights } from './rights';

type Dated = Pick<Update, 'at'> & Partial<Pick<Update, 'created'>>;
type Signed = Pick<Update, 'author'> & Partial<Pick<Update, 'maker'>>;

/**
 * When an update was written; by SharePoint's own record where the update doesn't say, since it was made by other means.
 * Undefined where neither is known.
 */
export function timeOf({ at, created }: Dated): Instant | undefined {
  return known(at) ?? known(created);
}

/** Who wrote an update; by SharePoint's own record where the update doesn't say. '' where neither is known. */
export function authorOf({ author, maker }: Signed): string {
  return textOf(author) || (known(maker)?.name ?? '');
}

/** The copy of an update that its action carries as `latest`; undefined for an update whose time isn't known. */
export function latestOf(update: Pick<Update, 'narrative' | 'barrier'> & Dated & Signed): LatestUpdate | undefined {
  const { narrative, barrier } = update;
  const [at, author] = [timeOf(update), authorOf(update)];
  // An unreadable barrier counts as a barrier: something is written there.
  return at === undefined ? undefined : { text: narrative, at, author, barrier: barrier !== undefined };
}

/** One plan with everything that the plan's table and the scorecard show. */
export interface PlanContent {
  plan: Plan;
  inspections: readonly Inspection[];
  evaluations: readonly Evaluation[];
  areas: readonly ImprovementArea[];
  actions: readonly Action[];
  rights: Rights;
  me: Person;
  /** Today in the site's time zone, by the server's clock. */
  today: CalendarDate;
  /** SharePoint's name for the site's time zone where the product doesn't know it: dates can't be written then. */
  unknownZone?: string;
  /** The declared columns that the site lacks, or whose type was changed. */
  missingColumns: readonly MissingColumn[];
  /** The lists that could not be read: what would stand in them isn't shown. */
  unread: readonly UnreadList[];
}

/** A declared column that a list lacks, or has with another type. `list` and `column` are titles. */
export interface MissingColumn {
  list: string;
  column: string;
  /** True for a column that is there with another type: what fits of it is read. */
  isRetyped?: boolean;
}
