import type { ListRead, SiteRead } from '../src/app/ports';
import type { AppState, Part } from '../src/app/store';
import { screenSelector, updatesSelector } from '../src/app/state/content';
import { firstState } from '../src/app/state/state';
import { readViewState } from '../src/app/viewState';
import type { Result } from '../src/domain/failure';
import { ok } from '../src/domain/failure';
import type { PlanContent } from '../src/domain/plan';
import type { SiteRights } from '../src/domain/rights';
import { eachList, entities } from '../src/model';
import type { Stored } from '../src/model/entity';
import type { Update } from '../src/model/update';

function partOf<T>(result: Result<T>): Part<T> {
  return result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', failure: result.failure };
}

/** The state of an app that has just read a site. */
export function stateOf(read: SiteRead): AppState {
  const first = firstState(readViewState(''));
  if (read.kind === 'notSetUp') return { ...first, site: { kind: 'ready', value: read } };
  return {
    ...first,
    site: { kind: 'ready', value: { kind: 'setUp', facts: read.site } },
    lists: eachList(key => partOf(read.lists[key]))
  };
}

/** The plan that a site's lists come to, which has to be there. */
export function contentOf(read: SiteRead): PlanContent {
  const screen = screenSelector()(stateOf(read));
  if (screen.kind !== 'ready') throw new Error(`Expected a plan, found ${JSON.stringify(screen)}.`);
  return screen.content;
}

/** The updates of an action that a state holds; undefined while they were not read. */
export function updatesIn(state: AppState, actionId: number): readonly Update[] | undefined {
  const part = updatesSelector(actionId)(state);
  return part?.kind === 'ready' ? part.value : undefined;
}

function rightsOf({ addUpdates, editActions, removeActions, managePlan }: PlanContent['rights']): SiteRights {
  const none = { add: false, edit: false, remove: false };
  return eachList(key => {
    if (key === 'plans') return { ...none, edit: managePlan };
    if (key === 'updates') return { add: addUpdates, edit: addUpdates, remove: addUpdates };
    return key === 'actions' ? { add: editActions, edit: editActions, remove: removeActions } : none;
  });
}

/** What reading a site gives whose lists hold this plan, and these updates beside. */
export function siteReadOf(content: PlanContent, updates: readonly Update[] = []): SiteRead {
  const { plan, inspections, evaluations, areas, actions, rights, me, today, unknownZone, missingColumns } = content;
  const items: Record<string, readonly Stored[]> = { plans: [plan], inspections, evaluations, areas, actions, updates };
  return {
    kind: 'lists',
    site: {
      planId: undefined,
      me,
      today,
      rights: rightsOf(rights),
      maySetUp: rights.setUp,
      ...(unknownZone !== undefined && { unknownZone })
    },
    lists: eachList(key => ok<ListRead>({ items: items[key] ?? [], missing: key === 'plans' ? missingColumns : [] }))
  };
}

/** A site whose lists hold no plan. */
export function siteWithoutPlan(mayAdd: boolean): SiteRead {
  return {
    kind: 'lists',
    site: {
      planId: undefined,
      me: { id: 1, name: '', email: '' },
      today: '2026-09-21',
      rights: eachList(key => ({ add: false, edit: mayAdd && key === 'plans', remove: false })),
      maySetUp: mayAdd
    },
    lists: eachList(() => ok<ListRead>({ items: [], missing: [] }))
  };
}

/** The names of all lists, for a test over each. */
export const allEntities = Object.values(entities);
