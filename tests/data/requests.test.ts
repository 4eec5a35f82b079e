import { entities } from '../../src/model';
import type { Entity } from '../../src/model/entity';
import { action as actions } from '../../src/model/action';
import { columnsOf, editedPart } from '../../src/model/entity';
import { findPlans } from '../../src/data/findPlans';
import { setUpOf } from '../../src/data/setUp';
import type { Subject } from './metadata';
import { mayExpand, mayRead, methods, useOf } from './metadata';
import type { SentRequest } from './recordRequests';
import { requestsOf } from './recordRequests';
import type { TestSite } from './site';
import { calm, startTestSite, valueOf } from './site';

// Every property that the product sends or asks for must be one that SharePoint's types have: SharePoint refuses a
// request with any other, and no local site is a proof of what SharePoint takes.

let site: TestSite;
let sent: readonly SentRequest[] = [];

beforeAll(async () => {
  site = await startTestSite({ sample: true });
  sent = await requestsOf(async () => {
    const setUp = setUpOf(site.blankAs('owner'));
    valueOf(await setUp.check());
    valueOf(await setUp.run(() => undefined));
    valueOf(await setUp.check());
    valueOf(
      await setUp.addPlan('Plan', {
        Blue: 'Done',
        Red: 'Late',
        Amber: 'At risk',
        Green: 'On course',
        Grey: 'Not begun'
      })
    );
    await useThePlan();
  });
}, 120_000);
afterAll(() => site.close());

/** Reads, writes, removes, undoes and looks up, each at least once. */
async function useThePlan(): Promise<void> {
  const manager = site.as('manager');
  const { app, action } = await manager.open();
  const update = {
    clientKey: crypto.randomUUID(),
    narrative: 'Done.',
    brag: 'Green',
    bragReason: '',
    barrier: ''
  } as const;
  await app.run('update.add', { action: action('2.1'), update });
  await calm(app);
  await app.run('action.edit', {
    loaded: action('2.2'),
    fields: { ...editedPart(actions, action('2.2')), outcome: 'Seen.' }
  });
  await calm(app);
  await app.run('action.remove', { loaded: action('2.3') });
  await calm(app);
  app.undo();
  await calm(app);
  const { store, connection } = manager;
  valueOf(await store.readUpdates(action('2.1').id));
  valueOf(await store.readItem('actions', action('2.1').id));
  valueOf(await store.findRemoved('actions', 4711));
  valueOf(await store.readChanges());
  valueOf(await store.findAccessGivers());
  const [found] = valueOf(await store.findPeople('a'));
  if (found) valueOf(await store.ensurePerson(found));
  valueOf(await findPlans(() => connection, site.planUrl, site.planUrl));
}

/** The columns of a list, by the names by which requests name them: `APPlan` is written and read as `APPlanId`. */
function itemsOf(entity: Entity): Subject {
  return { columns: new Map(columnsOf(entity).map(({ column, kind }) => [column, shapeOf(kind)])) };
}

function shapeOf(kind: string): 'plain' | 'person' | 'lookup' {
  return kind === 'person' ? 'person' : kind === 'lookup' || kind === 'lookups' ? 'lookup' : 'plain';
}

/** What the last part of a path leads to, by what stands before it. */
const subjects: readonly [RegExp, string][] = [
  [/^web$/, 'SP.Web'],
  [/^web\/(?:lists|lists\(guid'[^']+'\)|getlist\('[^']*'\))$/, 'SP.List'],
  [/\/fields(?:\/getbyinternalnameortitle\('[^']*'\)|\/getbyid\('[^']*'\)|\('[^']*'\))?$/, 'SP.Field'],
  [/\/views(?:\('[^']*'\)|\/getbyid\('[^']*'\))?$/, 'SP.View'],
  [/\/viewfields$/, 'SP.ViewFieldCollection'],
  [/\/roleassignments$/, 'SP.RoleAssignment'],
  [/\/roledefinitions(?:\/getbytype\(\d\))?$/, 'SP.RoleDefinition'],
  [/^web\/currentuser$/, 'SP.User'],
  [/^web\/(?:associated(?:owner|member|visitor)group|sitegroups(?:\/getbyid\(\d+\)|\(\d+\))?)$/, 'SP.Group'],
  [/^web\/.*(?:group|sitegroups.*)\/users$/, 'SP.User'],
  [/^web\/regionalsettings$/, 'SP.RegionalSettings'],
  [/^web\/regionalsettings\/timezone$/, 'SP.TimeZone'],
  [/^web\/recyclebin(?:\('[^']*'\)|\/getbyid\('[^']*'\))?$/, 'SP.RecycleBinItem'],
  [/\/items\(\d+\)\/versions$/, 'SP.ListItemVersion']
];

function subjectOf({ path }: SentRequest): Subject | undefined {
  const ofItems = /^web\/getlist\('([^']*)'\)\/items(?:\(\d+\)|\/getbyid\(\d+\))?(\/versions)?$/.exec(path);
  const entity = Object.values(entities).find(one => ofItems?.[1]?.endsWith(`/${one.urlName}`));
  if (entity) return itemsOf(entity);
  const type = subjects.find(([pattern]) => pattern.test(path))?.[1];
  return type === undefined ? undefined : { type };
}

/** The method that a POST calls, in small letters; '' where it calls none. */
function methodOf({ method, path }: SentRequest): string {
  if (method !== 'POST') return '';
  return /(?:^|\/)([a-z.]+)(?:\([^()]*\))?$/.exec(path.replaceAll(/'(?:[^']|'')*'/g, ''))?.[1] ?? '';
}

const plainMethods = new Set([
  'recycle',
  'restore',
  'breakroleinheritance',
  'addroleassignment',
  'removeroleassignment',
  'removeallviewfields',
  'addviewfield',
  'removeviewfield',
  'contextinfo'
]);

/** What SharePoint would not take of a request; empty where it takes all. */
function refusalsOf(request: SentRequest): string[] {
  const { method, path, query, body } = request;
  const said = `${method} ${path}`;
  const name = methodOf(request).replace(/^.*\./, '');
  const keys = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const parameters = methods[name];
  if (parameters)
    return keys.flatMap(([key, value]) => {
      if (!(key in parameters)) return [`${said}: no parameter ${key}`];
      const inner = parameters[key];
      const names = inner && typeof value === 'object' && value !== null ? Object.keys(value) : [];
      return names
        .filter(one => one !== '__metadata' && !inner?.includes(one))
        .map(one => `${said}: no property ${one} of ${key}`);
    });
  if (plainMethods.has(name)) return keys.map(([key]) => `${said}: no parameter ${key}`);
  const subject = subjectOf(request);
  if (!subject) return [`${said}: nothing is known of this address`];
  const list = (option: string): string[] => (query.get(option) ?? '').split(',').filter(one => one !== '');
  const written = method === 'GET' || method === 'DELETE' ? [] : keys.map(([key]) => key);
  return [
    ...list('$select')
      .filter(one => !mayRead(subject, one))
      .map(one => `${said}: can't select ${one}`),
    ...list('$expand')
      .filter(one => !mayExpand(subject, one))
      .map(one => `${said}: can't expand ${one}`),
    ...namesIn(query.get('$filter'))
      .filter(one => !mayRead(subject, one))
      .map(one => `${said}: can't filter ${one}`),
    ...namesIn(query.get('$orderby'))
      .filter(one => !mayRead(subject, one))
      .map(one => `${said}: can't order by ${one}`),
    ...written
      .filter(key => key !== '__metadata')
      .filter(key => {
        const use = useOf(subject, key);
        return use === undefined || use === 'read' || (use === 'create' && method !== 'POST');
      })
      .map(key => `${said}: can't write ${key}`)
  ];
}

/** The properties in a `$filter` or `$orderby`. */
function namesIn(expression: string | null): string[] {
  const words = (expression ?? '').replaceAll(/(?:datetime|guid)?'(?:[^']|'')*'/g, ' ').match(/[A-Za-z_][\w/]*/g) ?? [];
  const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'and', 'or', 'not', 'null', 'true', 'false', 'asc', 'desc'];
  const functions = ['substringof', 'startswith', 'datetime', 'guid'];
  return words.filter(word => ![...operators, ...functions].includes(word));
}

it('has sent requests of each kind', () => {
  const kinds = sent.map(request => `${request.method} ${methodOf(request)}`);
  expect(sent.length).toBeGreaterThan(60);
  expect(kinds).toEqual(
    expect.arrayContaining(['POST createfieldasxml', 'POST getchanges', 'POST recycle', 'POST restore'])
  );
  expect(kinds).toEqual(expect.arrayContaining(['POST addroleassignment', 'MERGE ', 'GET ']));
});

it('sends and asks for nothing that SharePoint’s types haven’t', () => {
  expect([...new Set(sent.flatMap(refusalsOf))]).toEqual([]);
});

it('would tell of a property that a type hasn’t', () => {
  const views = "web/getlist('/sites/plan/Lists/ActionPlans')/views";
  const request = { method: 'POST', path: views, query: new URLSearchParams('$select=Id,SetAsDefaultView') };
  expect(refusalsOf({ ...request, body: { Title: 'All', SetAsDefaultView: true } })).toEqual([
    `POST ${views}: can't select SetAsDefaultView`,
    `POST ${views}: can't write SetAsDefaultView`
  ]);
});
