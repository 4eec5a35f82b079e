import { isOverdue, owesUpdate, shownBrag } from './brag';
import type { CalendarDate } from './dates';
import type { Action, Brag, Plan, Stage } from './plan';
import { brags, stages } from './plan';

/** What is looked for. An empty array or text asks for nothing. */
export interface PlanFilter {
  text: string;
  /** A site user's id, or `none` for actions without a lead. */
  lead: string;
  agency: string;
  locality: string;
  brag: readonly Brag[];
  stage: readonly Stage[];
  overdue: boolean;
  owesUpdate: boolean;
}

export const noFilter: PlanFilter = {
  text: '',
  lead: '',
  agency: '',
  locality: '',
  brag: [],
  stage: [],
  overdue: false,
  owesUpdate: false
};

/** True where nothing is asked for. */
export function isEmptyFilter(filter: PlanFilter): boolean {
  return writeFilter(filter) === '';
}

/** Upper and lower case and accents don't tell words apart. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** True where every word of the text stands somewhere in the action. */
function hasWords(action: Action, text: string): boolean {
  const words = folded(text)
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length === 0) return true;
  const all = folded(
    [
      action.number,
      action.action,
      action.outcome,
      action.lead?.name ?? '',
      action.leadRole,
      action.leadAgency,
      action.locality,
      action.latest?.text ?? '',
      action.measure
    ].join('\n')
  );
  return words.every(word => all.includes(word));
}

/** The actions that the filter lets through, in the order given. */
export function applyFilter(
  actions: readonly Action[],
  filter: PlanFilter,
  plan: Plan,
  today: CalendarDate
): readonly Action[] {
  return actions.filter(
    action =>
      (filter.lead === '' ||
        (filter.lead === 'none' ? action.lead === undefined : String(action.lead?.id) === filter.lead)) &&
      (filter.agency === '' || action.leadAgency === filter.agency || action.partnerAgencies.includes(filter.agency)) &&
      (filter.locality === '' || action.locality === filter.locality) &&
      (filter.brag.length === 0 || filter.brag.includes(shownBrag(action, plan, today).brag)) &&
      (filter.stage.length === 0 || filter.stage.includes(action.stage)) &&
      (!filter.overdue || isOverdue(action, today)) &&
      (!filter.owesUpdate || owesUpdate(action, plan, today)) &&
      hasWords(action, filter.text)
  );
}

function known<T extends string>(all: readonly T[], text: string | null): T[] {
  const asked = (text ?? '').split(',');
  return all.filter(one => asked.includes(one));
}

/** The filter as a query string (without `?`); '' for no filter. */
export function writeFilter(filter: PlanFilter): string {
  const query = new URLSearchParams();
  if (filter.text.trim() !== '') query.set('q', filter.text);
  if (filter.lead !== '') query.set('lead', filter.lead);
  if (filter.agency !== '') query.set('agency', filter.agency);
  if (filter.locality !== '') query.set('locality', filter.locality);
  if (filter.brag.length > 0) query.set('brag', filter.brag.join(','));
  if (filter.stage.length > 0) query.set('stage', filter.stage.join(','));
  if (filter.overdue) query.set('overdue', '1');
  if (filter.owesUpdate) query.set('owes', '1');
  return query.toString();
}

/** The filter that a query string asks for; what it doesn't know it leaves out. */
export function readFilter(search: string): PlanFilter {
  const query = new URLSearchParams(search);
  return {
    text: query.get('q') ?? '',
    lead: query.get('lead') ?? '',
    agency: query.get('agency') ?? '',
    locality: query.get('locality') ?? '',
    brag: known(brags, query.get('brag')),
    stage: known(stages, query.get('stage')),
    overdue: query.get('overdue') === '1',
    owesUpdate: query.get('owes') === '1'
  };
}
