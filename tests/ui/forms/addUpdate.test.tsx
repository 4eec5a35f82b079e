/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import type { CreateAnswer } from '../../../src/sync/ports';
import { later } from '../../app/transport';
import { settle } from '../outbox/left';
import { action, content } from '../plan/site';
import { numberedIds, open, press, site, type } from '../action/panel';

beforeEach(numberedIds);

// Typing and pressing takes its time on a busy machine.
jest.setTimeout(20_000);

const choose = (brag: string): void => {
  fireEvent.click(screen.getByRole('radio', { name: brag }));
};
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
    expect(over.created).toEqual([]);
  });

  it('asks why where the lead sees it better than the facts', async () => {
    const over = site({ content: content({ actions: [action(1, { currentDue: '2026-11-11' })] }) });
    await open(over);
    await press('Add update');
    choose('Green');
    type('What has happened?', 'Nearly there');
    await press('Save update');
    expect(screen.getByText('Give a reason.')).toBeTruthy();
    expect(over.created).toEqual([]);
    type('Why Green, when the facts say Red?', 'Only the sign-off is missing');
    await press('Save update');
    // The reason stands beside the action, with its colour.
    expect(over.edited).toMatchObject([{ chosenBrag: 'Green', bragReason: 'Only the sign-off is missing' }]);
  });

  it('counts a barrier that is named here among the facts', async () => {
    await open(site());
    await press('Add update');
    await press('Add a barrier or ask for help');
    type('Barrier or help needed', 'No date from the systems team');
    choose('Green');
    expect(screen.getByLabelText('Why Green, when the facts say Amber?')).toBeTruthy();
  });

  it('keeps the words in the open form where it is refused; the next try is another operation, and the next update yet another', async () => {
    const keys: string[] = [];
    let answer: CreateAnswer = { kind: 'failed', failure: { kind: 'refused', message: 'Not on a Sunday' } };
    const over = site({
      create: async ({ id }) => {
        keys.push(id);
        return answer;
      }
    });
    await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Typed with care');
    await press('Save update');
    expect(screen.getByRole('alert').textContent).toContain('Your change was not saved');
    expect(narrative()).toHaveProperty('value', 'Typed with care');
    answer = { kind: 'done', written: { id: 20, etag: '"1"' } };
    await act(async () => {
      fireEvent.keyDown(narrative(), { key: 'Enter', ctrlKey: true });
    });
    expect(screen.queryByLabelText('What has happened?')).toBeNull();
    await press('Add update');
    choose('Green');
    type('What has happened?', 'The next one');
    await press('Save update');
    expect(over.created.map(one => one['narrative'])).toEqual(['Typed with care', 'Typed with care', 'The next one']);
    expect(new Set(keys).size).toBe(3);
  });

  it('saves with Ctrl+Enter; what is given while it is saved changes nothing, and it is not sent twice', async () => {
    const saving = later<CreateAnswer>();
    const over = site({ create: () => saving.promise });
    const { app } = await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Typed with care');
    const ctrlEnter = (): Promise<void> =>
      act(async () => {
        fireEvent.keyDown(narrative(), { key: 'Enter', ctrlKey: true });
      });
    await ctrlEnter();
    await settle();
    expect(screen.getByRole('button', { name: 'Saving…' })).toBeTruthy();
    type('What has happened?', 'Too late');
    choose('Red');
    expect(narrative()).toHaveProperty('value', 'Typed with care');
    expect(screen.getByRole('radio', { name: 'Amber' })).toHaveProperty('checked', true);
    expect(app.drafts.get('update-1')?.value).toMatchObject({ narrative: 'Typed with care', brag: 'Amber' });
    await ctrlEnter();
    await settle();
    await act(async () => saving.answer({ kind: 'done', written: { id: 20, etag: '"1"' } }));
    await settle();
    expect(screen.queryByLabelText('What has happened?')).toBeNull();
    expect(over.created).toMatchObject([{ narrative: 'Typed with care', brag: 'Amber' }]);
    expect(app.drafts.all()).toEqual([]);
  });

  it('closes the form where there is no connection, and says at the update that it waits', async () => {
    const over = site({ create: async () => ({ kind: 'notSent' }) });
    const { app } = await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Typed on a train');
    await press('Save update');
    expect(screen.queryByLabelText('What has happened?')).toBeNull();
    const entry = screen.getAllByRole('heading', { level: 4 })[0]?.closest('li');
    expect(entry?.textContent).toContain('Typed on a train');
    expect(entry?.textContent).toContain('Waiting to send: no connection');
    expect(screen.queryByText('Your update is saved.')).toBeNull();
    expect(screen.getByText('No answer yet. It is kept on this device and sent as soon as it can be.')).toBeTruthy();
    expect(app.drafts.all()).toEqual([]);
  });

  it('sends one and the same operation again where the answer was lost, so that it can’t be doubled', async () => {
    const keys: string[] = [];
    const over = site({
      create: async ({ id }) => {
        keys.push(id);
        return keys.length === 1
          ? { kind: 'failed', failure: { kind: 'offline' } }
          : { kind: 'done', written: { id: 20, etag: '"1"' } };
      }
    });
    const { app } = await open(over);
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Was it heard?');
    await press('Save update');
    expect(screen.getByText(/^Checking whether it arrived/)).toBeTruthy();
    await act(async () => app.sendNow());
    expect(screen.queryByText(/^Checking whether it arrived/)).toBeNull();
    expect(screen.getAllByText('Was it heard?').length).toBeGreaterThan(0);
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  it('says so at the action where the update is safe and its copy beside the action is not', async () => {
    await open(site({ edit: async () => ({ kind: 'failed', failure: { kind: 'locked' } }) }));
    await press('Add update');
    choose('Amber');
    type('What has happened?', 'Words');
    await press('Save update');
    expect(screen.getAllByText('Your update is saved.').length).toBeGreaterThan(0);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Locked by policy');
    expect(alert.textContent).toContain('The lead’s BRAG: Amber');
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
    expect(over.created).toEqual([]);
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
    if (dialog instanceof HTMLElement)
      await act(async () => {
        fireEvent.click(within(dialog).getByRole('button', { name: 'Keep writing' }));
      });
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
