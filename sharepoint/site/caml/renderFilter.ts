import type { Context } from '../odata/context.ts';
import { badQuery } from '../odata/errors.ts';
import type { List } from '../store/model.ts';
import { CamlColumns } from './camlFilter.ts';
import type { CamlSort, CamlValue, Condition } from './camlView.ts';

const operators = { eq: 'eq', neq: 'ne', lt: 'lt', leq: 'le', gt: 'gt', geq: 'ge' } as const;

/**
 * Parameters of a list's page that ask for something which this server doesn't do; ignoring them would answer the wrong
 * rows.
 */
const refused =
  /^(InplaceSearchQuery|InplaceFullListSearch|GroupString|DrillDown|OverrideScope|OverrideSelectCommand|SortFieldValues|SortFields)$/i;

/** Refuses the parameters of a list page that this server doesn't support. */
export function checkParameters(parameters: ReadonlyMap<string, string>): void {
  for (const [name, value] of parameters)
    if (refused.test(name) && value !== '') throw badQuery(`The parameter '${name}' is not supported.`);
}

/**
 * The filters of a list's page: `FilterField1=Title&FilterValue1=x`, any number of them, all of which must hold.
 * `FilterFields1` and `FilterValues1` take several values, parted by `;#`. An empty value asks for empty ones.
 */
export function pageFilter(
  context: Context,
  list: List,
  parameters: ReadonlyMap<string, string>
): Condition | undefined {
  const columns = new CamlColumns(context, list);
  const conditions: Condition[] = [];
  for (const [name, field] of parameters) {
    const match = /^FilterField(s?)(\d*)$/i.exec(name);
    if (!match || field === '') continue;
    const number = match[2] ?? '';
    const value = decoded(find(parameters, `FilterValue${match[1]}${number}`) ?? '');
    const operator = (find(parameters, `FilterOp${number}`) ?? '').toLowerCase();
    const several = match[1] !== '' || operator === 'in';
    conditions.push(
      condition(
        columns,
        field,
        several ? value.split(';#') : [value],
        several ? '' : operator,
        find(parameters, `FilterLookupId${number}`) === '1'
      )
    );
  }
  const [first, ...others] = conditions;
  return first && others.reduce((left, right) => ({ kind: 'and', left, right }), first);
}

function condition(
  columns: CamlColumns,
  name: string,
  values: readonly string[],
  operator: string,
  byId: boolean
): Condition {
  const field = { name, byId };
  const kind = columns.field(name)?.kind;
  const read = (text: string): CamlValue => {
    const plain = kind === 'Boolean' && /^(yes|no)$/i.test(text) ? (/^yes$/i.test(text) ? '1' : '0') : text;
    return { type: 'text', withTime: false, utc: false, content: { kind: 'text', text: plain } };
  };
  const one = (text: string): Condition => {
    if (text === '') return { kind: 'null', field, empty: true };
    if (operator === 'beginswith') return { kind: 'startswith', field, value: read(text) };
    if (operator === 'contains') return { kind: 'substringof', field, value: read(text) };
    const known = Object.entries(operators).find(([key]) => key === (operator === '' ? 'eq' : operator));
    if (!known) throw badQuery(`The filter operator '${operator}' is not supported.`);
    return { kind: 'compare', operator: known[1], field, value: read(text) };
  };
  const [first = '', ...others] = values;
  return others.map(one).reduce((left, right) => ({ kind: 'or', left, right }), one(first));
}

/** Clients encode the value of a filter a second time, as a list's own page does. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The order that a list's page asks for; undefined when it leaves that to the view. */
export function pageSort(parameters: ReadonlyMap<string, string>): CamlSort[] | undefined {
  const name = find(parameters, 'SortField');
  if (name === undefined || name === '') return undefined;
  return [
    { field: { name, byId: false }, descending: (find(parameters, 'SortDir') ?? '').toLowerCase().startsWith('desc') }
  ];
}

/** A parameter by its name, whose case doesn't matter. */
export function find(parameters: ReadonlyMap<string, string>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of parameters) if (key.toLowerCase() === wanted) return value;
  return undefined;
}
