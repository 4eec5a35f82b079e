import type { Brag, Priority, Stage } from '../../../model/action';
import type { Grade, PartnershipView } from '../../../model/evaluation';
import type { InspectionType } from '../../../model/inspection';
import type { PlanKind, PlanStatus } from '../../../model/plan';
import type { SetUpStep } from '../../../app/setUp';

/** The label of each choice, by its stored value. */
export const choices = {
  brag: { Blue: 'Blue', Red: 'Red', Amber: 'Amber', Green: 'Green', Grey: 'Grey' } satisfies Record<Brag, string>,
  stage: {
    Proposed: 'Proposed',
    Agreed: 'Agreed',
    'In progress': 'In progress',
    'Completion proposed': 'Completion proposed',
    Verified: 'Verified',
    Closed: 'Closed',
    Paused: 'Paused',
    Absorbed: 'Absorbed',
    Superseded: 'Superseded',
    Cancelled: 'Cancelled',
    Reopened: 'Reopened'
  } satisfies Record<Stage, string>,
  priority: { Urgent: 'Urgent', High: 'High', Medium: 'Medium', Low: 'Low' } satisfies Record<Priority, string>,
  planKind: {
    'Single-agency draft': 'Single-agency draft',
    'Integrated plan': 'Integrated plan'
  } satisfies Record<PlanKind, string>,
  planStatus: { Draft: 'Draft', Endorsed: 'Endorsed', Live: 'Live', Closed: 'Closed' } satisfies Record<
    PlanStatus,
    string
  >,
  inspectionType: {
    'Joint inspection': 'Joint inspection',
    'Progress review': 'Progress review',
    'Self-evaluation': 'Self-evaluation'
  } satisfies Record<InspectionType, string>,
  partnershipView: { Accepted: 'Accepted', Questioned: 'Questioned' } satisfies Record<PartnershipView, string>,
  grade: {
    6: 'Excellent',
    5: 'Very good',
    4: 'Good',
    3: 'Adequate',
    2: 'Weak',
    1: 'Unsatisfactory'
  } satisfies Record<Grade, string>,
  setUpState: {
    missing: 'Will be made',
    toMend: 'Will be mended',
    there: 'As it should be',
    made: 'Made',
    mended: 'Mended'
  } satisfies Record<SetUpStep['state'], string>
};
