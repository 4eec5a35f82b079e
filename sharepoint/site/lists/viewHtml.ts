import { escapeXml } from '../columns/fieldXml.ts';
import { escapeName, itemTexts } from '../items/itemText.ts';
import type { Context } from '../odata/context.ts';
import { badRequest } from '../odata/errors.ts';
import { rowRights } from '../people/rights.ts';
import type { List, View } from '../store/model.ts';

/** The columns that show a row's title as a link. */
const titleLinks = ['LinkTitle', 'LinkTitleNoMenu'];

/** A view as an HTML table of its first rows; 400 for one that filters, since this server doesn't filter here. */
export function renderView(context: Context, list: List, view: View): string {
  if (/<Where\b/i.test(view.query)) throw badRequest('A view that filters cannot be rendered as HTML.');
  const rights = rowRights(context.store, context.web, list, context.user.id);
  const fields = context.store.fields(list.id);
  const columns = view.fields.flatMap(name => fields.find(field => field.name === name) ?? []);
  const heads = columns.map(field => `<th scope="col">${escapeXml(field.title)}</th>`).join('');
  const rows: string[] = [];
  for (const item of context.store.items(list.id).values()) {
    if (rows.length === view.rowLimit) break;
    if (!rights.maySee(item)) continue;
    const values = itemTexts(context, list, item, 'FieldValuesAsText').properties;
    const cells = columns.map(field => {
      const value = values[escapeName(titleLinks.includes(field.name) ? 'Title' : field.name)];
      return `<td>${escapeXml(typeof value === 'string' ? value : '')}</td>`;
    });
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  return `<table summary="${escapeXml(list.title)}"><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
