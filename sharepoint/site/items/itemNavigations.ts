import { contentTypeReader } from '../contentTypes/itemContentType.ts';
import type { Related } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { routeSecurity } from '../people/securityRoutes.ts';
import type { Item, List } from '../store/model.ts';
import { itemTexts } from './itemText.ts';

/** What `$expand` can reach from a row beside its lookup columns, by name. */
export function itemNavigations(context: Context, list: List): Record<string, (item: Item) => Related> {
  return {
    ContentType: contentTypeReader(context, list),
    FieldValuesAsText: item => itemTexts(context, list, item, 'FieldValuesAsText'),
    FieldValuesAsHtml: item => itemTexts(context, list, item, 'FieldValuesAsHtml'),
    FieldValuesForEdit: item => itemTexts(context, list, item, 'FieldValuesForEdit'),
    RoleAssignments: () => {
      // What the path of the same name answers.
      const answer = routeSecurity(
        { ...context, method: 'GET' },
        { id: list.id, list },
        { name: 'roleassignments', text: 'RoleAssignments' },
        []
      );
      return answer?.kind === 'collection' ? answer.entities : undefined;
    }
  };
}
