import type { Failure, Result } from '../domain/failure';
import type { groups, ListKey } from '../model';
import type { Brag } from '../model/action';
import type { Right } from '../model/entity';
import type { Instant } from '../model/values';
import type { Removed } from './ports';

/** The key of a group that set-up creates. */
export type GroupKey = keyof typeof groups;
/** Whose rights in the lists are declared: the site's three groups and the product's own two. */
export type Holder = 'owners' | 'members' | 'visitors' | GroupKey;
/** What a holder may do in a list; the site's owners have full control. */
export type HeldRight = Right | 'full';
/** A list or a group that set-up looks after, by its key. */
export type PartKey = ListKey | GroupKey;
/** A declared setting of a list. */
export type ListSetting = 'title' | 'description' | 'versioning' | 'writeSecurity' | 'quickLaunch';

/** Something that isn't as declared, and that set-up puts right. Columns, views and levels are told by their titles. */
export type SetUpRepair =
  | { kind: 'makeGroup' | 'describeGroup'; part: GroupKey }
  /** Makes the site's owners the group's owners, in the place of whoever made it. */
  | { kind: 'ownGroup'; part: GroupKey }
  /** `entry` is the id of the list's entry in the recycle bin. */
  | { kind: 'restoreList'; part: ListKey; entry: string }
  /** `closeList` ends that the list has its site's permissions. */
  | { kind: 'makeList' | 'closeList'; part: ListKey }
  | { kind: 'setList'; part: ListKey; setting: ListSetting }
  | { kind: 'makeColumn' | 'nameColumn' | 'indexColumn' | 'uniqueColumn'; part: ListKey; title: string }
  | { kind: 'makeView' | 'nameView' | 'arrangeView' | 'queryView' | 'defaultView'; part: ListKey; title: string }
  /** Removes a second view of the same title, which two runs at the same time leave. */
  | { kind: 'dropView'; part: ListKey; title: string }
  | { kind: 'giveRight'; part: ListKey; holder: Holder; right: HeldRight }
  | { kind: 'takeRight'; part: ListKey; holder: Holder; level: string }
  /** Takes away the full control that somebody who pressed set-up kept by name, and also has as an owner of the site. */
  | { kind: 'takeOwnRight'; part: ListKey; person: string };

/** Something that isn't as declared and that set-up leaves: it can't be mended, or shouldn't be. */
export type SetUpNote =
  /** A lookup points at a list that isn't the one that is there; SharePoint can't change where a lookup points. */
  | { kind: 'lookupElsewhere'; list: string; column: string; target: string }
  /** The column's type was changed by somebody. */
  | { kind: 'typeChanged'; list: string; column: string }
  /** The site lacks one of its own three groups. */
  | { kind: 'noGroup'; holder: Holder }
  /** The site lacks a permission level that the lists need. */
  | { kind: 'noLevel'; right: HeldRight }
  /** A person keeps full control of the list by name, since nothing shows that they have it as an owner too. */
  | { kind: 'keepsOwnRight'; list: string; person: string };

/** A list or a group, how it stands, and what is still to be done to it. */
export interface SetUpStep {
  key: PartKey;
  /** Its title. */
  what: string;
  state: 'missing' | 'toMend' | 'there' | 'made' | 'mended';
  repairs: readonly SetUpRepair[];
}

/** A list that isn't there and is in the recycle bin: its entries, the last removed first. */
export interface RecycledList {
  list: ListKey;
  title: string;
  entries: readonly (Removed & { id: string })[];
}

/** How a site stands beside what is declared. */
export interface SetUpCheck {
  steps: readonly SetUpStep[];
  notes: readonly SetUpNote[];
  recycled: readonly RecycledList[];
  /** True where the site has a plan. */
  hasPlan: boolean;
}

/** What the owner decided about a list in the recycle bin: the entry to restore, or to make an empty list beside it. */
export type RecycledChoice = { entry: string } | 'makeNew';

/** The choices by list. Where nothing is decided, what was removed last is restored. */
export type RecycledChoices = Readonly<Partial<Record<ListKey, RecycledChoice>>>;

/** How far a run of set-up is. */
export interface SetUpProgress {
  steps: readonly SetUpStep[];
  /** Repairs that are done, and all that are known of. */
  done: number;
  total: number;
  /** Until when SharePoint asked to wait; undefined while it answers. */
  waitingUntil: Instant | undefined;
}

/** The result of a run. `refused` are repairs that SharePoint refused again and again; the others were done. */
export interface SetUpResult extends SetUpCheck {
  refused: readonly { repair: SetUpRepair; failure: Failure }[];
}

/** The set-up of a site: its lists, columns, views, groups and rights. */
export interface SiteSetUp {
  /** Compares the site with what is declared; writes nothing. */
  check(): Promise<Result<SetUpCheck>>;
  /** Makes and mends whatever isn't as declared. Any request may fail: run again, it carries on from what is there. */
  run(onProgress: (progress: SetUpProgress) => void, recycled?: RecycledChoices): Promise<Result<SetUpResult>>;
  /** Creates an empty plan; gives its item id. */
  addPlan(title: string, bragKey: Readonly<Record<Brag, string>>): Promise<Result<number>>;
}
