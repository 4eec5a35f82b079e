import type { Context } from '../odata/context.ts';
import { demand, listMask, permissions, webMask } from '../people/rights.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List, Web } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/** Where columns belong: to a list, or to a web, whose columns are site columns. */
export interface ColumnHome {
  /** The id that its columns are kept under. */
  id: string;
  web: Web;
  list: List | undefined;
  /** The path of its columns under `_api/`. */
  path: string;
  /** Its server-relative address. */
  scope: string;
  fields: readonly FieldDefinition[];
  /** The columns that its formulas may name and that its new columns must differ from. */
  around: readonly FieldDefinition[];
}

/** The columns of a list. */
export function listColumns(store: Store, web: Web, list: List): ColumnHome {
  const fields = store.fields(list.id);
  return {
    id: list.id,
    web,
    list,
    path: `Web/Lists(guid'${list.id}')/Fields`,
    scope: list.folder,
    fields,
    around: fields
  };
}

/** The columns of a web itself. */
export function siteColumns(store: Store, web: Web): ColumnHome {
  const fields = store.fields(web.id);
  return {
    id: web.id,
    web,
    list: undefined,
    path: 'Web/Fields',
    scope: web.url,
    fields,
    around: web.parent === undefined ? fields : availableColumns(store, web).flatMap(home => home.fields)
  };
}

/** The columns that can be used in a web: its own and those of the webs above it, the root's first. */
export function availableColumns(store: Store, web: Web): ColumnHome[] {
  const own: ColumnHome = {
    id: web.id,
    web,
    list: undefined,
    path: 'Web/AvailableFields',
    scope: web.url,
    fields: store.fields(web.id),
    around: []
  };
  const parent = web.parent === undefined ? undefined : store.web(web.parent);
  return parent ? [...availableColumns(store, parent), own] : [own];
}

/** 403 unless the user may change the columns of a list (Manage Lists) or of a web (Manage Web). */
export function demandColumns(context: Context, home: ColumnHome): void {
  const { store, user } = context;
  if (home.list) demand(listMask(store, home.web, home.list, user.id), permissions.manageLists);
  else demand(webMask(store, home.web, user.id), permissions.manageWeb);
}
