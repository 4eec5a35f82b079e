import { panelFields, anAction } from './samples';
import { textLimit } from '../../src/model/field';
import { checkAction, checkUpdate } from '../../src/domain/checks';

const fields = (change: Parameters<typeof anAction>[0] = {}) => panelFields(anAction(change));

describe('an edited action', () => {
  test('a sound one has no faults', () => {
    expect(checkAction(fields(), 'Green')).toEqual({});
  });

  test('a due date before the start is named with the start', () => {
    expect(checkAction(fields({ start: '2026-05-02', currentDue: '2026-05-01' }), 'Green')).toEqual({
      currentDue: { why: 'beforeStart', start: '2026-05-02' }
    });
    expect(checkAction(fields({ start: '2026-05-02', currentDue: '2026-05-02' }), 'Green')).toEqual({});
  });

  test('255 characters are enough and 256 are too many', () => {
    expect(checkAction(fields({ leadRole: 'x'.repeat(textLimit) }), 'Green')).toEqual({});
    expect(checkAction(fields({ leadRole: 'x'.repeat(textLimit + 1) }), 'Green')).toEqual({
      leadRole: { why: 'tooLong', limit: 255, length: 256 }
    });
  });

  test('leaving the line needs a reason', () => {
    expect(checkAction(fields({ stage: 'Paused' }), 'Grey')).toEqual({ stageReason: { why: 'reasonRequired' } });
  });

  test('a better colour than the facts needs a reason', () => {
    expect(checkAction(fields({ chosenBrag: 'Green' }), 'Red')).toEqual({ bragReason: { why: 'reasonRequired' } });
    expect(checkAction(fields({ chosenBrag: 'Green', bragReason: 'Signed yesterday' }), 'Red')).toEqual({});
  });

  test('what is not a day is named', () => {
    expect(checkAction(fields({ nextUpdateDue: '2026-02-30' }), 'Green')).toEqual({
      nextUpdateDue: { why: 'notADate' }
    });
  });
});

describe('an update', () => {
  test('needs words and a colour', () => {
    expect(checkUpdate({ narrative: '  ', brag: undefined, bragReason: '', barrier: '' }, 'Green')).toEqual({
      narrative: { why: 'required' },
      brag: { why: 'required' }
    });
  });

  test('needs a reason where it is better than the facts', () => {
    const update = { narrative: 'Done.', brag: 'Green' as const, bragReason: '', barrier: '' };
    expect(checkUpdate(update, 'Amber')).toEqual({ bragReason: { why: 'reasonRequired' } });
    expect(checkUpdate(update, 'Green')).toEqual({});
  });
});
