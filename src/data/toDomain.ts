import type { Brag, Evaluation, ImprovementArea, Inspection, Action, LatestUpdate, Plan, Update } from '../domain/plan';
import { grades, latestOf } from '../domain/plan';
import type { actions, areas, evaluations, inspections, plans, updates } from '../lists';
import type { Row } from './rows';

type Kept = Pick<Plan, 'id' | 'etag' | 'problems'>;

function kept(row: Kept): Kept {
  return { id: row.id, etag: row.etag, problems: row.problems };
}

/** A note that holds one entry a line. */
function lines(note: string): string[] {
  return note
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
}

export function toPlan(row: Row<typeof plans>): Plan {
  const is = row.values;
  const bragKey: Record<Brag, string> = {
    Blue: is.bragBlue,
    Red: is.bragRed,
    Amber: is.bragAmber,
    Green: is.bragGreen,
    Grey: is.bragGrey
  };
  return {
    ...kept(row),
    title: is.title,
    kind: is.kind,
    status: is.status,
    oversightGroup: is.oversightGroup,
    boards: lines(is.boards),
    bragKey,
    dueSoonDays: is.dueSoonDays ?? 14,
    updateEveryDays: is.updateEveryDays ?? 28,
    localities: lines(is.localities),
    agencies: lines(is.agencies),
    isSample: is.isSample,
    retentionReview: is.retentionReview,
    channel: is.channelLink
  };
}

export function toInspection(row: Row<typeof inspections>): Inspection {
  const is = row.values;
  return {
    ...kept(row),
    planId: is.plan ?? 0,
    title: is.title,
    type: is.type,
    fieldworkStart: is.fieldworkStart,
    fieldworkEnd: is.fieldworkEnd,
    published: is.published,
    report: is.report,
    scrutinyBodies: lines(is.scrutinyBodies)
  };
}

export function toEvaluation(row: Row<typeof evaluations>): Evaluation {
  const is = row.values;
  return {
    ...kept(row),
    inspectionId: is.inspection ?? 0,
    keyQuestion: is.keyQuestion,
    indicator: is.indicator,
    grade: grades.find(grade => grade.value === is.grade)?.value,
    view: is.view,
    viewNote: is.viewNote
  };
}

export function toArea(row: Row<typeof areas>): ImprovementArea {
  const is = row.values;
  return {
    ...kept(row),
    planId: is.plan ?? 0,
    ref: is.ref,
    title: is.title,
    inspectorsWording: is.inspectorsWording,
    evaluationIds: is.evaluations
  };
}

/** `newest` is the newest of the action's own updates where one was read: the truth wins over the copy beside it. */
export function toAction(row: Row<typeof actions>, newest?: Update): Action {
  const is = row.values;
  const copy: LatestUpdate | undefined =
    is.latestAt === undefined
      ? undefined
      : { text: is.latestText, at: is.latestAt, author: is.latestAuthor, barrier: is.latestBarrier };
  const latest = newest && (copy === undefined || newest.at > copy.at) ? latestOf(newest) : copy;
  return {
    ...kept(row),
    planId: is.plan ?? 0,
    areaId: is.area,
    number: is.number,
    action: is.action,
    outcome: is.outcome,
    measure: is.measure,
    baseline: is.baseline,
    target: is.target,
    lead: is.lead,
    leadRole: is.leadRole,
    leadAgency: is.leadAgency,
    partnerAgencies: lines(is.partnerAgencies),
    priority: is.priority,
    start: is.start,
    originalDue: is.originalDue,
    currentDue: is.currentDue,
    stage: is.stage ?? 'Proposed',
    stageReason: is.stageReason,
    chosenBrag: is.chosenBrag,
    bragReason: is.bragReason,
    locality: is.locality,
    absorbedInto: is.absorbedInto,
    nextUpdateDue: is.nextUpdateDue,
    latest,
    changed: is.modified === undefined ? undefined : { by: is.editor?.name ?? '', at: is.modified }
  };
}

export function toUpdate(row: Row<typeof updates>): Update {
  const is = row.values;
  return {
    ...kept(row),
    actionId: is.action ?? 0,
    narrative: is.narrative,
    brag: is.brag,
    stage: is.stage,
    barrier: is.barrier,
    author: is.author,
    at: is.at ?? '',
    post: is.post,
    madeBy: is.maker?.id
  };
}
