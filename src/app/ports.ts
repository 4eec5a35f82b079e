import type { Kept, KeptDraft, DraftStorage } from '../sync/drafts';
import type { Operation, Owner } from '../sync/outbox';
import type { ItemState, Locks, Storage, Transport, WriteAnswer } from '../sync/ports';
import type { Result } from '../domain/failure';
import type { UpdateFields } from '../domain/checks';
import type { Action, Brag, Changed, Person, PlanContent, Update } from '../domain/plan';

export type { DraftStorage, ItemState, Kept, KeptDraft, Locks, Operation, Owner, Storage, Transport, WriteAnswer };

/** What the product uses of the device it runs on, for one person on one site. */
export interface Device {
  drafts: DraftStorage;
  outbox: Storage;
  locks: Locks;
  owner: Owner;
}

/** What reading a site can find. */
export type PlanFound =
  | { kind: 'plan'; content: PlanContent }
  /** The lists aren't there; an owner may make them. */
  | { kind: 'notSetUp'; maySetUp: boolean }
  /** The lists are there and hold no plan. */
  | { kind: 'noPlan'; mayAdd: boolean };

/** Someone that the people search found; not yet a user of the site. */
export interface FoundPerson {
  login: string;
  name: string;
  email: string;
  jobTitle: string;
}

/** An update as it is sent. The key makes sending it twice harmless. */
export interface NewUpdate extends UpdateFields {
  /** A lower-case GUID made when the form was opened. */
  clientKey: string;
  /** Why a number that the guard stops must be kept; recorded with the update. */
  guardReason?: string;
}

/** What happened to the plan since it was last read. */
export type PlanChanges =
  | { kind: 'none' }
  /** Only these actions changed, or got updates (`updated`, by action id); `gone` are no longer there to be seen. */
  | { kind: 'some'; actions: readonly Action[]; gone: readonly number[]; updated: readonly number[] }
  /** More than is worth telling apart, or SharePoint can't tell any more: the plan is to be read again. */
  | { kind: 'all' };

/** What the app asks of SharePoint. The web part hands it in; nothing here knows how it is done. */
export interface PlanStore {
  readPlan(): Promise<Result<PlanFound>>;
  /** What changed since the plan, or its changes, were last read. */
  readChanges(): Promise<Result<PlanChanges>>;
  /** The updates of an action, newest first. */
  readUpdates(actionId: number): Promise<Result<readonly Update[]>>;
  /** One action as it is now. */
  readAction(actionId: number): Promise<Result<Action>>;
  /** Who removed an action and when, as far as this person is shown its place in the recycle bin. */
  findRemoved(actionId: number): Promise<Result<Changed | undefined>>;
  /** Carries what people do, each request once; the outbox does the retrying. */
  transport: Transport;
  /** The server's time in milliseconds since 1970; the device's until an answer came. */
  now(): number;
  findPeople(text: string): Promise<Result<readonly FoundPerson[]>>;
  /** Makes someone who was found a user of the site. */
  admitPerson(found: FoundPerson): Promise<Result<Person>>;
}

/** One thing that the set-up makes or finds. */
export interface SetUpStep {
  what: string;
  state: 'missing' | 'there' | 'made';
}

/** The product's own set-up of a site; in a chunk of its own. */
export interface SiteSetUp {
  /** What is there and what would be made; writes nothing. */
  look(): Promise<Result<readonly SetUpStep[]>>;
  /** Makes what is missing; run twice it changes nothing. */
  run(onStep: (step: SetUpStep) => void): Promise<Result<readonly SetUpStep[]>>;
  /** Makes an empty plan, so that there is something to open. */
  addPlan(title: string, bragKey: Readonly<Record<Brag, string>>): Promise<Result<number>>;
}

/** Where the product is being looked at. */
export type Place = 'page' | 'channelTab' | 'personalApp';

/** What differs between a SharePoint page, a Teams tab and a personal app. */
export interface Host {
  place: Place;
  /** The product's part of the address, a query string without `?`. */
  readAddress(): string;
  writeAddress(query: string): void;
  /** Whether the person can see it now. */
  isVisible(): boolean;
  /** Tells when the person came back to it: another tab was closed, a window was chosen. */
  onVisible(listener: () => void): () => void;
  /** Tells when the device has a network again. */
  onOnline(listener: () => void): () => void;
  /** Opens “My actions”, the personal app, where there is one beside this place. */
  openMyActions?: () => void;
  /** Tells when the person went back or forward. */
  onAddressChange(listener: () => void): () => void;
}
