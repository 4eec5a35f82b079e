import { byNumber } from '../../domain/order';
import { known } from '../../model/values';
import type { Action, Brag } from '../../model/action';
import type { ImprovementArea } from '../../model/area';
import type { Plan } from '../../model/plan';
import type { CalendarDate } from '../../model/values';
import { shownBrag } from '../../domain/brag';

/** What the actions of a group have in common: an area, no area, or areas that aren't among the plan's. */
export type GroupArea = ImprovementArea | 'none' | 'absent';

/** A group of the plan's actions, mostly those under one improvement area. */
export interface AreaGroup {
  key: string;
  area: GroupArea;
  /** The actions that match the filter. */
  actions: readonly Action[];
  /** The number of all actions in the area. */
  total: number;
  brag: Readonly<Record<Brag, number>>;
}

function sortedByNumber(actions: readonly Action[]): readonly Action[] {
  return [...actions].sort((one, other) => byNumber(one.number, other.number) || one.id - other.id);
}

/** The key of the group that an action stands in. An unreadable area is one that can't be found. */
function keyOf({ areaId }: Action, areas: ReadonlySet<number>): string {
  if (areaId === undefined) return 'none';
  const id = known(areaId);
  return id !== undefined && areas.has(id) ? String(id) : 'absent';
}

function byArea(actions: readonly Action[], areas: ReadonlySet<number>): Map<string, Action[]> {
  const found = new Map<string, Action[]>();
  for (const action of actions) {
    const key = keyOf(action, areas);
    const inGroup = found.get(key);
    if (inGroup) inGroup.push(action);
    else found.set(key, [action]);
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
  const group = (area: GroupArea): AreaGroup => {
    const key = typeof area === 'string' ? area : String(area.id);
    const actions = matchingOf.get(key) ?? [];
    return {
      key,
      area,
      actions: sortedByNumber(actions),
      total: allOf.get(key)?.length ?? 0,
      brag: countBrag(actions, plan, today)
    };
  };
  const ordered = [...areas].sort((one, other) => byNumber(one.ref, other.ref) || one.id - other.id);
  const groups: readonly GroupArea[] = [...ordered, 'none', 'absent'];
  return groups.map(group).filter(({ area, actions }) => actions.length > 0 || (typeof area !== 'string' && !filtered));
}
