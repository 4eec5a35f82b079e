import type { Stage } from '../../src/model/action';
import type { ImprovementArea } from '../../src/model/area';
import type { Grade } from '../../src/model/evaluation';
import { answersTo, isUnanswered } from '../../src/domain/goldenThread';
import { anAction } from './samples';

const area: ImprovementArea = {
  id: 1,
  etag: '"1"',
  planId: 1,
  ref: '1',
  title: 'Care planning',
  inspectorsWording: undefined,
  evaluationIds: [5]
};

describe('the golden thread', () => {
  it('leads from an indicator to the areas that answer it and their actions', () => {
    const other = { ...area, id: 2, evaluationIds: [6] };
    const answers = answersTo({ id: 5 }, [area, other], [anAction(), anAction({ id: 2, areaId: 2 })]);
    expect(answers.map(one => [one.area.id, one.actions.map(each => each.id)])).toEqual([[1, [1]]]);
  });

  it.each<[Grade | undefined, Stage, boolean]>([
    [3, 'In progress', false],
    [3, 'Closed', false],
    [3, 'Absorbed', false],
    [3, 'Cancelled', true],
    [3, 'Superseded', true],
    [4, 'Cancelled', false],
    [undefined, 'Cancelled', false]
  ])('grade %s with its one action %s: unanswered is %s', (grade, stage, unanswered) => {
    expect(isUnanswered({ grade }, answersTo({ id: 5 }, [area], [anAction({ stage })]))).toBe(unanswered);
  });

  it('has no answer in an area without actions', () => {
    expect(isUnanswered({ grade: 2 }, answersTo({ id: 5 }, [area], []))).toBe(true);
  });
});
