/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { failed, ok } from '../../../src/domain/failure';
import { eachList } from '../../../src/model';
import { siteWithoutPlan } from '../../siteRead';
import { action, content, plan } from '../plan/site';
import { origin, show } from './personal';

const calm = content({
  actions: [
    action(1),
    action(2, { stage: 'Completion proposed', currentDue: '2026-11-11' }),
    action(3, { stage: 'Closed' })
  ]
});

test('nothing due is said in so many words, with what waits on others', async () => {
  await show({ plan: calm });
  expect(screen.getByText(/Nothing is due from you in the next 14 days\. 1 action waits on others\./)).toBeTruthy();
  expect(screen.queryByRole('region', { name: /^Overdue/ })).toBeNull();
});

test('while a plan can’t be read, nobody is told that nothing is due', async () => {
  await show({ plan: calm, shut: failed({ kind: 'forbidden' }) });
  expect(screen.queryByText(/Nothing is due/)).toBeNull();
  const region = screen.getByRole('region', { name: 'Plan shut' });
  expect(within(region).getByText('Your actions here could not be loaded: you don’t have access.')).toBeTruthy();
  expect(screen.getByText('Action number 1')).toBeTruthy();
});

test('what is done is folded away until it is asked for, or found', async () => {
  await show({ plan: calm });
  expect(screen.queryByText('Action number 3')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^Done/ }));
  expect(screen.getByText('Action number 3')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^Done/ }));
  expect(screen.queryByText('Action number 3')).toBeNull();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'number 3' } });
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve, 200));
  });
  expect(screen.getByText('Action number 3')).toBeTruthy();
  expect(screen.queryByText('Action number 1')).toBeNull();
});

test('headings carry their counts, and rows their number, plan, date, colour and what is owed', async () => {
  await show({
    plan: content({
      plan: { ...plan, title: 'Plan one' },
      actions: [
        action(2, { currentDue: '2026-11-11', latest: undefined }),
        action(4, { lead: { id: 8, name: 'Somebody else', email: '' } })
      ]
    })
  });
  const overdue = screen.getByRole('region', { name: /Overdue.*1 action/ });
  const row = within(overdue).getByRole('listitem');
  for (const words of ['1.2', 'Action number 2', 'Wed 11 Nov', '12 days overdue', 'Red', 'Update owed'])
    expect(within(row).getByText(words)).toBeTruthy();
  expect(
    within(row)
      .getByRole('link', { name: /Plan one/ })
      .getAttribute('href')
  ).toBe(`${origin}/sites/plan`);
  expect(screen.queryByText('Action number 4')).toBeNull();
});

test('who may not add updates is offered none', async () => {
  await show({
    plan: content({
      rights: { addUpdates: false, editActions: false, removeActions: false, managePlan: false, setUp: false }
    })
  });
  expect(screen.getByText('Share the analysis of risk')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Add update/ })).toBeNull();
});

test('who leads nothing in the chosen plans is told so', async () => {
  await show({ plan: content({ actions: [action(1, { lead: undefined })] }) });
  expect(screen.getByText('You lead no actions in the plans you chose')).toBeTruthy();
});

test('a plan that is gone from its site says so, and what to do', async () => {
  await show({ gone: ok(siteWithoutPlan(true)), moved: failed({ kind: 'notFound', what: 'list' }) });
  expect(within(screen.getByRole('region', { name: 'Plan gone' })).getByText(/no longer on its site/)).toBeTruthy();
  expect(
    within(screen.getByRole('region', { name: 'Plan moved' })).getByText(/Choose the plan again in Settings/)
  ).toBeTruthy();
});

test('a browser that keeps nothing is told of before anybody relies on it', async () => {
  await show({}, { read: async () => undefined, write: async () => 'unavailable' });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add Plan home' }));
  });
  expect(screen.getByText(/your choice lasts until you close it/)).toBeTruthy();
});

test('a row that is written in stays where it is when somebody moves its date, and goes to its place afterwards', async () => {
  const shown = await show({ plan: content({ actions: [action(1), action(2)] }) });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Add update to action 1.1' }));
  });
  fireEvent.change(screen.getByLabelText('What has happened?'), { target: { value: 'Half of an update' } });
  const moved = action(1, { etag: '"2"', currentDue: '2026-11-11' });
  shown.changes = {
    kind: 'some',
    lists: eachList(key => ({ items: key === 'actions' ? [moved] : [], gone: [] }))
  };
  await shown.comeBack();
  const later = screen.getByRole('region', { name: /^Later/ });
  expect(within(later).getByText('12 days overdue')).toBeTruthy();
  expect(within(later).getByLabelText('What has happened?')).toHaveProperty('value', 'Half of an update');
  expect(screen.queryByRole('region', { name: /^Overdue/ })).toBeNull();
  // The search doesn't take it away either.
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'number 2' } });
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve, 200));
  });
  expect(screen.getByLabelText('What has happened?')).toHaveProperty('value', 'Half of an update');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  });
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
  });
  expect(screen.queryByLabelText('What has happened?')).toBeNull();
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: '' } });
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve, 200));
  });
  expect(within(screen.getByRole('region', { name: /^Overdue/ })).getByText('Action number 1')).toBeTruthy();
});
