import { byNumber } from '../../domain/order';
import { known } from '../../model/values';
import type { Action, Brag } from '../../model/action';
import type { ImprovementArea } from '../../model/area';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { shownBrag } from '../../domain/brag';

/** An improvement area with its actions. `area` is undefined for the actions without one. */
export interface AreaGroup {
  key: string;
  area: ImprovementArea | undefined;
  /** The actions that match the filter. */
  actions: readonly Action[];
  /** The number of all actions in the area. */
  total: number;
  brag: Readonly<Record<Brag, number>>;
}

function sortedByNumber(actions: readonly Action[]): readonly Action[] {
  return [...actions].sort((one, other) => byNumber(one.number, other.number) || one.id - other.id);
}

function byArea(actions: readonly Action[], areas: ReadonlySet<number>): Map<number | undefined, Action[]> {
  const found = new Map<number | undefined, Action[]>();
  for (const action of actions) {
    const id = known(action.areaId);
    const area = id !== undefined && areas.has(id) ? id : undefined;
    const inArea = found.get(area);
    if (inArea) inArea.push(action);
    else found.set(area, [action]);
  }
  return found;
}

function countBrag(actions: readonly Action[], plan: Plan, today: CalendarDate): Record<Brag, number> {
  const brag: Record<Brag, number> = { Blue: 0, Red: 0, Amber: 0, Green: 0, Grey: 0 };
  for (const action of actions) brag[shownBrag(action, plan, today).brag]++;
  return brag;
}

/**
 * Groups the matching actions by improvement area, both in the order of their numbers. An area without actions is
 * included only while no filter is on, since an empty area is worth knowing; with a filter on, only areas with a match
 * are included.
 */
export function groupByArea(
  all: readonly Action[],
  matching: readonly Action[],
  areas: readonly ImprovementArea[],
  plan: Plan,
  today: CalendarDate,
  filtered: boolean
): readonly AreaGroup[] {
  const areaIds = new Set(areas.map(area => area.id));
  const allOf = byArea(all, areaIds);
  const matchingOf = byArea(matching, areaIds);
  const group = (area: ImprovementArea | undefined): AreaGroup => {
    const actions = matchingOf.get(area?.id) ?? [];
    return {
      key: String(area?.id ?? 'none'),
      area,
      actions: sortedByNumber(actions),
      total: allOf.get(area?.id)?.length ?? 0,
      brag: countBrag(actions, plan, today)
    };
  };
  const ordered = [...areas].sort((one, other) => byNumber(one.ref, other.ref) || one.id - other.id);
  return [...ordered, undefined]
    .map(group)
    .filter(({ area, actions }) => actions.length > 0 || (area !== undefined && !filtered));
}
