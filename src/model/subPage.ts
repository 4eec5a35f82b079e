import { itemIdIn } from './values';

/** The sub-page id (`subPageId`) by which a Teams deep link names an action: `action-42`. */
export function subPageOfAction(actionId: number): string {
  return `action-${String(actionId)}`;
}

/** The id of the action that a sub-page id names; undefined for anything but `action-<id>`. */
export function actionOfSubPage(subPageId: string | undefined): number | undefined {
  return itemIdIn(/^action-(\d+)$/.exec(subPageId ?? '')?.[1]);
}
