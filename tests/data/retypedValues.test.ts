import { readItems } from '../../src/data/rows';
import { action } from '../../src/model/action';
import { evaluation } from '../../src/model/evaluation';
import { plan } from '../../src/model/plan';
import { update } from '../../src/model/update';

const zone = 'Europe/London';
const item = (cells: object): object => ({ Id: 3, 'odata.etag': '"4"', ...cells });
const anna = { Id: 4, Title: 'Anna', EMail: 'anna@example.test' };
const ben = { Id: 5, Title: 'Ben', EMail: '' };
const [ann, be] = [
  { id: 4, name: 'Anna', email: 'anna@example.test' },
  { id: 5, name: 'Ben', email: '' }
];

function actionOf(cells: object) {
  const [read] = readItems(action, [item(cells)], zone);
  if (!read) throw new Error('One item was given.');
  return read;
}

test('a lead’s column that was made one of several people gives the people', () => {
  expect(actionOf({ APLead: [anna] }).lead).toEqual(ann);
  expect(actionOf({ APLead: [] }).lead).toBeUndefined();
  expect(actionOf({ APLead: [anna, ben] }).lead).toEqual({ unreadable: 'Anna, Ben', people: [ann, be] });
  expect(actionOf({ APLead: 'Anna' }).lead).toEqual({ unreadable: 'Anna' });
});

test('what fits is read of a column whose type was changed', () => {
  expect(actionOf({ Title: 1.3 }).number).toBe('1.3');
  expect(actionOf({ APAreaId: [7] }).areaId).toBe(7);
  expect(actionOf({ APArea: 7 }).areaId).toBe(7);
  expect(actionOf({ APStage: ['Agreed'] }).stage).toBe('Agreed');
  expect(actionOf({ APPartnerAgencies: ['Police', 'Health'] }).partnerAgencies).toEqual(['Police', 'Health']);
  expect(actionOf({ APStart: '2026-07-01' }).start).toBe('2026-07-01');
  expect(readItems(evaluation, [item({ APGrade: '3' })], zone)[0]?.grade).toBe(3);
  expect(readItems(plan, [item({ APIsSample: 'Yes', APDueSoonDays: '14' })], zone)[0]).toMatchObject({
    isSample: true,
    dueSoonDays: 14
  });
  expect(readItems(update, [item({ APPost: 'https://teams.example/x' })], zone)[0]?.post).toEqual({
    url: 'https://teams.example/x',
    text: ''
  });
});

test('what doesn’t fit is kept as it stands', () => {
  expect(actionOf({ APStage: 'On hold' }).stage).toEqual({ unreadable: 'On hold' });
  expect(actionOf({ APStage: ['Agreed', 'Paused'] }).stage).toEqual({ unreadable: 'Agreed, Paused' });
  expect(actionOf({ APAreaId: [7, 8] }).areaId).toEqual({ unreadable: '7, 8' });
  expect(actionOf({ APLocality: { Id: 7, Title: 'South' } }).locality).toEqual({ unreadable: 'South' });
  expect(actionOf({ APStart: '01/02/2026' }).start).toEqual({ unreadable: '01/02/2026' });
  expect(actionOf({ APLatestAt: '2026-19-39T10:00:00Z' }).latest).toEqual({ unreadable: '2026-19-39T10:00:00Z' });
  for (const grade of [4.5, 7, '3 or 4', 0])
    expect(readItems(evaluation, [item({ APGrade: grade })], zone)[0]?.grade).toEqual({ unreadable: String(grade) });
});

test('a note that is HTML gives its text', () => {
  const html = '<div class="ExternalClass1"><p>One</p><p>two &amp; three</p></div>';
  expect(actionOf({ APOutcome: html, APPartnerAgencies: html, APBaseline: html })).toMatchObject({
    outcome: 'One\ntwo & three',
    partnerAgencies: ['One', 'two & three'],
    baseline: 'One\ntwo & three'
  });
});
