import { randomUUID } from 'node:crypto';
import { checkFormula } from '../formulas/rowFormulas.ts';
import type { JsonRecord } from '../json.ts';
import type { Server } from '../odata/context.ts';
import { badRequest, duplicateListTitle, SharePointError } from '../odata/errors.ts';
import { PropertyReader } from '../odata/propertyReader.ts';
import { baseFields, encodeName } from '../store/fields.ts';
import type { List, ListSettings, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { templates } from './listTemplates.ts';

/** Whether a list holds documents rather than rows. */
export function isLibrary(list: Pick<List, 'template'>): boolean {
  return templates[list.template]?.library ?? false;
}

/** Whether a list is one of the hidden ones that belong to the site itself, such as its users. */
export function isCatalog(list: Pick<List, 'template'>): boolean {
  return templates[list.template]?.catalog ?? false;
}

/** What a list is to be made with; the folder's name only where SharePoint has its own. */
export interface NewList {
  title: string;
  template: number;
  settings?: Partial<ListSettings>;
  folderName?: string;
  /** The name of its rows' type, where SharePoint has its own; catalogs alone have one. */
  entity?: string;
  fixedId?: string;
}

/** Makes a list with the columns and the view that every list has. */
export function createList(server: Server, web: Web, wanted: NewList, time: string): List {
  const { store, modules } = server;
  const template = templates[wanted.template];
  if (!template || (template.catalog && wanted.entity === undefined))
    throw new SharePointError(500, '-2130575237, Microsoft.SharePoint.SPException', 'Invalid list template.');
  checkTitle(store, web, wanted.title, undefined);
  const taken = new Set(store.listsOf(web.id).map(list => list.folder.toLowerCase()));
  const leaf = (wanted.folderName ?? wanted.title.replace(/[\\/:*?"<>|#%&{}~]/g, '').trim()) || 'List';
  const parent = template.library || template.catalog ? web.url : `${web.url}/Lists`;
  let name = leaf;
  for (let number = 1; taken.has(`${parent}/${name}`.toLowerCase()); number++) name = `${leaf}${number}`;
  const encoded = encodeName(name);
  const entity = `${encoded.charAt(0).toUpperCase()}${encoded.slice(1)}${template.library ? '' : 'List'}`;
  const list: List = {
    id: wanted.fixedId ?? randomUUID(),
    web: web.id,
    title: wanted.title,
    template: wanted.template,
    entity: wanted.entity ?? entity,
    folder: `${parent}/${name}`,
    created: time,
    changed: time,
    version: 1,
    nextItem: 1,
    uniqueRoles: false,
    settings: {
      Description: '',
      Hidden: false,
      NoCrawl: false,
      OnQuickLaunch: false,
      EnableAttachments: !template.library,
      EnableVersioning: true,
      EnableMinorVersions: false,
      EnableModeration: false,
      EnableFolderCreation: template.library,
      ForceCheckout: false,
      ContentTypesEnabled: false,
      MajorVersionLimit: 500,
      ReadSecurity: 1,
      WriteSecurity: 1,
      DraftVersionVisibility: 0,
      ImageUrl: template.image,
      ValidationFormula: '',
      ValidationMessage: '',
      ...wanted.settings
    }
  };
  store.saveList(list);
  const { contentType } = template;
  const added = modules.flatMap(module => module.listColumns?.(wanted.template, contentType) ?? []);
  for (const field of [...baseFields(!template.library), ...added]) store.saveField(list.id, field);
  checkRule(store, list);
  for (const module of modules) module.listCreated?.(server, list, contentType);
  store.saveView(list.id, {
    id: randomUUID(),
    title: template.library ? 'All Documents' : 'All Items',
    isDefault: true,
    personal: false,
    hidden: false,
    paged: true,
    rowLimit: 30,
    query: '<OrderBy><FieldRef Name="ID" /></OrderBy>',
    scope: 0,
    page: template.library ? 'Forms/AllItems.aspx' : 'AllItems.aspx',
    formatter: '',
    fields: ['LinkTitle'],
    kept: {}
  });
  return list;
}

/** 400 for a rule of the list that is no formula over its columns. */
function checkRule(store: Store, list: List): void {
  const { ValidationFormula } = list.settings;
  if (ValidationFormula !== '') checkFormula(store.fields(list.id), ValidationFormula);
}

function checkTitle(store: Store, web: Web, title: string, own: string | undefined): void {
  if (title.trim() === '' || title.length > 255) throw badRequest('The list title is missing or too long.');
  if (store.listsOf(web.id).some(list => list.id !== own && list.title.toLowerCase() === title.toLowerCase())) {
    throw duplicateListTitle();
  }
}

/** Reads the settings that a body gives a list, and refuses what a list doesn't have. */
export function readSettings(body: JsonRecord): {
  title: string | undefined;
  template: number | undefined;
  settings: Partial<ListSettings>;
} {
  const reader = new PropertyReader(body, 'SP.List');
  const settings: Partial<ListSettings> = {};
  const texts = ['Description', 'ImageUrl', 'ValidationFormula', 'ValidationMessage'] as const;
  const flags = [
    'Hidden',
    'NoCrawl',
    'OnQuickLaunch',
    'EnableAttachments',
    'EnableVersioning',
    'EnableMinorVersions',
    'EnableModeration',
    'EnableFolderCreation',
    'ForceCheckout',
    'ContentTypesEnabled'
  ] as const;
  for (const name of texts) {
    const value = reader.text(name);
    if (value !== undefined) settings[name] = value;
  }
  for (const name of flags) {
    const value = reader.boolean(name);
    if (value !== undefined) settings[name] = value;
  }
  for (const [name, values] of [
    ['ReadSecurity', [1, 2]],
    ['WriteSecurity', [1, 2, 4]],
    ['DraftVersionVisibility', [0, 1, 2]]
  ] as const) {
    const value = reader.integer(name);
    if (value === undefined) continue;
    if (!values.some(one => one === value)) throw badRequest(`The value ${value} of ${name} is not valid.`);
    settings[name] = value;
  }
  const limit = reader.integer('MajorVersionLimit');
  if (limit !== undefined) {
    if (limit < 0 || limit > 50_000) throw badRequest(`The value ${limit} of MajorVersionLimit is not valid.`);
    settings.MajorVersionLimit = limit;
  }
  if (settings.EnableModeration || settings.EnableMinorVersions || settings.ForceCheckout) {
    throw badRequest('Content approval, minor versions and a required check-out are not supported.');
  }
  const title = reader.text('Title');
  const template = reader.integer('BaseTemplate');
  reader.ignore(
    'AllowContentTypes',
    'IrmEnabled',
    'ListExperienceOptions',
    'DefaultContentApprovalWorkflowId',
    'Direction',
    'DisableGridEditing',
    'DisableCommenting',
    'CrawlNonDefaultViews',
    'IsApplicationList',
    'TemplateFeatureId',
    'MajorWithMinorVersionsLimit'
  );
  reader.end();
  return { title, template, settings };
}

/** Changes a list's title and settings. */
export function updateList(store: Store, web: Web, list: List, body: JsonRecord, time: string): List {
  const { title, settings } = readSettings(body);
  if (title !== undefined) checkTitle(store, web, title, list.id);
  const next: List = {
    ...list,
    title: title ?? list.title,
    changed: time,
    version: list.version + 1,
    settings: { ...list.settings, ...settings }
  };
  checkRule(store, next);
  store.saveList(next);
  return next;
}
