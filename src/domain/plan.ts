import type { CalendarDate, Instant } from './dates';

/** Names of what people choose from. The lists take their choices from here, and so do the forms. */
export const planKinds = ['Single-agency draft', 'Integrated plan'] as const;
export const planStatuses = ['Draft', 'Endorsed', 'Live', 'Closed'] as const;
export const inspectionTypes = ['Joint inspection', 'Progress review', 'Self-evaluation'] as const;
export const partnershipViews = ['Accepted', 'Questioned'] as const;
export const priorities = ['Urgent', 'High', 'Medium', 'Low'] as const;
export const brags = ['Blue', 'Red', 'Amber', 'Green', 'Grey'] as const;
export const stages = [
  'Proposed',
  'Agreed',
  'In progress',
  'Completion proposed',
  'Verified',
  'Closed',
  'Paused',
  'Absorbed',
  'Superseded',
  'Cancelled',
  'Reopened'
] as const;

export type PlanKind = (typeof planKinds)[number];
export type PlanStatus = (typeof planStatuses)[number];
export type InspectionType = (typeof inspectionTypes)[number];
export type PartnershipView = (typeof partnershipViews)[number];
export type Priority = (typeof priorities)[number];
/** Blue complete, Red, Amber, Green, and Grey for not started: the plan's own key says what each means. */
export type Brag = (typeof brags)[number];
export type Stage = (typeof stages)[number];

/** The six-point scale of the inspectors, best first. */
export const grades = [
  { value: 6, name: 'Excellent' },
  { value: 5, name: 'Very good' },
  { value: 4, name: 'Good' },
  { value: 3, name: 'Adequate' },
  { value: 2, name: 'Weak' },
  { value: 1, name: 'Unsatisfactory' }
] as const;
export type Grade = (typeof grades)[number]['value'];

/** A person of the site; `id` is the site user's. */
export interface Person {
  id: number;
  name: string;
  email: string;
}

/** Who changed an item last, and when. */
export interface Changed {
  by: string;
  at: Instant;
}

export interface Link {
  url: string;
  text: string;
}

/** What every row carries beside its own columns. */
export interface Kept {
  id: number;
  /** The ETag that the row was loaded with; every write of the row carries it. */
  etag: string;
  /** What was found wrong when the row was read, a sentence each; empty for a sound row. */
  problems: readonly string[];
}

export interface Plan extends Kept {
  title: string;
  kind: PlanKind | undefined;
  status: PlanStatus | undefined;
  oversightGroup: string;
  boards: readonly string[];
  /** What each colour means in this plan. */
  bragKey: Readonly<Record<Brag, string>>;
  dueSoonDays: number;
  updateEveryDays: number;
  localities: readonly string[];
  agencies: readonly string[];
  /** The plan holds invented content and the screen must say so. */
  isSample: boolean;
  retentionReview: CalendarDate | undefined;
  /** The Teams channel that the plan's updates are posted to, as Teams' own link to it. */
  channel?: Link | undefined;
}

export interface Inspection extends Kept {
  planId: number;
  title: string;
  type: InspectionType | undefined;
  fieldworkStart: CalendarDate | undefined;
  fieldworkEnd: CalendarDate | undefined;
  published: CalendarDate | undefined;
  report: Link | undefined;
  scrutinyBodies: readonly string[];
}

export interface Evaluation extends Kept {
  inspectionId: number;
  keyQuestion: string;
  indicator: string;
  grade: Grade | undefined;
  view: PartnershipView | undefined;
  viewNote: string;
}

export interface ImprovementArea extends Kept {
  planId: number;
  ref: string;
  title: string;
  inspectorsWording: string;
  evaluationIds: readonly number[];
}

/** The newest update of an action, kept beside it for fast reading. */
export interface LatestUpdate {
  text: string;
  at: Instant;
  author: string;
  /** The update named a barrier or asked for help. */
  barrier: boolean;
}

export interface Action extends Kept {
  planId: number;
  areaId: number | undefined;
  /** As the plan writes it: `2.3`. */
  number: string;
  action: string;
  outcome: string;
  measure: string;
  baseline: string;
  target: string;
  lead: Person | undefined;
  leadRole: string;
  leadAgency: string;
  partnerAgencies: readonly string[];
  priority: Priority | undefined;
  start: CalendarDate | undefined;
  originalDue: CalendarDate | undefined;
  currentDue: CalendarDate | undefined;
  stage: Stage;
  stageReason: string;
  chosenBrag: Brag | undefined;
  bragReason: string;
  locality: string;
  absorbedInto: string;
  nextUpdateDue: CalendarDate | undefined;
  latest: LatestUpdate | undefined;
  changed?: Changed | undefined;
}

/** Append-only. */
export interface Update extends Kept {
  actionId: number;
  narrative: string;
  brag: Brag | undefined;
  stage: Stage | undefined;
  /** Barriers met, or help needed; empty when none. */
  barrier: string;
  author: string;
  at: Instant;
  /** The channel post that tells of it; its text is the channel's name. */
  post?: Link | undefined;
  /** The person who made the item, by their id in the site; undefined while it isn't in the list. */
  madeBy?: number | undefined;
}

/** What is kept beside an action of its newest update. */
export function latestOf({
  narrative,
  at,
  author,
  barrier
}: Pick<Update, 'narrative' | 'at' | 'author' | 'barrier'>): LatestUpdate {
  return { text: narrative, at, author, barrier: barrier !== '' };
}

/** What one person may do here, from SharePoint's own permissions. */
export interface Rights {
  addUpdates: boolean;
  editActions: boolean;
  /** Move actions to the recycle bin. */
  removeActions: boolean;
  managePlan: boolean;
  setUp: boolean;
}

/** One plan with all that the first view and the scorecard show. */
export interface PlanContent {
  plan: Plan;
  inspections: readonly Inspection[];
  evaluations: readonly Evaluation[];
  areas: readonly ImprovementArea[];
  actions: readonly Action[];
  rights: Rights;
  me: Person;
  /** The day it is in the site's time zone, by the server's clock. */
  today: CalendarDate;
  /** Columns that the site lacks: their titles, with the list they belong to. */
  missingColumns: readonly MissingColumn[];
}

export interface MissingColumn {
  list: string;
  column: string;
}
