import type { Queryable } from '@pnp/queryable';
import { InjectHeaders } from '@pnp/queryable';
import type { TimelinePipe } from '@pnp/core';
import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import * as v from 'valibot';
import type { Connection } from '../../src/data/connection';
import { connect, listOf } from '../../src/data/connection';
import { readZone } from '../../src/data/readSite';
import { bodyOf } from '../../src/data/rows';
import { setUpOf } from '../../src/data/setUp';
import { addDays, dayIn } from '../../src/domain/dates';
import { entities, groups } from '../../src/model';
import type { action as actionEntity } from '../../src/model/action';
import type { CellsOf, Entity } from '../../src/model/entity';
import type { CalendarDate, Person } from '../../src/model/values';
import type { Role, SamplePerson } from './people';
import { people } from './people';
import type { Player, SampleAction, SamplePlan } from './plan';
import * as firstPlan from './plan';
import { secondPlan } from './secondPlan';

const made = v.looseObject({ Id: v.number() });
const user = v.object({ Id: v.number(), Title: v.string(), Email: v.string() });

function actingAs(person: SamplePerson): TimelinePipe<Queryable> {
  return InjectHeaders({ Authorization: `Bearer ${person.login}` });
}

function someone(role: Role, index = 0): SamplePerson {
  const found = people.filter(person => person.role === role)[index];
  if (!found) throw new Error(`The sample has no ${role}.`);
  return found;
}

/** Sets a site up with the product's own set-up and fills it with the sample plan. `siteUrl` is absolute. */
export function makeSample(siteUrl: string): Promise<void> {
  return fill(siteUrl, firstPlan);
}

/** As `makeSample`, with the small second plan, so that a person's actions can stand in two. */
export function makeSecondSample(siteUrl: string): Promise<void> {
  return fill(siteUrl, secondPlan);
}

async function fill(siteUrl: string, sample: SamplePlan): Promise<void> {
  const owner = connect(siteUrl, actingAs(someone('owner')));
  const done = await setUpOf(owner).run(() => undefined);
  if (!done.ok) throw new Error(`The sample's site could not be set up: ${JSON.stringify(done.failure)}`);
  const { name: zone } = await readZone(owner);
  const today = dayIn(zone, new Date().toISOString());
  const players: Record<Player, SamplePerson> = {
    manager: someone('manager'),
    leadOne: someone('lead'),
    leadTwo: someone('lead', 1)
  };
  await join(owner, groups.managers.title, [players.manager]);
  await join(owner, groups.leads.title, [players.leadOne, players.leadTwo]);
  const users = new Map<Player, Person>();
  for (const player of ['manager', 'leadOne', 'leadTwo'] as const)
    users.set(player, await userOf(owner, players[player]));

  const add = <E extends Entity>(list: E, values: CellsOf<E>): Promise<number> => addTo(owner, list, values, zone);
  const { plan, inspection } = sample;
  const planId = await add(entities.plans, {
    title: plan.title,
    kind: 'Integrated plan',
    status: 'Live',
    oversightGroup: plan.oversightGroup,
    boards: plan.boards,
    bragKey: plan.bragKey,
    dueSoonDays: plan.dueSoonDays,
    updateEveryDays: plan.updateEveryDays,
    localities: sample.localities,
    agencies: sample.agencies,
    isSample: true
  });
  const inspectionId = await add(entities.inspections, {
    title: inspection.title,
    planId,
    type: inspection.type,
    fieldworkStart: inspection.fieldworkStart,
    fieldworkEnd: inspection.fieldworkEnd,
    published: inspection.published,
    scrutinyBodies: inspection.scrutinyBodies
  });
  const evaluationIds: number[] = [];
  for (const one of sample.evaluations) {
    evaluationIds.push(
      await add(entities.evaluations, {
        indicator: one.indicator,
        inspectionId,
        keyQuestion: one.keyQuestion,
        grade: one.grade,
        view: one.questioned === undefined ? 'Accepted' : 'Questioned',
        viewNote: one.questioned ?? ''
      })
    );
  }
  for (const area of sample.areas) {
    const areaId = await add(entities.areas, {
      title: area.title,
      planId,
      ref: area.ref,
      inspectorsWording: area.wording,
      evaluationIds: area.answers.flatMap(index => evaluationIds[index] ?? [])
    });
    for (const action of area.actions) {
      const lead = action.lead && users.get(action.lead);
      const actionId = await add(entities.actions, { ...actionValues(action, lead, today), planId, areaId });
      await addUpdates({ siteUrl, zone, today, planId, actionId, action, author: players[action.lead ?? 'manager'] });
    }
  }
}

function actionValues(
  action: SampleAction,
  lead: Person | undefined,
  today: CalendarDate
): CellsOf<typeof actionEntity> {
  const newest = action.updates[action.updates.length - 1];
  return {
    number: action.number,
    action: action.action,
    outcome: action.outcome,
    measure: action.measure ?? '',
    baseline: action.baseline ?? '',
    target: action.target ?? '',
    lead,
    leadRole: action.leadRole,
    leadAgency: action.agency,
    partnerAgencies: action.partners,
    priority: action.priority,
    start: addDays(today, action.start),
    originalDue: addDays(today, action.originalDue),
    currentDue: addDays(today, action.due ?? action.originalDue),
    stage: action.stage,
    stageReason: action.stageReason ?? '',
    chosenBrag: action.brag,
    bragReason: action.bragReason ?? '',
    locality: action.locality,
    absorbedInto: action.absorbedInto ?? '',
    ...(newest && {
      latest: {
        text: newest.text,
        at: writtenAt(today, newest.daysAgo),
        author: lead?.name ?? someone('manager').title,
        barrier: newest.barrier !== undefined
      }
    })
  };
}

function writtenAt(today: CalendarDate, daysAgo: number): string {
  return `${addDays(today, -daysAgo)}T10:${String(10 + (daysAgo % 50))}:00Z`;
}

interface UpdatesToAdd {
  siteUrl: string;
  zone: string;
  today: CalendarDate;
  planId: number;
  actionId: number;
  action: SampleAction;
  author: SamplePerson;
}

/** Each update is written by its own author, as it would be in life. */
async function addUpdates({ siteUrl, zone, today, planId, actionId, action, author }: UpdatesToAdd): Promise<void> {
  const theirs = connect(siteUrl, actingAs(author));
  for (const update of action.updates) {
    await addTo(
      theirs,
      entities.updates,
      {
        actionNumber: action.number,
        planId,
        actionId,
        narrative: update.text,
        brag: update.brag,
        stage: action.stage,
        barrier: update.barrier ?? '',
        author: author.title,
        at: writtenAt(today, update.daysAgo),
        clientKey: crypto.randomUUID()
      },
      zone
    );
  }
}

async function addTo<E extends Entity>(
  connection: Connection,
  list: E,
  values: CellsOf<E>,
  zone: string
): Promise<number> {
  const answer: unknown = await listOf(connection.writer, connection.webUrl, list).items.add(
    bodyOf(list, values, zone)
  );
  return v.parse(made, answer).Id;
}

async function join(connection: Connection, group: string, members: readonly SamplePerson[]): Promise<void> {
  for (const member of members)
    await connection.writer.web.siteGroups.getByName(group).users.add(`i:0#.f|membership|${member.login}`);
}

async function userOf(connection: Connection, person: SamplePerson): Promise<Person> {
  const answer: unknown = await connection.writer.web.ensureUser(person.login);
  const { Id, Title, Email } = v.parse(user, answer);
  return { id: Id, name: Title, email: Email };
}
