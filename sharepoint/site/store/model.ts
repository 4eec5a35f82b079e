import type { FieldDefinition } from './fields.ts';

/** A tenant's person, as the starter of the server declares them. */
export interface Person {
  login: string;
  title: string;
  email: string;
  jobTitle?: string;
  department?: string;
}

/** A site to be made on first start; owners, members and visitors are logins. */
export interface SiteDeclaration {
  url: string;
  title: string;
  owners: string[];
  members: string[];
  visitors: string[];
  /** SharePoint's number of the site's time zone; 2, London, when absent. */
  timeZone?: number;
  /**
   * The associated groups that this site doesn't have, as sites made by other tools may not. Its people of that kind
   * hold their level by name, in no group.
   */
  without?: readonly ('owners' | 'members' | 'visitors')[];
}

/** A web: a site's root or a subweb. `site` is the id of the collection that it belongs to. */
export interface Web {
  id: string;
  site: string;
  parent: string | undefined;
  url: string;
  title: string;
  description: string;
  created: string;
  timeZone: number;
  uniqueRoles: boolean;
  owners: number | undefined;
  members: number | undefined;
  visitors: number | undefined;
}

/** A user (kind 1) or a group (kind 8) of a site collection. */
export interface Principal {
  id: number;
  kind: 1 | 8;
  /** Plain for a user, the group's name for a group. */
  login: string;
  title: string;
  email: string;
  description: string;
  owner: number | undefined;
  jobTitle: string;
  department: string;
  /** Taken out of the site collection; kept, since rows name them. */
  removed?: true;
}

/** What of a list can be changed; named as SharePoint names it. */
export interface ListSettings {
  Description: string;
  Hidden: boolean;
  NoCrawl: boolean;
  OnQuickLaunch: boolean;
  EnableAttachments: boolean;
  EnableVersioning: boolean;
  EnableMinorVersions: boolean;
  EnableModeration: boolean;
  EnableFolderCreation: boolean;
  ForceCheckout: boolean;
  ContentTypesEnabled: boolean;
  MajorVersionLimit: number;
  ReadSecurity: number;
  WriteSecurity: number;
  DraftVersionVisibility: number;
  ImageUrl: string;
  ValidationFormula: string;
  ValidationMessage: string;
}

/** A list without its fields and rows. */
export interface List {
  id: string;
  web: string;
  title: string;
  template: number;
  entity: string;
  folder: string;
  created: string;
  changed: string;
  version: number;
  nextItem: number;
  uniqueRoles: boolean;
  settings: ListSettings;
}

/** A value as it is stored: people and lookups by id, dates as UTC text, many values as arrays. */
export type Stored = string | number | boolean | null | string[] | number[] | { Url: string; Description: string };

/** The values of a row by internal name; an empty one is missing. */
export type Values = Record<string, Stored>;

/** A row of a list. `version` counts every write, `major` is the version that people see. */
export interface Item {
  id: number;
  version: number;
  major: number;
  uniqueId: string;
  guid: string;
  author: number;
  editor: number;
  created: string;
  modified: string;
  /** SharePoint's FileSystemObjectType: 0 a row or a document, 1 a folder. */
  kind: 0 | 1;
  /** The server-relative address of the folder that it is in. */
  dir: string;
  /** The last part of its address. */
  leaf: string;
  /** The id of its content type. */
  contentType: string;
  /** Whether it has permissions of its own; they are given on its `uniqueId`. */
  uniqueRoles: boolean;
  /** What only a document has. */
  document: DocumentState | undefined;
  values: Values;
}

/** What a document has beside the columns of its row. */
export interface DocumentState {
  /** In bytes. */
  size: number;
  /** The id of the user who has it checked out. */
  checkedOutBy: number | undefined;
  /** The major version that it had when it was checked out. */
  checkedOutMajor: number | undefined;
  checkInComment: string;
}

/** A past or present state of a row. */
export interface ItemVersion {
  major: number;
  editor: number;
  modified: string;
  values: Values;
}

/** A view of a list. */
export interface View {
  id: string;
  title: string;
  isDefault: boolean;
  personal: boolean;
  hidden: boolean;
  paged: boolean;
  rowLimit: number;
  query: string;
  scope: number;
  page: string;
  formatter: string;
  fields: string[];
  /** What SharePoint's pages use and this server only keeps, by SharePoint's own name. */
  kept: Record<string, string | number | boolean>;
}

/** A list with its columns, in their order. */
export interface ListWithFields {
  list: List;
  fields: readonly FieldDefinition[];
}
