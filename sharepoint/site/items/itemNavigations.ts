import { shape } from '../odata/answer.ts';
import type { Shaped } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { NameTree } from '../odata/query.ts';
import type { Item, List } from '../store/model.ts';
import { routeSecurity } from '../webs/securityRoutes.ts';
import { itemTexts } from './itemText.ts';

/** Reads what stands behind one of a row's navigations, cut down to what was asked for. */
export type Navigate = (item: Item, select: NameTree | undefined, expand: NameTree) => Shaped | readonly Shaped[] | null;

/** The navigation of a row with a name, for `$expand`; undefined when it is none. Lookup columns are no part of this. */
export function itemNavigation(context: Context, list: List, name: string): Navigate | undefined {
  switch (name) {
    case 'FieldValuesAsText':
    case 'FieldValuesAsHtml':
    case 'FieldValuesForEdit':
      return (item) => itemTexts(context, list, item, name);
    case 'RoleAssignments':
      return (_item, select, expand) => {
        // What the path of the same name answers.
        const answer = routeSecurity({ ...context, method: 'GET' }, { id: list.id, list }, { name: 'roleassignments', text: name }, []);
        return answer?.kind === 'collection' ? answer.entities.map((one) => shape(one, select, expand)) : null;
      };
  }
  return undefined;
}
