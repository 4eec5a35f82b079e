/** @jest-environment jsdom */
import type { Fields } from '../../../src/model/json';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ok } from '../../../src/domain/failure';
import type { Transport, WriteAnswer } from '../../../src/sync/ports';
import { english } from '../../../src/ui/words/en';
import { later } from '../../app/transport';
import { unreadableCells } from '../action/unreadable';
import { settle } from '../outbox/left';
import { action, content } from '../plan/site';
import { open, press, site, type } from '../action/panel';

// Typing and pressing takes its time on a busy machine.
jest.setTimeout(20_000);

/** Opens the form: it comes in a chunk of its own. */
async function edit(): Promise<void> {
  await press('Edit');
  await screen.findByRole('form', { name: 'Edit action' });
}

const value = (label: string): unknown => Reflect.get(screen.getByLabelText(label), 'value');

describe('editing an action', () => {
  it('saves what was changed, and nothing else, and goes back to reading', async () => {
    const over = site();
    await open(over);
    await edit();
    type('Target', '90% by June');
    type('Due', '3/4/2027');
    await press('Save');
    expect(over.edited).toEqual([{ target: '90% by June', currentDue: '2027-04-03' }]);
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
    expect(over.edited).toEqual([]);
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
    const offered = within(screen.getByLabelText('Stage'))
      .getAllByRole('option')
      .map(one => one.textContent);
    expect(offered).not.toContain('Verified');
    expect(offered).not.toContain('Closed');
  });

  it('finds a lead and makes them a user of the site', async () => {
    jest.useFakeTimers();
    try {
      const over = site({
        findPeople: async () =>
          ok([{ login: 'i:0#.f|m|una', name: 'Una Kilbride', email: 'una@example.org', jobTitle: 'Lead nurse' }])
      });
      await open(over);
      await act(async () => {
        fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
      });
      await act(async () => {
        await Promise.resolve();
      });
      type('Lead', 'Una');
      await act(async () => {
        jest.advanceTimersByTime(400);
      });
      await act(async () => {
        fireEvent.keyDown(screen.getByLabelText('Lead'), { key: 'Enter' });
      });
      expect(value('Lead')).toBe('Una Kilbride');
      await press('Save');
      expect(over.edited[0]?.['lead']).toEqual({ id: 50, name: 'Una Kilbride', email: 'una@example.org' });
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps what was typed in the open form where it is refused', async () => {
    const { app } = await open(
      site({
        edit: async () => ({
          kind: 'failed',
          failure: { kind: 'refused', message: 'Low is not used here', correlation: 'abc-123' }
        })
      })
    );
    await edit();
    type('Target', 'Mine');
    await press('Save');
    expect(screen.getByText(/abc-123/)).toBeTruthy();
    expect(value('Target')).toBe('Mine');
    expect(app.state.getState().outbox.entries).toEqual([]);
  });

  it('sends null for what was emptied', async () => {
    const over = site({ content: content({ actions: [action(1, { nextUpdateDue: '2027-01-01', target: 'Old' })] }) });
    await open(over);
    await edit();
    type('Next update due', '');
    type('Target', '');
    await press('Save');
    expect(over.edited).toEqual([{ nextUpdateDue: null, target: null }]);
  });

  it('closes the form where there is no connection; the action shows the change and says that it waits', async () => {
    await open(site({ edit: async () => ({ kind: 'notSent' }) }));
    await edit();
    type('Target', 'Typed on a train');
    await press('Save');
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
    expect(screen.getByText('Typed on a train')).toBeTruthy();
    expect(screen.getByText(/^Waiting to send: no connection/)).toBeTruthy();
    expect(screen.getByText('Your change: Target')).toBeTruthy();
    expect(screen.queryByText('The action is saved.')).toBeNull();
    expect(screen.getByText('No answer yet. It is kept on this device and sent as soon as it can be.')).toBeTruthy();
  });

  it('saves with Ctrl+Enter; what is typed while it is saved changes nothing, and it is not sent twice', async () => {
    const saving = later<WriteAnswer>();
    const over = site({ edit: () => saving.promise });
    await open(over);
    await edit();
    type('Target', 'Mine');
    const ctrlEnter = (): Promise<void> =>
      act(async () => {
        fireEvent.keyDown(screen.getByLabelText('Target'), { key: 'Enter', ctrlKey: true });
      });
    await ctrlEnter();
    await settle();
    expect(screen.getByRole('button', { name: 'Saving…' })).toBeTruthy();
    type('Target', 'Too late');
    expect(value('Target')).toBe('Mine');
    await ctrlEnter();
    await settle();
    expect(over.edited).toEqual([{ target: 'Mine' }]);
    await act(async () => saving.answer({ kind: 'done', written: { id: 1, etag: '"2"' } }));
    await settle();
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
    expect(screen.getByText('Mine')).toBeTruthy();
    expect(over.edited).toHaveLength(1);
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
    expect(over.edited).toEqual([]);
  });
});

describe('an action with cells that can’t be read', () => {
  it('has them in the form as they stand, and saves the other fields without them', async () => {
    const over = site({ content: content({ actions: [action(1, unreadableCells)] }) });
    const { app } = await open(over);
    await edit();
    const form = () => within(screen.getByRole('form', { name: 'Edit action' }));
    const labels: Readonly<Record<string, string>> = english.action.fields;
    // The reason for a colour is asked for only beside a colour.
    const { bragReason, ...shown } = unreadableCells;
    const expectAsTheyStand = (): void => {
      for (const [name, { unreadable }] of Object.entries(shown)) {
        const label = labels[name] ?? '';
        expect(form().getByText(unreadable).parentElement?.textContent).toBe(
          `${label}: ${unreadable}. ${english.action.edit.unreadable}`
        );
        expect(form().queryByLabelText(label)).toBeNull();
      }
    };
    expectAsTheyStand();
    type('Target', 'Mine');
    // A draft keeps them too.
    await act(async () => app.openAction(undefined));
    await act(async () => app.openAction(1));
    await screen.findByRole('form', { name: 'Edit action' });
    expectAsTheyStand();
    await press('Save');
    expect(over.edited).toEqual([{ target: 'Mine' }]);
    const [entry] = app.state.getState().outbox.entries;
    expect(entry?.operation.values).toEqual({ target: 'Mine' });
    expect(entry?.operation.base).toEqual({ target: null });
    const now = app.screen();
    expect(now.kind === 'ready' && now.content.actions[0]).toMatchObject({
      ...unreadableCells,
      bragReason,
      target: 'Mine'
    });
  });
});

const overtaken = /while you were writing$/;

describe('an action that somebody else changed meanwhile', () => {
  /** What SharePoint has by now, as the outbox reads it. */
  const theirs =
    (fields: Fields): Transport['read'] =>
    async () =>
      ok({ id: 1, etag: '"2"', fields, by: 'Euan Balgarvie', at: '2026-09-20T09:14:00Z' });

  it('is merged where different fields were changed: nobody is asked and nothing of theirs is sent', async () => {
    const etags: string[] = [];
    const over = site({ transport: { read: theirs({ target: null, baseline: 'Theirs' }) } });
    over.edit = async (_operation, _body, etag) => {
      etags.push(etag);
      return etag === '"1"' ? { kind: 'changed' } : { kind: 'done', written: { id: 1, etag: '"3"' } };
    };
    await open(over);
    await edit();
    type('Target', 'Mine');
    over.content = content({ actions: [action(1, { etag: '"3"', target: 'Mine', baseline: 'Theirs' })] });
    await press('Save');
    expect(etags).toEqual(['"1"', '"2"']);
    expect(over.edited).toEqual([{ target: 'Mine' }, { target: 'Mine' }]);
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
    expect(screen.getByText('Mine')).toBeTruthy();
    expect(screen.getByText('Theirs')).toBeTruthy();
  });

  it('asks where the same field was changed, and overwrites nothing until then', async () => {
    const over = site({ transport: { read: theirs({ target: 'Theirs' }) }, edit: async () => ({ kind: 'changed' }) });
    await open(over);
    await edit();
    type('Target', 'Mine');
    await press('Save');
    expect(over.edited).toHaveLength(1);
    expect(screen.queryByRole('form', { name: 'Edit action' })).toBeNull();
    expect(
      screen.getByText('Somebody else changed the same. Nothing is overwritten: choose what to keep.')
    ).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toMatch(
      /^Euan Balgarvie changed the same field at 20 September 2026, \d\d:\d\d/
    );
  });

  it('is told while the person still writes, with who and what, and nothing typed is replaced', async () => {
    const before = { etag: '"1"', target: 'Old', baseline: 'Old too' };
    const over = site({ content: content({ actions: [action(1, before)] }) });
    const { app } = await open(over);
    await edit();
    type('Target', 'Mine');
    over.content = content({
      actions: [
        action(1, {
          etag: '"2"',
          target: 'Theirs',
          baseline: 'Also theirs',
          changed: { by: { id: 8, name: 'Euan Balgarvie', email: '' }, at: '2026-09-20T09:14:00Z' }
        })
      ]
    });
    await act(() => app.load());
    expect(
      screen.getByText(/^Euan Balgarvie changed this action at 20 September 2026, \d\d:\d\d, while you were writing$/)
    ).toBeTruthy();
    const row = (name: RegExp) => within(screen.getByRole('row', { name }));
    expect(row(/Target/).getByText('Theirs')).toBeTruthy();
    expect(row(/Target/).getByText('Mine')).toBeTruthy();
    expect(row(/Baseline/).getByText('Also theirs')).toBeTruthy();
    expect(row(/Baseline/).getByText('You did not change this')).toBeTruthy();
    expect(value('Target')).toBe('Mine');
    expect(value('Baseline')).toBe('Old too');
    // Saving goes by the version that the form was opened on: what they changed is merged or asked about.
    let sent = '';
    over.edit = async (_operation, _body, etag) => {
      sent = etag;
      return { kind: 'done', written: { id: 1, etag: '"3"' } };
    };
    await press('Save');
    expect(sent).toBe('"1"');
    expect(over.edited).toEqual([{ target: 'Mine' }]);
  });

  it('is taken without a word where nothing was typed', async () => {
    const over = site({ content: content({ actions: [action(1, { target: 'Old' })] }) });
    const { app } = await open(over);
    await edit();
    over.content = content({ actions: [action(1, { etag: '"2"', target: 'Theirs' })] });
    await act(() => app.load());
    expect(value('Target')).toBe('Theirs');
    expect(screen.queryByText(overtaken)).toBeNull();
  });

  it('is no matter where only fields changed that the form does not have', async () => {
    const etags: string[] = [];
    const over = site({
      content: content({ actions: [action(1)] }),
      edit: async (_operation, _body, etag) => {
        etags.push(etag);
        return { kind: 'done', written: { id: 1, etag: '"3"' } };
      }
    });
    const { app } = await open(over);
    await edit();
    type('Target', 'Mine');
    over.content = content({ actions: [action(1, { etag: '"2"' })] });
    await act(() => app.load());
    expect(screen.queryByText(overtaken)).toBeNull();
    await press('Save');
    expect(etags).toEqual(['"2"']);
  });
});
