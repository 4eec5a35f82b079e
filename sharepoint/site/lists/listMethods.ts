import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import type { Segment } from '../odata/path.ts';
import { demand, listMask, permissions } from '../people/rights.ts';
import type { List } from '../store/model.ts';
import { formData } from './listForm.ts';

/** Answers `ReserveListItemId` and `RenderListFormData`; undefined for any other path. */
export function routeListMethods(
  context: Context,
  list: List,
  segment: Segment,
  rest: readonly Segment[]
): Answer | undefined {
  if (context.method !== 'POST' || rest.length > 0) return undefined;
  switch (segment.name) {
    case 'reservelistitemid':
      demand(listMask(context.store, context.web, list, context.user.id), permissions.addItems);
      context.store.saveList({ ...list, nextItem: list.nextItem + 1 });
      return { kind: 'value', name: 'ReserveListItemId', type: 'Edm.Int32', value: list.nextItem };
    case 'renderlistformdata':
      return {
        kind: 'value',
        name: 'RenderListFormData',
        type: 'Edm.String',
        value: JSON.stringify(formData(context, list, segment))
      };
  }
  return undefined;
}
