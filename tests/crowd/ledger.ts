import { dayIn } from '../../src/domain/dates';
import { action } from '../../src/model/action';
import { isEqualJson } from '../../src/model/difference';
import type { FieldConflict } from '../../src/sync/merge';
import type { Operation } from '../../src/sync/operation';
import { queueOf } from '../../src/sync/operation';
import type { UpdateRow, Version } from './site';

/** What the ledger knows of one operation: it hears the person and what the person is shown, never the engine's own notes. */
interface Entry {
  operation: Operation;
  /** The person was told that it is kept on the device. */
  promised: boolean;
  acknowledged: boolean;
  /** Fields for which the person chose theirs. */
  letGo: Set<string>;
  /** Values by field that the person had before their eyes. */
  seen: Map<string, unknown[]>;
}

/** What is wrong, a sentence each. */
export interface Findings {
  lost: string[];
  doubled: string[];
  overwritten: string[];
}

/** The plan's lists at the end of a run. */
export interface Ends {
  zone: string;
  /** Versions by action, oldest first. */
  versions: ReadonlyMap<number, readonly Version[]>;
  rows: readonly UpdateRow[];
  recycled: readonly number[];
  /** What still stands in an outbox, set aside. */
  isOpen(id: string): boolean;
}

const { lastOpId } = action.fields;
const texts = ['outcome', 'baseline', 'target', 'leadRole', 'locality', 'stageReason', 'bragReason'] as const;
const choices = ['priority', 'stage', 'chosenBrag'] as const;

/** What a client types of itself is found nowhere else: it ends so. */
export const mark = (client: number, turn: number): string => ` (${String(client)}-${String(turn)})`;
const isMarked = (value: unknown): boolean => typeof value === 'string' && /\(\d+-\d+\)$/.test(value);

/** What a version says, by the fields' names, as the outbox has it: an empty text is null. */
function valuesOf(version: Version, zone: string): Record<string, unknown> {
  const { currentDue, latest } = action.fields;
  const { text, at, author, barrier } = latest.parts;
  const cell = ({ column }: { column: string }): unknown => {
    const found = version[column];
    return found === undefined || found === '' ? null : found;
  };
  const values: Record<string, unknown> = {};
  for (const field of [...texts, ...choices]) values[field] = cell(action.fields[field]);
  const due = cell(currentDue);
  values['currentDue'] = typeof due === 'string' ? dayIn(zone, due) : null;
  values['latest'] =
    cell(at) === null ? null : { text: cell(text), at: cell(at), author: cell(author), barrier: cell(barrier) };
  return values;
}

/** Notes what people typed, chose and were told, and compares it in the end with the lists and their versions. */
export class Ledger {
  acknowledged = 0;
  conflicts = 0;
  readonly #entries = new Map<string, Entry>();
  /** Operations on each row of the updates list, in the order in which they were acknowledged. */
  readonly #rows = new Map<number, Operation[]>();

  types(operation: Operation): void {
    const seen = new Map(Object.entries(operation.base ?? {}).map(([field, value]) => [field, [value]]));
    this.#entries.set(operation.id, { operation, promised: false, acknowledged: false, letGo: new Set(), seen });
    for (const then of operation.then ?? []) this.types(then);
  }

  promises(id: string): void {
    const entry = this.#entry(id);
    entry.promised = true;
    for (const then of entry.operation.then ?? []) this.promises(then.id);
  }

  /** The person was told that it is saved; gives false where they were told before. `id` is the item's. */
  acknowledges({ id }: Operation, itemId: number | undefined): boolean {
    const entry = this.#entry(id);
    if (entry.acknowledged) return false;
    entry.acknowledged = true;
    this.acknowledged++;
    const { operation } = entry;
    const row = operation.kind === 'create' ? itemId : updateIdOf(operation);
    if (row !== undefined) this.#rows.set(row, [...(this.#rows.get(row) ?? []), operation]);
    return true;
  }

  /** The person was shown another version, and chose. */
  chooses(
    { id }: Operation,
    fields: readonly FieldConflict[],
    chosen: Readonly<Record<string, 'mine' | 'theirs'>>
  ): void {
    const { seen, letGo } = this.#entry(id);
    this.conflicts++;
    for (const { field, theirs } of fields) {
      seen.set(field, [...(seen.get(field) ?? []), theirs]);
      if (chosen[field] === 'theirs') letGo.add(field);
    }
  }

  compare(ends: Ends): Findings {
    const findings: Findings = { lost: [], doubled: [], overwritten: [] };
    const written = new Map<string, Record<string, unknown>>();
    const everywhere = new Map<string, Set<string>>();
    for (const [id, versions] of ends.versions)
      this.#compareAction(id, versions, ends.zone, { findings, written, everywhere });
    this.#compareRows(ends, findings);
    for (const entry of this.#entries.values()) {
      const { operation, promised, acknowledged } = entry;
      if (operation.kind === 'edit' && acknowledged) {
        const why = this.#missing(entry, written.get(operation.id), everywhere.get(queueOf(operation)) ?? new Set());
        if (why !== undefined) findings.lost.push(`${describe(operation)} was acknowledged; ${why}.`);
      }
      const owed = promised && !acknowledged && entry.letGo.size === 0;
      if (owed && !ends.isOpen(operation.id) && !this.#waitsForAnother(operation, ends))
        findings.lost.push(`${describe(operation)} was kept and is neither saved nor in the outbox.`);
    }
    return findings;
  }

  /** Whether what an operation is to follow is still open. */
  #waitsForAnother({ id }: Operation, ends: Ends): boolean {
    return [...this.#entries.values()].some(
      ({ operation }) => ends.isOpen(operation.id) && operation.then?.some(then => then.id === id)
    );
  }

  #compareAction(
    id: number,
    versions: readonly Version[],
    zone: string,
    into: { findings: Findings; written: Map<string, Record<string, unknown>>; everywhere: Map<string, Set<string>> }
  ): void {
    const { findings, written, everywhere } = into;
    const had = new Set<string>();
    everywhere.set(`actions/${String(id)}`, had);
    let before: Record<string, unknown> | undefined;
    for (const version of versions) {
      const values = valuesOf(version, zone);
      for (const [field, value] of Object.entries(values)) had.add(`${field} ${JSON.stringify(value)}`);
      const by = version[lastOpId.column];
      const entry = typeof by === 'string' ? this.#entries.get(by) : undefined;
      if (before && !entry)
        findings.overwritten.push(`A version of actions/${String(id)} was written by nobody (${JSON.stringify(by)}).`);
      if (before && entry) {
        if (written.has(entry.operation.id))
          findings.doubled.push(`${describe(entry.operation)} is in more than one version.`);
        written.set(entry.operation.id, values);
        this.#compareChange(entry, before, values, findings);
      }
      before = values;
    }
  }

  #compareChange(
    { operation, seen }: Entry,
    before: Record<string, unknown>,
    after: Record<string, unknown>,
    findings: Findings
  ): void {
    for (const [field, value] of Object.entries(after)) {
      if (isEqualJson(value, before[field])) continue;
      if (!Object.hasOwn(operation.values, field))
        findings.overwritten.push(`${describe(operation)} changed the ${field}, which it didn't type.`);
      else if (!(seen.get(field) ?? []).some(one => sameShown(one, before[field])))
        findings.overwritten.push(
          `${describe(operation)} overwrote the ${field} ${JSON.stringify(before[field])}, which the person hasn't seen.`
        );
    }
  }

  /** What an acknowledged edit owes and is not there; undefined where all is. */
  #missing(
    { operation, letGo }: Entry,
    own: Record<string, unknown> | undefined,
    everywhere: ReadonlySet<string>
  ): string | undefined {
    const { values, base = {}, theirsWin = [] } = operation;
    for (const [field, value] of Object.entries(values)) {
      const owed = !letGo.has(field) && !theirsWin.includes(field) && !isEqualJson(value, base[field]);
      if (!owed || (own && sameShown(value, own[field]))) continue;
      if (isMarked(value)) return own ? `its version has another ${field}` : 'no version carries it';
      // What others choose too may have been there already, and was not written again.
      if (!everywhere.has(`${field} ${JSON.stringify(value)}`)) return `no version has its ${field}`;
    }
    return undefined;
  }

  #compareRows({ rows, recycled }: Ends, findings: Findings): void {
    const there = new Map<string, number>();
    for (const { clientKey, id } of rows) {
      const entry = this.#entries.get(clientKey);
      if (there.has(clientKey))
        findings.doubled.push(`The rows ${String(there.get(clientKey))} and ${String(id)} have the same client key.`);
      there.set(clientKey, id);
      if (entry && entry.operation.kind !== 'create')
        findings.doubled.push(`The row ${String(id)} carries ${describe(entry.operation)}.`);
    }
    for (const id of recycled)
      if (!this.#rows.has(id)) findings.doubled.push(`The recycled row ${String(id)} was acknowledged to nobody.`);
    for (const [id, chain] of this.#rows) {
      const [first] = chain;
      const last = chain.at(-1);
      if (!first || !last) continue;
      if (last.kind === 'remove' ? there.has(first.id) : there.get(first.id) !== id)
        findings.lost.push(`${describe(last)} (row ${String(id)}) was acknowledged and didn't happen.`);
    }
    const rowsOfCreates = new Set([...this.#rows.values()].map(([first]) => first?.id));
    for (const { operation, acknowledged } of this.#entries.values()) {
      if (operation.kind === 'create' && acknowledged && !rowsOfCreates.has(operation.id))
        findings.lost.push(`${describe(operation)} was acknowledged without a row.`);
    }
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (!entry) throw new Error(`Nobody typed ${id}.`);
    return entry;
  }
}

/** An empty text and none are the same to a person. */
function sameShown(one: unknown, other: unknown): boolean {
  return isEqualJson(one === '' ? null : one, other === '' ? null : other);
}

/** The row of the updates list that an operation writes; undefined for a create, and for another list's. */
export function updateIdOf({ list, item }: Operation): number | undefined {
  return list === 'updates' && typeof item === 'number' ? item : undefined;
}

function describe(operation: Operation): string {
  return `${operation.kind} ${operation.id} of ${queueOf(operation)}`;
}
