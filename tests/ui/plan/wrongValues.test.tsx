/** @jest-environment jsdom */
import { cleanup } from '@testing-library/react';
import { bodyOfFields, readItems } from '../../../src/data/rows';
import type { PlanContent } from '../../../src/domain/plan';
import { action as actionEntity } from '../../../src/model/action';
import { area as areaEntity } from '../../../src/model/area';
import { differenceOf } from '../../../src/model/difference';
import type { Entity } from '../../../src/model/entity';
import { columnsOf, editedNames, problemsOf } from '../../../src/model/entity';
import { evaluation as evaluationEntity } from '../../../src/model/evaluation';
import { inspection as inspectionEntity } from '../../../src/model/inspection';
import { plan as planEntity } from '../../../src/model/plan';
import { content, show } from './site';

/** What other hands may leave in a cell. */
const wrong: readonly unknown[] = [
  null,
  4.5,
  'On hold',
  ['a', 'b'],
  { Id: 'x', results: [] },
  '<div><b>7</b><script>alert(1)</script></div>',
  'x'.repeat(70_000)
];
const zone = 'Europe/London';

/** A sound item as SharePoint answers it, with one value in every one of its columns but those that place it. */
function answerWith(entity: Entity, found: unknown): object {
  const cells = columnsOf(entity).map(({ kind, column }) => [
    kind.startsWith('lookup') ? `${column}Id` : column,
    found
  ]);
  return { ...Object.fromEntries(cells), Id: 1, 'odata.etag': '"1"' };
}

afterEach(cleanup);

test.each(wrong)(
  'the plan and the scorecard open over rows whose every cell holds something else (%#)',
  async found => {
    const read = <E extends Entity>(entity: E) => readItems(entity, [answerWith(entity, found)], zone);
    const own: Partial<PlanContent> = {
      plan: { ...content().plan, ...read(planEntity)[0] },
      inspections: read(inspectionEntity).map(one => ({ ...one, planId: 1 })),
      evaluations: read(evaluationEntity).map(one => ({ ...one, inspectionId: 1 })),
      areas: read(areaEntity).map(one => ({ ...one, planId: 1 })),
      actions: read(actionEntity).map(one => ({ ...one, planId: 1, areaId: 1 }))
    };
    for (const address of ['', 'view=scorecard']) {
      const shown = await show(content(own), address);
      await shown.findAllByRole('heading');
      expect(shown.container.textContent).not.toContain('can’t be shown');
      const [action] = own.actions ?? [];
      if (address === '' && action && problemsOf(actionEntity, action).length > 0)
        expect(shown.container.textContent).toMatch(/can’t be read|Incomplete|names several/);
      cleanup();
    }
  }
);

test.each(wrong)('a save of another field leaves a cell that can’t be read alone (%#)', found => {
  for (const entity of [
    actionEntity,
    planEntity,
    areaEntity,
    inspectionEntity,
    evaluationEntity
  ] as readonly Entity[]) {
    const [item] = readItems(entity, [answerWith(entity, found)], zone);
    if (!item) throw new Error('One item was given.');
    const names = editedNames(entity);
    const [title] = names;
    const { values } = differenceOf(entity, { ...item }, { ...item, [String(title)]: 'Another title' }, names);
    expect(Object.keys(bodyOfFields(entity, values, zone))).toEqual(['Title']);
  }
});
