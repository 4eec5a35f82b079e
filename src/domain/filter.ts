import { isOverdue, owesUpdate, shownBrag } from './brag';
import type { Action, Brag } from '../model/action';
import { brags } from '../model/action';
import { addressKeys } from '../model/address';
import type { Plan } from '../model/plan';
import type { CalendarDate, Cell } from '../model/values';
import { entriesOf, isUnreadable, known, peopleIn, textOf } from '../model/values';

/** The conditions that an action must meet to be shown. An empty array or text is no condition. */
export interface PlanFilter {
  text: string;
  /** A site user's id as text, or `none` for actions without a lead. */
  lead: string;
  agency: string;
  locality: string;
  brag: readonly Brag[];
  /** Stages as they stand in the list, whether or not they are among the declared ones. */
  stage: readonly string[];
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

/** True where the filter has no condition. */
export function isEmptyFilter(filter: PlanFilter): boolean {
  return writeFilter(filter) === '';
}

/** A text without accents and in lower case, so that a search ignores both. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** The name of the lead, or what the cell holds. */
function nameOfLead({ lead }: Action): Cell<string> {
  return isUnreadable(lead) ? lead : lead?.name;
}

/** True where every word of `text` occurs somewhere in the action. */
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
      nameOfLead(action),
      action.leadRole,
      action.leadAgency,
      action.locality,
      known(action.latest)?.text,
      action.measure
    ]
      .map(textOf)
      .join('\n')
  );
  return words.every(word => all.includes(word));
}

/** The actions that meet all conditions of the filter, in the order given. `today` is by the site's time zone. */
export function applyFilter(
  actions: readonly Action[],
  filter: PlanFilter,
  plan: Plan,
  today: CalendarDate
): readonly Action[] {
  const isLed = ({ lead }: Action): boolean => {
    if (filter.lead === 'none') return lead === undefined;
    return filter.lead === '' || peopleIn(lead).some(one => String(one.id) === filter.lead);
  };
  const isOfAgency = ({ leadAgency, partnerAgencies }: Action): boolean =>
    filter.agency === '' || textOf(leadAgency) === filter.agency || entriesOf(partnerAgencies).includes(filter.agency);
  const isInStage = ({ stage }: Action): boolean => filter.stage.length === 0 || filter.stage.includes(textOf(stage));
  return actions.filter(
    action =>
      isLed(action) &&
      isOfAgency(action) &&
      (filter.locality === '' || textOf(action.locality) === filter.locality) &&
      (filter.brag.length === 0 || filter.brag.includes(shownBrag(action, plan, today).brag)) &&
      isInStage(action) &&
      (!filter.overdue || isOverdue(action, today)) &&
      (!filter.owesUpdate || owesUpdate(action, plan, today)) &&
      hasWords(action, filter.text)
  );
}

/** An entry of a list that is parted by commas: a choice of somebody's own may hold one. */
const inList = (entry: string): string => entry.replace(/[%,]/g, encodeURIComponent);

function fromList(entry: string): string {
  try {
    return decodeURIComponent(entry);
  } catch {
    return entry;
  }
}

function namesIn<T extends string>(all: readonly T[], text: string | null): T[] {
  const names = (text ?? '').split(',');
  return all.filter(one => names.includes(one));
}

/** The filter as a query string (without `?`); '' for no filter. */
export function writeFilter(filter: PlanFilter): string {
  const query = new URLSearchParams();
  if (filter.text.trim() !== '') query.set(addressKeys.search, filter.text);
  if (filter.lead !== '') query.set(addressKeys.lead, filter.lead);
  if (filter.agency !== '') query.set(addressKeys.agency, filter.agency);
  if (filter.locality !== '') query.set(addressKeys.locality, filter.locality);
  if (filter.brag.length > 0) query.set(addressKeys.brag, filter.brag.join(','));
  if (filter.stage.length > 0) query.set(addressKeys.stage, filter.stage.map(inList).join(','));
  if (filter.overdue) query.set(addressKeys.overdue, '1');
  if (filter.owesUpdate) query.set(addressKeys.owesUpdate, '1');
  return query.toString();
}

/** The filter that a query string holds; unknown keys and values are ignored. */
export function readFilter(search: string): PlanFilter {
  const query = new URLSearchParams(search);
  return {
    text: query.get(addressKeys.search) ?? '',
    lead: query.get(addressKeys.lead) ?? '',
    agency: query.get(addressKeys.agency) ?? '',
    locality: query.get(addressKeys.locality) ?? '',
    brag: namesIn(brags, query.get(addressKeys.brag)),
    stage: (query.get(addressKeys.stage) ?? '')
      .split(',')
      .filter(one => one !== '')
      .map(fromList),
    overdue: query.get(addressKeys.overdue) === '1',
    owesUpdate: query.get(addressKeys.owesUpdate) === '1'
  };
}
