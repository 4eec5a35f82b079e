/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { failed, ok } from '../../../src/domain/failure';
import { action, content } from '../plan/site';
import { numberedIds, open, press, site, type, update } from './panel';

beforeEach(numberedIds);

const choose = (brag: string): void => { fireEvent.click(screen.getByRole('radio', { name: brag })); };
const narrative = (): HTMLElement => screen.getByLabelText('What has happened?');

describe('adding an update', () => {
  it('shows it at once at the top, clears the form and says that it is saved', async () => {
    const over = site();
    await open(over);
    await press('Add update');
    choose('Green');
    type('What has happened?', 'All four localities are in');
    await press('Save update');
    const entries = screen.getAllByRole('heading', { level: 4 });
    expect(entries[0]?.closest('li')?.textContent).toContain('All four localities are in');
    expect(screen.queryByLabelText('What has happened?')).toBeNull();
    expect(screen.getAllByRole('status').some(one => one.textContent === 'Your update is saved.')).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add update' }));
  });

  it('words what is missing at the fields, sends nothing and goes to the first', async () => {
    const over = site();
    await open(over);
    await press('Add update');
    await press('Save update');
    expect(screen.getByText('Choose a colour.')).toBeTruthy();
    expect(screen.getByText('Fill in “What has happened?”.')).toBeTruthy();
    expect(narrative().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Blue' }));
    expect(over.sentUpdates).toEqual([]);
  });

  it('asks why where the lead sees it better than the facts', async () => {
    const over = site({ content: content({ actions: [action(1, { currentDue: '2026-11-11' })] }) });
    await open(over);
    await press('Add update');
    choose('Green');
    type('What has happened?', 'Nearly there');
    await press('Save update');
    expect(screen.getByText('Give a reason.')).toBeTruthy();
    expect(over.sentUpdates).toEqual([]);
    type('Why Green, when the facts say Red?', 'Only the sign-off is missing');
    await press('Save update');
    expect(over.sentUpdates[0]?.bragReason).toBe('Only the sign-off is missing');
  });

  it('counts a barrier that is named here among the facts', async () => {
    await open(site());
    await press('Add update');
    await press('Add a barrier or ask for help');
    type('Barrier or help needed', 'No date from the systems team');
    choose('Green');
    expect(screen.getByLabelText('Why Green, when the facts say Amber?')).toBeTruthy();
  });

  it('keeps the words and the key where saving fails, so that trying again cannot double it', async () => {
    let fail = true;
    const over = site();
    over.addUpdate = async (on, sent) => fail ? failed({ kind: 'offline' }) : ok({ update: update(20, { narrative: sent.narrative }), action: on, actionFailure: undefined });
    await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Typed with care');
    await press('Save update');
    expect(screen.getByRole('alert').textContent).toContain('Your change was not saved');
    expect(narrative()).toHaveProperty('value', 'Typed with care');
    fail = false;
    await act(async () => { fireEvent.keyDown(narrative(), { key: 'Enter', ctrlKey: true }); });
    expect(over.sentUpdates.map(one => one.clientKey)).toEqual(['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000001']);
    await press('Add update');
    choose('Green');
    type('What has happened?', 'The next one');
    await press('Save update');
    expect(over.sentUpdates[2]?.clientKey).not.toBe(over.sentUpdates[1]?.clientKey);
  });

  it('says so where the update is safe and the action’s colour is not', async () => {
    const over = site();
    over.addUpdate = async on => ok({ update: update(20), action: on, actionFailure: { kind: 'stale' } });
    await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Words');
    await press('Save update');
    expect(screen.getByText(/own colour could not be changed/)).toBeTruthy();
  });

  it('refuses a text that is too long in words, and cuts nothing', async () => {
    const over = site();
    await open(over);
    await press('Add update');
    choose('Green');
    type('What has happened?', 'x'.repeat(64_009));
    expect(screen.getByText('10 characters too many')).toBeTruthy();
    await press('Save update');
    expect(screen.getByText(/Shorten this to 63,999 characters/)).toBeTruthy();
    expect(over.sentUpdates).toEqual([]);
  });
});

describe('leaving with words unsaved', () => {
  it('asks, keeps them, and throws them away only when told to', async () => {
    const { dismissed } = await open(site());
    await press('Add update');
    type('What has happened?', 'Half a sentence');
    await press('Close');
    const dialog = screen.getByText('Discard what you typed?').closest('[role="dialog"], [role="alertdialog"]');
    expect(dialog).not.toBeNull();
    if (dialog instanceof HTMLElement) await act(async () => { fireEvent.click(within(dialog).getByRole('button', { name: 'Keep writing' })); });
    expect(dismissed()).toBe(false);
    expect(narrative()).toHaveProperty('value', 'Half a sentence');
    await press('Close');
    await press('Discard');
    expect(dismissed()).toBe(true);
  });

  it('closes without a question where nothing was typed', async () => {
    const { dismissed } = await open(site());
    await press('Add update');
    await press('Close');
    expect(dismissed()).toBe(true);
  });

  it('keeps the words where the browser goes back, and has them when the action is opened again', async () => {
    const { app } = await open(site());
    await press('Add update');
    type('What has happened?', 'Half a sentence');
    await act(async () => app.openAction(undefined));
    await act(async () => app.openAction(1));
    expect(narrative()).toHaveProperty('value', 'Half a sentence');
    expect(screen.getByText(/^Unsent draft of \d\d:\d\d restored/)).toBeTruthy();
  });
});
