import * as v from 'valibot';
import type { NewUpdate, SavedUpdate } from '../app/ports';
import type { ActionFields } from '../domain/checks';
import { panelFields } from '../domain/checks';
import type { CalendarDate } from '../domain/dates';
import type { Failure, Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Action, Brag, Person, Update } from '../domain/plan';
import { actions, updates } from '../lists';
import type { ValuesOf } from '../lists/list';
import type { Connection } from './connection';
import { listOf } from './connection';
import { attempt, codes, sharePointError, toFailure } from './errors';
import { nowOf, readDespiteMissing } from './readPlan';
import { readRows, selection, writeValues } from './rows';
import { latestOf, toAction, toUpdate } from './toDomain';

type ActionValues = Partial<ValuesOf<typeof actions>>;

/** What a write is made with: the connection, the site's time zone (IANA) and who is writing. */
export interface Sender {
  connection: Connection;
  zone: string;
  me: Person;
}

const updated = v.object({ etag: v.string() });
const created = v.looseObject({ Id: v.number() });

/** MERGEs an action on condition that it is still as it was loaded; gives its new ETag, spelled as reading spells it. Throws what the request throws. */
async function mergeAction(sender: Sender, id: number, etag: string, body: Record<string, unknown>): Promise<string> {
  const { connection } = sender;
  const answer: unknown = await listOf(connection.writer, connection.webUrl, actions).items.getById(id).update(body, etag);
  // The answer's header says `"guid,2"` where items carry `"2"`; SharePoint takes either.
  return v.parse(updated, answer).etag.replace(/^"[^",]+,/, '"');
}

/** The fields of the panel as values of the list's columns. */
function valuesOf(fields: ActionFields): ActionValues {
  const { areaId, partnerAgencies, ...same } = fields;
  return { ...same, area: areaId, partnerAgencies: partnerAgencies.join('\n') };
}

/** The part of the columns that an edit changes: what nobody touched is never rewritten. */
function changes(sender: Sender, loaded: Action, fields: ActionFields, originalDue: CalendarDate | undefined): Record<string, unknown> {
  const body = (values: ActionValues): Record<string, unknown> => writeValues(actions, values, sender.zone);
  const before = body(valuesOf(panelFields(loaded)));
  const after = body(valuesOf(fields));
  const changed = Object.entries(after).filter(([column, value]) => value !== before[column]);
  return { ...Object.fromEntries(changed), ...(originalDue === loaded.originalDue ? {} : body({ originalDue })) };
}

/** A reason for keeping a number, as values of either list; nothing where none was given, so that an earlier one stays. */
function recorded(guardReason: string): { guardReason?: string } {
  return guardReason.trim() === '' ? {} : { guardReason: guardReason.trim() };
}

/** Saves the fields that differ from `loaded`, and the reason with them; `stale` where somebody wrote since it was loaded. */
export async function saveAction(sender: Sender, loaded: Action, fields: ActionFields, guardReason = ''): Promise<Result<Action>> {
  // The first due date is the original one, and is never written again.
  const originalDue = loaded.originalDue ?? loaded.currentDue ?? fields.currentDue;
  const body = changes(sender, loaded, fields, originalDue);
  if (Object.keys(body).length === 0) return ok(loaded);
  const withReason = { ...body, ...writeValues(actions, recorded(guardReason), sender.zone) };
  return attempt(sender.connection.now, async () => {
    const etag = await mergeAction(sender, loaded.id, loaded.etag, withReason);
    return { ...loaded, ...fields, originalDue, etag };
  });
}

/** The update that carries this client key, where it reached the list. */
async function findByKey(sender: Sender, clientKey: string): Promise<Update | undefined> {
  const { connection, zone } = sender;
  const { items } = await readDespiteMissing(connection, updates, async without => {
    const { select, expand } = selection(updates, without);
    // The key is a GUID that we made: nothing in it to escape.
    const found: unknown = await listOf(connection.reader, connection.webUrl, updates)
      .items.select(...select).expand(...expand).filter(`APClientKey eq '${v.parse(v.pipe(v.string(), v.uuid()), clientKey)}'`).top(1)();
    return v.parse(v.array(v.unknown()), found);
  });
  return readRows(updates, items, zone).map(toUpdate)[0];
}

/**
 * Makes the update's item once: an answer that is lost, or "this key is there already", is settled
 * by looking the key up, never by sending again.
 */
async function createUpdate(sender: Sender, action: Action, fields: NewUpdate): Promise<Result<Update>> {
  const { connection, zone, me } = sender;
  const at = nowOf(connection);
  const values = {
    actionNumber: action.number, plan: action.planId, action: action.id, narrative: fields.narrative.trim(), brag: fields.brag,
    stage: action.stage, barrier: fields.barrier.trim(), author: me.name, at, clientKey: fields.clientKey,
    ...recorded(fields.guardReason ?? '')
  };
  try {
    const answer: unknown = await listOf(connection.writer, connection.webUrl, updates).items.add(writeValues(updates, values, zone));
    const { Id } = v.parse(created, answer);
    return ok({
      id: Id, etag: '', problems: [], actionId: action.id, narrative: values.narrative, brag: fields.brag, stage: action.stage,
      barrier: values.barrier, author: me.name, at
    });
  } catch (error) {
    const said = await sharePointError(error);
    const doubtful = said === undefined || said.status >= 500 || said.code === codes.duplicateValue;
    if (doubtful) {
      const looked = await attempt(connection.now, () => findByKey(sender, fields.clientKey));
      if (looked.ok && looked.value) return ok(looked.value);
    }
    return failed(await toFailure(error, connection.now()));
  }
}

function besideAction(update: Update, brag: Brag | undefined, reason: string): ActionValues {
  const latest = latestOf(update);
  return {
    latestText: latest.text, latestAt: latest.at, latestAuthor: latest.author, latestBarrier: latest.barrier,
    chosenBrag: brag, bragReason: reason
  };
}

/** Reads one action as it is now. Throws what the request throws. */
async function readAction(sender: Sender, id: number): Promise<Action> {
  const { connection, zone } = sender;
  const { select, expand } = selection(actions);
  const found: unknown = await listOf(connection.reader, connection.webUrl, actions).items.getById(id).select(...select).expand(...expand)();
  const [row] = readRows(actions, [found], zone);
  if (!row) throw new Error('One item was asked for and none was read.');
  return toAction(row);
}

/** Writes the copy beside the action; where the action was changed meanwhile, once more on the newer version. */
async function copyBeside(sender: Sender, action: Action, update: Update, fields: NewUpdate): Promise<Result<Action>> {
  const body = writeValues(actions, besideAction(update, fields.brag, fields.bragReason.trim()), sender.zone);
  const write = (onto: Action): Promise<Result<Action>> => attempt(sender.connection.now, async () => {
    const etag = await mergeAction(sender, onto.id, onto.etag, body);
    return { ...onto, etag, latest: latestOf(update), chosenBrag: fields.brag, bragReason: fields.bragReason.trim() };
  });
  const first = await write(action);
  if (first.ok || first.failure.kind !== 'stale') return first;
  const read = await attempt(sender.connection.now, () => readAction(sender, action.id));
  if (!read.ok) return read;
  const theirs = read.value;
  // Someone's newer update, or a BRAG that someone else chose meanwhile, is not ours to overwrite.
  if (theirs.chosenBrag !== action.chosenBrag || (theirs.latest !== undefined && theirs.latest.at > update.at)) return first;
  return write(theirs);
}

/**
 * Adds an update: the update itself first, since it is the truth, then the copy beside its action
 * where this person may write that. Reading puts the newest update over a copy that lags.
 */
export async function addUpdate(sender: Sender, action: Action, fields: NewUpdate, mayEditAction: boolean): Promise<Result<SavedUpdate>> {
  const made = await createUpdate(sender, action, fields);
  if (!made.ok) return made;
  const shown: Action = { ...action, latest: latestOf(made.value) };
  const saved = (changed: Action, actionFailure: Failure | undefined): Result<SavedUpdate> => ok({ update: made.value, action: changed, actionFailure });
  if (!mayEditAction) return saved(shown, undefined);
  const copied = await copyBeside(sender, action, made.value, fields);
  return copied.ok ? saved(copied.value, undefined) : saved(shown, copied.failure);
}
