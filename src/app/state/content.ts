import { absenceOf } from '../../domain/access';
import type { UnreadList } from '../../domain/access';
import { byNumber, newestFirst } from '../../domain/order';
import type { PlanContent } from '../../domain/plan';
import { latestOf, timeOf } from '../../domain/plan';
import { rightsFrom } from '../../domain/rights';
import { eachList, itemsOf, listKeys, typedItems } from '../../model';
import type { Action } from '../../model/action';
import type { Update } from '../../model/update';
import { isUnreadable, known, textOf } from '../../model/values';
import type { Entry } from '../../sync/status';
import type { SiteFacts } from '../ports';
import type { Items } from './pending';
import { withPending } from './pending';
import type { AppState, Part, Screen } from './state';

/** The newest of each action's updates, by the action's id. */
function newestByAction(updates: readonly Update[]): Map<number, Update> {
  const newest = new Map<number, Update>();
  for (const update of updates) {
    const [actionId, at] = [known(update.actionId), timeOf(update)];
    if (actionId === undefined || at === undefined) continue;
    const before = newest.get(actionId);
    if (!before || at > (timeOf(before) ?? '')) newest.set(actionId, update);
  }
  return newest;
}

/**
 * The last result of `withNewest` for each action, so that an unchanged action stays the same object and its row isn't
 * drawn again.
 */
const derived = new WeakMap<Action, { update: Update; action: Action }>();

/**
 * An action with the copy of its newest update: made from the update itself where that is newer than the copy in the
 * list.
 */
function withNewest(action: Action, newest: Update | undefined): Action {
  const latest = newest && latestOf(newest);
  if (!newest || !latest || isUnreadable(action.latest)) return action;
  if (action.latest && latest.at <= action.latest.at) return action;
  const before = derived.get(action);
  if (before?.update === newest) return before.action;
  const made = { ...action, latest };
  derived.set(action, { update: newest, action: made });
  return made;
}

/** The plan to show, with everything that belongs to it; undefined where the lists hold no such plan. */
function contentOf(
  facts: SiteFacts,
  items: Items,
  missingColumns: PlanContent['missingColumns'],
  unread: PlanContent['unread']
): PlanContent | undefined {
  const plans = itemsOf(items, 'plans');
  const plan = facts.planId === undefined ? plans[0] : plans.find(one => one.id === facts.planId);
  if (!plan) return undefined;
  const inspections = itemsOf(items, 'inspections').filter(one => one.planId === plan.id);
  const inspected = new Set(inspections.map(one => one.id));
  const newest = newestByAction(itemsOf(items, 'updates'));
  return {
    plan,
    inspections,
    evaluations: itemsOf(items, 'evaluations').filter(one => inspected.has(known(one.inspectionId) ?? NaN)),
    areas: itemsOf(items, 'areas')
      .filter(one => one.planId === plan.id)
      .sort((a, b) => byNumber(a.ref, b.ref)),
    actions: itemsOf(items, 'actions')
      .filter(one => one.planId === plan.id)
      .map(one => withNewest(one, newest.get(one.id)))
      .sort((a, b) => byNumber(a.number, b.number)),
    rights: rightsFrom(facts.rights, facts.maySetUp),
    me: facts.me,
    today: facts.today,
    ...(facts.unknownZone !== undefined && { unknownZone: facts.unknownZone }),
    missingColumns,
    unread
  };
}

/** The operations that aren't applied to the lists in the state yet. */
function unacknowledged({ outbox, acknowledged }: AppState): readonly Entry[] {
  return outbox.entries.filter(({ operation }) => !acknowledged.has(operation.id));
}

/** The lists that could not be read. */
function unreadIn(lists: AppState['lists'], seesAll: boolean): readonly UnreadList[] {
  return listKeys.flatMap(list => {
    const part = lists[list];
    return part.kind === 'failed' ? [{ list, why: absenceOf(part.failure, seesAll), failure: part.failure }] : [];
  });
}

/** What the screen shows where the list of plans could not be read. */
function withoutPlans(unread: readonly UnreadList[], { why, failure }: UnreadList, maySetUp: boolean): Screen {
  switch (why) {
    case 'noAccess':
      return { kind: 'noAccess' };
    case 'missing':
    case 'missingOrHidden':
      return { kind: 'incomplete', unread, maySetUp };
    case 'notRead':
      return { kind: 'failed', failure };
  }
}

/** What the screen shows where the plan in view isn't among the site's plans. */
function withoutPlan({ planId, rights }: SiteFacts, items: Items): Screen {
  const plans = itemsOf(items, 'plans').map(one => ({ id: one.id, title: textOf(one.title) }));
  return planId === undefined
    ? { kind: 'noPlan', mayAdd: rights.plans.edit }
    : { kind: 'planGone', planId: known(planId), plans, mayRestore: rights.plans.edit };
}

/** What the screen shows of a state. */
function screenOf(state: AppState): Screen {
  const { site, lists, slow, asOf, refreshing, refreshFailure } = state;
  if (site.kind === 'failed') return { kind: 'failed', failure: site.failure };
  if (site.kind === 'ready' && site.value.kind === 'notSetUp') return site.value;
  if (site.kind !== 'ready' || site.value.kind !== 'setUp') return { kind: 'loading', slow };
  if (listKeys.some(key => lists[key].kind === 'loading')) return { kind: 'loading', slow };
  const { facts } = site.value;
  const unread = unreadIn(lists, facts.maySetUp);
  const noPlans = unread.find(one => one.list === 'plans');
  if (noPlans) return withoutPlans(unread, noPlans, facts.maySetUp);
  const reads = listKeys.flatMap(key => {
    const part = lists[key];
    return part.kind === 'ready' ? [[key, part.value] as const] : [];
  });
  const read = new Map(reads);
  const items = eachList(key => read.get(key)?.items ?? []);
  const missing = reads.flatMap(([, one]) => one.missing);
  const asRead = contentOf(facts, items, missing, unread);
  if (!asRead) return withoutPlan(facts, items);
  const shown = withPending(items, unacknowledged(state));
  const content = shown === items ? asRead : (contentOf(facts, shown, missing, unread) ?? asRead);
  return { kind: 'ready', content, asRead, asOf, refreshing, refreshFailure };
}

/** The parts of the state that the plan in view depends on. While none changes, the plan stays the same object. */
function inputsOf({ site, lists, slow, outbox, acknowledged }: AppState): readonly unknown[] {
  return [site, lists, slow, outbox.entries, acknowledged];
}

/** Makes the selector of the screen, for one app: it remembers its last result. */
export function screenSelector(): (state: AppState) => Screen {
  let last: { inputs: readonly unknown[]; screen: Screen } | undefined;
  return state => {
    const inputs = inputsOf(state);
    const { asOf, refreshing, refreshFailure } = state;
    if (!last || inputs.some((input, index) => input !== last?.inputs[index])) {
      last = { inputs, screen: screenOf(state) };
    } else if (last.screen.kind === 'ready') {
      const { screen } = last;
      const isSame =
        screen.asOf === asOf && screen.refreshing === refreshing && screen.refreshFailure === refreshFailure;
      if (!isSame) last = { inputs, screen: { ...screen, asOf, refreshing, refreshFailure } };
    }
    return last.screen;
  };
}

/** Makes the selector of an action's updates, newest first; they are undefined until somebody asked for them. */
export function updatesSelector(actionId: number): (state: AppState) => Part<readonly Update[]> | undefined {
  let last: { list: AppState['lists']['updates']; part: Part<readonly Update[]> } | undefined;
  return ({ chronologies, lists: { updates: list } }) => {
    const asked = chronologies[actionId];
    if (asked?.kind !== 'ready') return asked;
    if (list.kind !== 'ready') return list;
    if (last?.list !== list) {
      const value = typedItems('updates', list.value.items)
        .filter(update => update.actionId === actionId)
        .sort(newestFirst);
      last = { list, part: { kind: 'ready', value } };
    }
    return last.part;
  };
}
