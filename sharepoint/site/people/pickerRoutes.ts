import { isRecord } from '../json.ts';
import type { Answer } from '../odata/answer.ts';
import { bodyRecord } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { noResource } from '../odata/errors.ts';
import type { Segment } from '../odata/path.ts';
import type { Person } from '../store/model.ts';
import { fold } from '../text.ts';
import { plainLogin } from './principals.ts';

const service = 'sp.ui.applicationpages.clientpeoplepickerwebserviceinterface';

/** Answers the people picker's searches; everything else under `_api/` is not here. */
export function routePicker(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  // Written either as one step with a dot or as two steps.
  const [next] = rest;
  const method =
    segment.name === service
      ? next?.name
      : segment.name.startsWith(`${service}.`) && rest.length === 0
        ? segment.name.slice(service.length + 1)
        : undefined;
  if (context.method !== 'POST' || method === undefined) throw noResource(segment.text);
  const text = queryText(context);
  if (method === 'clientpeoplepickersearchuser') {
    const wanted = fold(text);
    const found =
      wanted === ''
        ? []
        : context.people.filter(one => [one.title, one.email, one.login].some(value => matchesStart(value, wanted)));
    return {
      kind: 'value',
      name: 'ClientPeoplePickerSearchUser',
      type: 'Edm.String',
      value: JSON.stringify(found.slice(0, most(context)).map(entry))
    };
  }
  if (method === 'clientpeoplepickerresolveuser') {
    const login = plainLogin(text);
    const one = context.people.find(person =>
      [person.login, person.email, person.title].some(value => value.toLowerCase() === login)
    );
    const value = one
      ? entry(one)
      : {
          Key: text,
          DisplayText: text,
          IsResolved: false,
          Description: text,
          EntityType: '',
          EntityData: {},
          MultipleMatches: []
        };
    return { kind: 'value', name: 'ClientPeoplePickerResolveUser', type: 'Edm.String', value: JSON.stringify(value) };
  }
  throw noResource(segment.text);
}

function parameters(context: Context): Record<string, unknown> {
  const body = bodyRecord(context);
  return isRecord(body['queryParams']) ? body['queryParams'] : body;
}

function queryText(context: Context): string {
  const value = parameters(context)['QueryString'];
  return typeof value === 'string' ? value.trim() : '';
}

function most(context: Context): number {
  const value = parameters(context)['MaximumEntitySuggestions'];
  return typeof value === 'number' && value > 0 ? value : 30;
}

/** A name is found by the beginning of any of its words. */
function matchesStart(value: string, wanted: string): boolean {
  const folded = fold(value);
  return folded.startsWith(wanted) || folded.split(/[\s.@-]+/).some(word => word.startsWith(wanted));
}

function entry(one: Person): Record<string, unknown> {
  return {
    Key: `i:0#.f|membership|${one.login}`,
    DisplayText: one.title,
    IsResolved: true,
    Description: one.login,
    EntityType: 'User',
    EntityData: {
      IsAltSecIdPresent: 'False',
      Title: one.jobTitle ?? '',
      Email: one.email,
      MobilePhone: '',
      ObjectId: '',
      Department: one.department ?? ''
    },
    MultipleMatches: [],
    ProviderName: 'Tenant',
    ProviderDisplayName: 'Tenant'
  };
}
