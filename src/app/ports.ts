import type { Result } from '../domain/failure';
import type { MissingColumn } from '../domain/plan';
import type { SiteRights } from '../domain/rights';
import type { ListKey, PerList } from '../model';
import type { Stored } from '../model/entity';
import type { Update } from '../model/update';
import type { CalendarDate, Cell, Instant, Person } from '../model/values';
import type { DraftStorage, StorageOutcome, StoredDraft } from '../sync/drafts';
import type { Operation } from '../sync/operation';
import type { ItemState, Locks, Storage, Transport, WriteAnswer } from '../sync/ports';
import type { Owner } from '../sync/queue';

export type {
  DraftStorage,
  ItemState,
  Locks,
  Operation,
  Owner,
  Storage,
  StorageOutcome,
  StoredDraft,
  Transport,
  WriteAnswer
};

/** What the product stores on and needs of the device, for one person on one site. */
export interface Device {
  drafts: DraftStorage;
  outbox: Storage;
  locks: Locks;
  owner: Owner;
  /** Ends the storage's listening, and closes its database once all writes are done. */
  close(): void;
}

/** What is known about a site, apart from the items of its lists. */
export interface SiteFacts {
  /** The id of the plan to show; empty for the site's first plan. */
  planId: Cell<number>;
  me: Person;
  /** Today in the site's time zone, by the server's clock. */
  today: CalendarDate;
  /** SharePoint's name for the site's time zone where the product doesn't know it: dates can't be written then. */
  unknownZone?: string;
  rights: SiteRights;
  maySetUp: boolean;
}

/** The items of a list, and its declared columns that the site lacks. */
export interface ListRead {
  items: readonly Stored[];
  missing: readonly MissingColumn[];
}

/** The result of reading a site. */
export type SiteRead =
  /** At least one list is there. A list that isn't, or that the person may not read, has failed. */
  | { kind: 'lists'; site: SiteFacts; lists: PerList<Result<ListRead>> }
  /**
   * No list is there, or none that the person can see. `maySetUp` where the person may create lists and grant rights,
   * and therefore sees every list.
   */
  | { kind: 'notSetUp'; maySetUp: boolean };

/** An item that no screen shows, since what it belongs to is empty or gone. */
export interface Stray {
  list: ListKey;
  id: number;
  etag: string;
  /** Its number or reference and its text, shortened; '' where it has neither. */
  name: string;
  /** The id of the item that it names and that isn't there; undefined where it names none. */
  parent: number | undefined;
  /** True where the person made it. */
  isMine: boolean;
  /** The address of SharePoint's own form for it. */
  formUrl: string;
}

/** The strays of a site: how many each list has, and the first of them. */
export interface Strays {
  entries: readonly Stray[];
  counts: readonly { list: ListKey; count: number }[];
}

/** Who can give access to a site. */
export interface AccessGivers {
  /** The title of the site's group of owners; '' where it isn't known. */
  group: string;
  /** The names of its members, as far as the person may see them. */
  people: readonly string[];
  /** The address of SharePoint's own page on which a person asks for access. */
  requestUrl: string;
}

/** A person that the people search found, who need not be a user of the site yet. */
export interface FoundPerson {
  login: string;
  name: string;
  email: string;
  jobTitle: string;
}

/** What changed in a list: `items` are new or changed, `gone` the ids of those that the person can't see any more. */
export interface ListChanges {
  items: readonly Stored[];
  gone: readonly number[];
}

/** What changed in a site's lists since they were last read. */
export type SiteChanges =
  | { kind: 'none' }
  | { kind: 'some'; lists: PerList<ListChanges> }
  /**
   * Too much changed to read the items one by one, or SharePoint can't tell what: the whole site is to be read again.
   */
  | { kind: 'all' };

/** Who removed an item, and when. */
export interface Removed {
  by: string;
  at: Instant;
}

/** What the app needs of SharePoint. The web part provides it. */
export interface PlanStore {
  readSite(): Promise<Result<SiteRead>>;
  /** From now on `readSite` reads this plan of the site. */
  choosePlan(planId: number): void;
  /** Who can give access to the site. */
  findAccessGivers(): Promise<Result<AccessGivers>>;
  /** Finds the items that belong to nothing that is there; `myId` is the person's id in the site. */
  findStrays(myId: number): Promise<Result<Strays>>;
  /** What changed since the site, or its changes, were last read. */
  readChanges(): Promise<Result<SiteChanges>>;
  /** Reads all updates of an action, newest first. */
  readUpdates(actionId: number): Promise<Result<readonly Update[]>>;
  /** Reads one item. */
  readItem(list: ListKey, id: number): Promise<Result<Stored>>;
  /** Who moved an item to the recycle bin, and when; undefined where the person can't see it there. */
  findRemoved(list: ListKey, id: number): Promise<Result<Removed | undefined>>;
  /** Sends queued operations, each request once: retrying is the outbox's task. */
  transport: Transport;
  /** The server's time in milliseconds since 1970; the device's until the first answer. */
  now(): number;
  findPeople(text: string): Promise<Result<readonly FoundPerson[]>>;
  /** Makes a found person a user of the site (SharePoint's “ensure user”). */
  ensurePerson(found: FoundPerson): Promise<Result<Person>>;
}

/** The kind of host that the product runs in. */
export type HostKind = 'page' | 'channelTab' | 'personalApp';

/** What differs between a SharePoint page, a Teams tab and a personal app. */
export interface Host {
  kind: HostKind;
  /** The product's part of the address, a query string without `?`. */
  readAddress(): string;
  writeAddress(query: string): void;
  /** Tells which plan the app shows, once that is known: on a page with several plans the address is one's of them. */
  setPlan(planId: number): void;
  /** True while the product is visible on the screen. */
  isVisible(): boolean;
  /**
   * Calls `listener` whenever the product becomes visible or its window gets the focus. Gives a function that ends
   * this.
   */
  onVisible(listener: () => void): () => void;
  /** Calls `listener` whenever the device has a network again. Gives a function that ends this. */
  onOnline(listener: () => void): () => void;
  /** Opens the personal app “My actions”; undefined where the host has none. */
  openMyActions?: () => void;
  /** Calls `listener` whenever the person goes back or forward in the history. Gives a function that ends this. */
  onAddressChange(listener: () => void): () => void;
  /** Gives the address up. */
  close(): void;
}
