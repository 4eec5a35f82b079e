import type { ActionFields } from '../../../src/model/action';
import type { Unreadable } from '../../../src/model/values';

const holds = (unreadable: string): Unreadable => ({ unreadable });

/** Every cell that people write in an action, but for its target, with something in it that can’t be read. */
export const unreadableCells: Readonly<Record<Exclude<keyof ActionFields, 'target'>, Unreadable>> = {
  number: holds('Number nine'),
  areaId: holds('Area nine'),
  action: holds('Action nine'),
  outcome: holds('Outcome nine'),
  measure: holds('Measure nine'),
  baseline: holds('Baseline nine'),
  lead: holds('Person nine'),
  leadRole: holds('Role nine'),
  leadAgency: holds('Agency nine'),
  partnerAgencies: holds('Partners nine'),
  priority: holds('Priority nine'),
  start: holds('31/02/2026'),
  currentDue: holds('31/02/2027'),
  stage: holds('Stage nine'),
  stageReason: holds('Stage reason nine'),
  chosenBrag: holds('Purple'),
  bragReason: holds('BRAG reason nine'),
  locality: holds('Locality nine'),
  absorbedInto: holds('Absorbed nine'),
  nextUpdateDue: holds('31/02/2028')
};
