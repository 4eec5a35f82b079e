import { shownBrag } from '../../domain/brag';
import type { CalendarDate } from '../../domain/dates';
import type { Action, Brag, ImprovementArea, Plan } from '../../domain/plan';

/** An improvement area with its actions; `area` is undefined for those under none. */
export interface AreaGroup {
  key: string;
  area: ImprovementArea | undefined;
  /** The actions that the filter lets through. */
  actions: readonly Action[];
  /** How many the area has in all. */
  total: number;
  brag: Readonly<Record<Brag, number>>;
}

const natural = new Intl.Collator('en-GB', { numeric: true });

function inOrder(actions: readonly Action[]): readonly Action[] {
  return [...actions].sort((one, other) => natural.compare(one.number, other.number) || one.id - other.id);
}

function byArea(actions: readonly Action[], known: ReadonlySet<number>): Map<number | undefined, Action[]> {
  const found = new Map<number | undefined, Action[]>();
  for (const action of actions) {
    const area = action.areaId !== undefined && known.has(action.areaId) ? action.areaId : undefined;
    const those = found.get(area);
    if (those) those.push(action);
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
 * The shown actions under their areas, both in the order of their references. An area without any
 * action is kept while nothing is filtered, since that is news; otherwise only areas with a match.
 */
export function groupByArea(
  all: readonly Action[],
  shown: readonly Action[],
  areas: readonly ImprovementArea[],
  plan: Plan,
  today: CalendarDate,
  filtered: boolean
): readonly AreaGroup[] {
  const known = new Set(areas.map(area => area.id));
  const allOf = byArea(all, known);
  const shownOf = byArea(shown, known);
  const group = (area: ImprovementArea | undefined): AreaGroup => {
    const actions = shownOf.get(area?.id) ?? [];
    return {
      key: String(area?.id ?? 'none'),
      area,
      actions: inOrder(actions),
      total: allOf.get(area?.id)?.length ?? 0,
      brag: countBrag(actions, plan, today)
    };
  };
  const ordered = [...areas].sort((one, other) => natural.compare(one.ref, other.ref) || one.id - other.id);
  return [...ordered, undefined]
    .map(group)
    .filter(({ area, actions }) => actions.length > 0 || (area !== undefined && !filtered));
}
