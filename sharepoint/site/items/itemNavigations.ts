import type { Related } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { addedBy } from '../odata/modules.ts';
import { assignmentEntities } from '../people/securables.ts';
import type { Item, List } from '../store/model.ts';
import { itemTexts } from './itemText.ts';

/** What `$expand` can reach from a row beside its lookup columns, by name. */
export function itemNavigations(context: Context, list: List): Record<string, (item: Item) => Related> {
  return {
    FieldValuesAsText: item => itemTexts(context, list, item, 'FieldValuesAsText'),
    FieldValuesAsHtml: item => itemTexts(context, list, item, 'FieldValuesAsHtml'),
    FieldValuesForEdit: item => itemTexts(context, list, item, 'FieldValuesForEdit'),
    RoleAssignments: () => assignmentEntities(context, { id: list.id, list }),
    ...addedBy(context.modules, module => module.expandItem?.(context, list))
  };
}
