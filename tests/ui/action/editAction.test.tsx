/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { failed, ok } from '../../../src/domain/failure';
import { action, content } from '../plan/site';
import { open, press, site, type } from './panel';

/** Opens the form: it comes in a chunk of its own. */
async function edit(): Promise<void> {
  await press('Edit');
  await screen.findByRole('form', { name: 'Edit action' });
}

const value = (label: string): unknown => Reflect.get(screen.getByLabelText(label), 'value');

describe('editing an action', () => {
  it('saves what was changed and goes back to reading', async () => {
    const over = site();
    await open(over);
    await edit();
    type('Target', '90% by June');
    type('Due', '3/4/2027');
    await press('Save');
    expect(over.sentFields[0]).toMatchObject({ target: '90% by June', currentDue: '2027-04-03', number: '1.1' });
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
    expect(screen.getByText('90% by June')).toBeTruthy();
    expect(screen.getAllByRole('status').some(one => one.textContent === 'The action is saved.')).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit' }));
  });

  it('words every fault at its field, sends nothing and goes to the first', async () => {
    const over = site();
    await open(over);
    await edit();
    type('Number', ' ');
    type('Start', 'next week');
    type('Due', '1 January 2025');
    type('Lead', 'Nobody in particular');
    fireEvent.change(screen.getByLabelText('Stage'), { target: { value: 'Paused' } });
    await press('Save');
    expect(screen.getByText('Fill in “Number”.')).toBeTruthy();
    expect(screen.getByText('Write a date that exists, such as 20 September 2017.')).toBeTruthy();
    expect(screen.getByText(/Choose a person from the list. “Nobody in particular”/)).toBeTruthy();
    expect(screen.getByText('Give a reason.')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(/things to put right/);
    expect(document.activeElement).toBe(screen.getByLabelText('Number'));
    expect(over.sentFields).toEqual([]);
    type('Number', '1.1');
    expect(screen.queryByText('Fill in “Number”.')).toBeNull();
  });

  it('refuses a due date before the start', async () => {
    await open(site());
    await edit();
    type('Due', '31 December 2025');
    await press('Save');
    expect(screen.getByText('Choose a date on or after the start, 1 January 2026.')).toBeTruthy();
  });

  it('does not offer what only a decision or evidence gives', async () => {
    await open(site());
    await edit();
    const offered = within(screen.getByLabelText('Stage')).getAllByRole('option').map(one => one.textContent);
    expect(offered).not.toContain('Verified');
    expect(offered).not.toContain('Closed');
  });

  it('finds a lead and makes them a user of the site', async () => {
    jest.useFakeTimers();
    try {
      const over = site({ findPeople: async () => ok([{ login: 'i:0#.f|m|una', name: 'Una Kilbride', email: 'una@example.org', jobTitle: 'Lead nurse' }]) });
      await open(over);
      await act(async () => { fireEvent.click(screen.getByRole('button', { name: 'Edit' })); });
      await act(async () => { await Promise.resolve(); });
      type('Lead', 'Una');
      await act(async () => { jest.advanceTimersByTime(400); });
      await act(async () => { fireEvent.keyDown(screen.getByLabelText('Lead'), { key: 'Enter' }); });
      expect(value('Lead')).toBe('Una Kilbride');
      await press('Save');
      expect(over.sentFields[0]?.lead).toEqual({ id: 50, name: 'Una Kilbride', email: 'una@example.org' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps what was typed where saving fails', async () => {
    const over = site({ saveAction: async () => failed({ kind: 'forbidden', correlation: 'abc-123' }) });
    await open(over);
    await edit();
    type('Target', 'Mine');
    await press('Save');
    expect(screen.getByText(/abc-123/)).toBeTruthy();
    expect(value('Target')).toBe('Mine');
  });

  it('asks before what was typed is thrown away', async () => {
    await open(site());
    await edit();
    type('Target', 'Mine');
    await press('Cancel');
    expect(screen.getByText('Discard what you typed?')).toBeTruthy();
    await press('Discard');
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
  });

  it('has nothing to save where nothing changed', async () => {
    const over = site();
    await open(over);
    await edit();
    await press('Save');
    expect(screen.getByText(/Nothing has changed/)).toBeTruthy();
    expect(over.sentFields).toEqual([]);
  });
});

describe('an action that somebody else changed meanwhile', () => {
  it('loses nothing: shows what changed, then puts the changes on top of it', async () => {
    const over = site();
    over.saveAction = async (loaded, fields) => loaded.etag === '"1"' ? failed({ kind: 'stale' }) : ok({ ...loaded, ...fields });
    await open(over);
    await edit();
    type('Target', 'Mine');
    await press('Save');
    expect(screen.getByText('Someone else changed this action since you opened it')).toBeTruthy();
    expect(value('Target')).toBe('Mine');
    over.content = content({ actions: [action(1, { etag: '"2"', target: 'Theirs', baseline: 'Also theirs' })] });
    await press('See the current version');
    const row = within(screen.getByRole('row', { name: /Target/ }));
    expect(row.getByText('Theirs')).toBeTruthy();
    expect(row.getByText('Mine')).toBeTruthy();
    await press('Put my changes on the current version');
    expect(value('Target')).toBe('Mine');
    expect(value('Baseline')).toBe('Also theirs');
    await press('Save');
    expect(over.sentFields[1]).toMatchObject({ target: 'Mine', baseline: 'Also theirs' });
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
  });

  it('is shown while the person still writes, where the plan in view has it already', async () => {
    const over = site({ content: content({ actions: [action(1, { target: 'Old', baseline: 'Old too' })] }) });
    const { app } = await open(over);
    await edit();
    type('Target', 'Mine');
    over.content = content({ actions: [action(1, { etag: '"2"', target: 'Theirs', baseline: 'Also theirs' })] });
    await act(() => app.load());
    expect(value('Target')).toBe('Mine');
    expect(within(screen.getByRole('row', { name: /Target/ })).getByText('Theirs')).toBeTruthy();
    await press('Put my changes on the current version');
    expect(value('Baseline')).toBe('Also theirs');
    await press('Save');
    expect(over.sentFields).toEqual([expect.objectContaining({ target: 'Mine', baseline: 'Also theirs' })]);
  });

  it('is taken without a word where nothing was typed', async () => {
    const over = site({ content: content({ actions: [action(1, { target: 'Old' })] }) });
    const { app } = await open(over);
    await edit();
    over.content = content({ actions: [action(1, { etag: '"2"', target: 'Theirs' })] });
    await act(() => app.load());
    expect(value('Target')).toBe('Theirs');
    expect(screen.queryByText('Someone else changed this action since you opened it')).toBeNull();
  });

  it('is no matter where only fields changed that the form does not have', async () => {
    const etags: string[] = [];
    const over = site({ content: content({ actions: [action(1)] }), saveAction: async (loaded, fields) => { etags.push(loaded.etag); return ok({ ...loaded, ...fields }); } });
    const { app } = await open(over);
    await edit();
    type('Target', 'Mine');
    over.content = content({ actions: [action(1, { etag: '"2"' })] });
    await act(() => app.load());
    expect(screen.queryByText('Someone else changed this action since you opened it')).toBeNull();
    await press('Save');
    expect(etags).toEqual(['"2"']);
  });
});
