import * as v from 'valibot';
import { panelFields } from '../domain/checks';
import type { Action, Update } from '../domain/plan';
import { actions, updates } from '../lists';
import { writeColumns } from './rows';

/** Values of an operation by their names in the domain, as JSON: an empty one is null. */
type Fields = Readonly<Record<string, unknown>>;

/** The lists that operations write. */
export const writtenLists = { actions, updates };
export type WrittenList = keyof typeof writtenLists;

const latest = v.object({ text: v.string(), at: v.string(), author: v.string(), barrier: v.boolean() });

/** What stands under another name in the list, or in another shape. */
function valuesOf(field: string, value: unknown): Fields {
  switch (field) {
    case 'areaId':
      return { area: value };
    case 'partnerAgencies':
      return { partnerAgencies: v.parse(v.array(v.string()), value).join('\n') };
    case 'latest': {
      const { text, at, author, barrier } = v.parse(latest, value);
      return { latestText: text, latestAt: at, latestAuthor: author, latestBarrier: barrier };
    }
    default:
      return { [field]: value };
  }
}

/** The fields of an operation as the body of a request. Throws where a field is none of the list's. */
export function columnsOf(list: WrittenList, fields: Fields, zone: string): Record<string, unknown> {
  const values = Object.assign({}, ...Object.entries(fields).map(([field, value]) => valuesOf(field, value)));
  return writeColumns(writtenLists[list], values, zone);
}

/** An action's fields that operations write. */
export function fieldsOfAction(action: Action, guardReason: string): Fields {
  const { originalDue, latest: copy } = action;
  return asJson({ ...panelFields(action), originalDue, latest: copy, guardReason });
}

/** An update's fields that operations write. */
export function fieldsOfUpdate(
  { narrative, brag, stage, barrier, author, at, post }: Update,
  guardReason: string
): Fields {
  return asJson({ narrative, brag, stage, barrier, author, at, post, guardReason });
}

/** As it will come back from storage, with nothing that JSON would leave out. */
function asJson(values: Fields): Fields {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
}
