import * as v from 'valibot';
import type { Stray, Strays } from '../app/ports';
import type { ListKey } from '../model';
import { entities } from '../model';
import type { Entity } from '../model/entity';
import { parseEntries } from '../model/entries';
import type { Field } from '../model/field';
import { isUnreadable } from '../model/values';
import type { Connection } from './connection';
import { listOf } from './connection';
import { readByIds } from './readLists';
import { readItems, writtenKey } from './rows';

/** As many items as SharePoint gives in one page. A page by ID is never over the list view threshold. */
const pageSize = 5000;
/** As many strays of one list as are named; the others are counted. */
const mostNamed = 40;

/** The lists whose items belong to an item of another list, and the field that names it. */
const belongings: readonly { list: ListKey; field: string; to: ListKey }[] = [
  { list: 'actions', field: 'planId', to: 'plans' },
  { list: 'areas', field: 'planId', to: 'plans' },
  { list: 'inspections', field: 'planId', to: 'plans' },
  { list: 'evaluations', field: 'inspectionId', to: 'inspections' },
  { list: 'updates', field: 'actionId', to: 'actions' }
];

const row = v.looseObject({ Id: v.number() });

/** The key of a field's column in an answer; undefined where the entity has no such column. */
function keyOf(entity: Entity, name: string): string | undefined {
  const field: Field | undefined = entity.fields[name];
  return field && field.kind !== 'group' ? writtenKey(field) : undefined;
}

/** The id of each item of a list with the id that its field holds, page by page. Undefined where it may not be read. */
async function scan(
  connection: Connection,
  entity: Entity,
  key: string | undefined
): Promise<ReadonlyMap<number, unknown> | undefined> {
  const found = new Map<number, unknown>();
  const query = listOf(connection.reader, connection.webUrl, entity)
    .items.select('Id', ...(key === undefined ? [] : [key]))
    .top(pageSize);
  try {
    for await (const page of query)
      for (const one of parseEntries(row, page).entries) found.set(one.Id, key === undefined ? undefined : one[key]);
  } catch {
    return undefined;
  }
  return found;
}

/** The name of an item for a list: its number or reference, and its text. */
function nameOf(item: object): string {
  const cells = new Map<string, unknown>(Object.entries(item));
  const text = (name: string): string => {
    const cell = cells.get(name);
    return isUnreadable(cell) ? cell.unreadable : typeof cell === 'string' ? cell : '';
  };
  const parts = ['number', 'actionNumber', 'ref', 'title', 'indicator', 'action', 'author', 'narrative'].map(text);
  const name = parts.filter(part => part !== '').join(' ');
  return name.length > 120 ? `${name.slice(0, 120)}…` : name;
}

/**
 * Finds the items that no screen shows, since the plan, inspection or action that they belong to is empty or gone. A
 * list that the person may not read is passed over, with what belongs to its items. Throws what a request throws.
 */
export async function findStrays(connection: Connection, zone: string, myId: number): Promise<Strays> {
  const { webUrl } = connection;
  const scans = new Map(
    await Promise.all(
      [{ list: 'plans' as const, field: undefined }, ...belongings].map(async ({ list, field }) => {
        const entity: Entity = entities[list];
        return [list, await scan(connection, entity, field && keyOf(entity, field))] as const;
      })
    )
  );
  const found = await Promise.all(
    belongings.map(async ({ list, to }) => {
      const [items, parents] = [scans.get(list), scans.get(to)];
      if (!items || !parents) return { list, count: 0, named: [] };
      const ids = [...items].flatMap(([id, parent]) => (typeof parent === 'number' && parents.has(parent) ? [] : [id]));
      const entity: Entity = entities[list];
      const { items: answers } = await readByIds(connection, entity, new Set(ids.slice(0, mostNamed)));
      const named = readItems(entity, answers, zone).map((item): Stray => {
        const parent = items.get(item.id);
        const maker: unknown = Object.entries(item).find(([name]) => name === 'maker')?.[1];
        return {
          list,
          id: item.id,
          etag: item.etag,
          name: nameOf(item),
          parent: typeof parent === 'number' ? parent : undefined,
          isMine: v.is(v.looseObject({ id: v.literal(myId) }), maker),
          formUrl: `${webUrl}/Lists/${entity.urlName}/EditForm.aspx?ID=${String(item.id)}`
        };
      });
      return { list, count: ids.length, named };
    })
  );
  return {
    entries: found.flatMap(({ named }) => named),
    counts: found.flatMap(({ list, count }) => (count === 0 ? [] : [{ list, count }]))
  };
}
