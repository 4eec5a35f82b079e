import { known } from '../model/values';
import type { Action, LatestUpdate } from '../model/action';
import type { ImprovementArea } from '../model/area';
import type { Evaluation } from '../model/evaluation';
import type { Inspection } from '../model/inspection';
import type { Plan } from '../model/plan';
import type { Update } from '../model/update';
import type { CalendarDate, Person } from '../model/values';
import type { UnreadList } from './access';
import type { Rights } from './rights';

/** The copy of an update that its action carries as `latest`; undefined for an update whose time isn't known. */
export function latestOf(update: Pick<Update, 'narrative' | 'at' | 'author' | 'barrier'>): LatestUpdate | undefined {
  const { narrative, author, barrier } = update;
  const at = known(update.at);
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
  /** The declared columns that the site lacks. */
  missingColumns: readonly MissingColumn[];
  /** The lists that could not be read: what would stand in them isn't shown. */
  unread: readonly UnreadList[];
}

/** A declared column that a list lacks; both are titles. */
export interface MissingColumn {
  list: string;
  column: string;
}
