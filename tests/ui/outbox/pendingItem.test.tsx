/** @jest-environment jsdom */
import type { Operation } from '../../../src/sync/operation';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { failed, ok } from '../../../src/domain/failure';
import type { Failure } from '../../../src/domain/failure';
import type { Site } from '../action/panel';
import { numberedIds, open, press, site } from '../action/panel';
import { anEdit, anUpdate, clipboard, deviceWith, left, setAside, settle, theirs } from './left';

beforeEach(numberedIds);

// The first to open the edit form fetches its calendar and people list, which takes its time on a busy machine.
jest.setTimeout(20_000);

async function refused(operation: Operation, failure: Failure, over: Site = site()) {
  const device = deviceWith(setAside(operation, failure));
  const { app } = await open(over, 1, device);
  await settle();
  return { app, over, device, alert: () => within(screen.getByRole('alert')) };
}

const typed = { target: 'Mine' };

describe('what was set aside', () => {
  it('says that rights were withdrawn, keeps the words, and can be tried again', async () => {
    const copied = clipboard();
    const { alert, over, app } = await refused(
      anEdit(typed),
      { kind: 'forbidden' },
      site({ transport: { read: async () => ok(theirs({ target: null }, { etag: '"1"' })) } })
    );
    expect(alert().getByText('You can no longer change this')).toBeTruthy();
    expect(alert().getByText('Target: Mine')).toBeTruthy();
    // What may not be done is not offered as if a word could help.
    expect(alert().queryByRole('button', { name: 'Edit again' })).toBeNull();
    await press('Copy my text');
    expect(copied).toEqual(['Target: Mine']);
    expect(screen.getByRole('button', { name: 'Your text is copied.' })).toBeTruthy();
    await press('Try again');
    await settle();
    expect(over.edited).toEqual([{ target: 'Mine' }]);
    expect(app.state.getState().outbox.entries.map(({ status }) => status.kind)).toEqual(['saved']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says so where the browser doesn’t allow copying; the words stand there to be selected', async () => {
    clipboard(false);
    const { alert } = await refused(anEdit(typed), { kind: 'forbidden' });
    await press('Copy my text');
    expect(alert().getByText('This browser did not allow copying. Select the text and copy it.')).toBeTruthy();
    expect(alert().getByText('Target: Mine')).toBeTruthy();
  });

  it('says that it is locked, and that it holds up nothing else', async () => {
    const { alert, over } = await refused(anUpdate(), { kind: 'locked' });
    expect(alert().getByText('Locked by policy')).toBeTruthy();
    expect(alert().getByText(/holds up nothing else/)).toBeTruthy();
    expect(alert().queryByRole('button', { name: 'Edit again' })).toBeNull();
    expect(over.created).toEqual([]);
  });

  it('is shown at its update with all that was typed in it', async () => {
    const { alert } = await refused(anUpdate('Typed with care', 'No date yet'), { kind: 'forbidden' });
    const entry = screen.getAllByRole('heading', { level: 4 })[0]?.closest('li');
    expect(entry?.contains(screen.getByRole('alert'))).toBe(true);
    expect(alert().getByText(/What has happened: Typed with care/).textContent).toBe(
      'What has happened: Typed with care\nBRAG: Amber\nBarrier or help needed: No date yet'
    );
  });

  it('is thrown away only after asking', async () => {
    const { app, device } = await refused(anEdit(typed), { kind: 'forbidden' });
    await press('Discard');
    const dialog = () =>
      within(
        screen.getByText('Discard what you typed?').closest<HTMLElement>('[role="dialog"], [role="alertdialog"]') ??
          document.body
      );
    await act(async () => {
      fireEvent.click(dialog().getByRole('button', { name: 'Keep writing' }));
    });
    expect(app.state.getState().outbox.entries).toHaveLength(1);
    await press('Discard');
    await act(async () => {
      fireEvent.click(dialog().getByRole('button', { name: 'Discard' }));
    });
    await settle();
    expect(app.state.getState().outbox.entries).toEqual([]);
    expect(device.outbox.rows.size).toBe(0);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a change of an action that somebody removed', () => {
  const gone: Failure = { kind: 'notFound', what: 'item' };

  it('tells who it was when asked, puts it back and saves the change on it', async () => {
    const steps: string[] = [];
    const over = site({
      findRemoved: async () => ok({ by: 'Euan Balgarvie', at: '2026-09-20T08:30:00Z' }),
      edit: async (_operation, _body, etag) => {
        steps.push(`edit ${etag}`);
        return { kind: 'done', written: { id: 1, etag: '"4"' } };
      },
      transport: {
        restore: async ({ item }) => {
          steps.push(`restore ${String(item)}`);
          return { kind: 'done', written: { id: 1, etag: '"3"' } };
        },
        read: async () => {
          steps.push('read');
          return ok(theirs({ target: null }, { etag: '"3"' }));
        }
      }
    });
    const { alert } = await refused(anEdit(typed), gone, over);
    expect(alert().getByText('Somebody removed this action meanwhile')).toBeTruthy();
    expect(alert().getByText('Target: Mine')).toBeTruthy();
    expect(alert().queryByRole('button', { name: /Put it back/ })).toBeNull();
    await press('Who removed it?');
    expect(alert().getByText(/^Removed by Euan Balgarvie, 20 September 2026, \d\d:\d\d\.$/)).toBeTruthy();
    await press('Put it back and save my change');
    await settle();
    expect(steps).toEqual(['restore 1', 'read', 'edit "3"']);
    expect(over.edited).toEqual([{ target: 'Mine' }]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each([
    ['is not in what the person can see of the recycle bin', ok(undefined)],
    ['can’t be looked for', failed<undefined>({ kind: 'forbidden' })]
  ] as const)('says whom to ask where it %s', async (_why, found) => {
    const { alert } = await refused(anEdit(typed), gone, site({ findRemoved: async () => found }));
    await press('Who removed it?');
    expect(alert().getByText(/An owner of this site may be able to restore it/)).toBeTruthy();
    expect(alert().queryByRole('button', { name: /Put it back/ })).toBeNull();
  });

  it('is not tried where putting back fails, which is said; the words stay', async () => {
    const over = site({
      findRemoved: async () => ok({ by: '', at: new Date().toISOString() }),
      transport: { restore: async () => ({ kind: 'failed', failure: { kind: 'forbidden' } }) }
    });
    const { alert } = await refused(anEdit(typed), gone, over);
    await press('Who removed it?');
    expect(alert().getByText(/^Removed \d\d:\d\d\.$/)).toBeTruthy();
    await press('Put it back and save my change');
    await settle();
    expect(over.edited).toEqual([]);
    expect(screen.getByText('You can no longer change this')).toBeTruthy();
    expect(screen.getByText('Target: Mine')).toBeTruthy();
  });
});

describe('what the owners’ own rule refused', () => {
  const failure: Failure = { kind: 'refused', message: 'Due must not be in the past' };

  it('says so in their words, and brings an edit back into its form', async () => {
    const { alert, app, over, device } = await refused(anEdit({ target: 'Mine', currentDue: '2026-04-03' }), failure);
    expect(alert().getByText('Your change was not saved: SharePoint refused it.')).toBeTruthy();
    expect(alert().getByText(/SharePoint says: “Due must not be in the past”/)).toBeTruthy();
    await press('Edit again');
    await settle();
    expect(screen.getByRole('form', { name: 'Edit action' })).toBeTruthy();
    expect(screen.getByLabelText('Target')).toHaveProperty('value', 'Mine');
    expect(screen.getByLabelText('Due')).toHaveProperty('value', '3 April 2026');
    expect(app.state.getState().outbox.entries).toEqual([]);
    expect([...device.outbox.rows.keys()]).toEqual([]);
    fireEvent.change(screen.getByLabelText('Due'), { target: { value: '3 April 2027' } });
    await press('Save');
    expect(over.edited).toEqual([{ target: 'Mine', currentDue: '2027-04-03' }]);
  });

  it('brings an update back into its form, with all that was typed, as another one', async () => {
    const operation = anUpdate('Typed with care', 'No date yet');
    const keys: string[] = [];
    const over = site({
      create: async ({ id }) => {
        keys.push(id);
        return { kind: 'done', written: { id: 20, etag: '"1"' } };
      }
    });
    await refused({ ...operation, values: { ...operation.values, guardReason: 'The court asked' } }, failure, over);
    await press('Edit again');
    await settle();
    expect(screen.getByLabelText('What has happened?')).toHaveProperty('value', 'Typed with care');
    expect(screen.getByLabelText('Barrier or help needed')).toHaveProperty('value', 'No date yet');
    expect(screen.getByRole('radio', { name: 'Amber' })).toHaveProperty('checked', true);
    await press('Save update');
    await settle();
    expect(over.created).toMatchObject([{ narrative: 'Typed with care', barrier: 'No date yet', brag: 'Amber' }]);
    expect(keys).not.toEqual([operation.id]);
  });

  it('is kept as a draft from the moment that it is edited again', async () => {
    const { app } = await refused(anUpdate(), failure);
    await press('Edit again');
    await settle();
    expect(app.drafts.get('update-1')?.value).toMatchObject({ narrative: 'Typed with care', bragReason: 'Why Amber' });
  });
});

describe('what waits', () => {
  it('can be sent now, and is then saved', async () => {
    let online = false;
    const over = site({
      edit: async () => (online ? { kind: 'done', written: { id: 1, etag: '"2"' } } : { kind: 'notSent' })
    });
    await open(
      over,
      1,
      deviceWith(
        left(anEdit(typed), {
          kind: 'open',
          step: { kind: 'send' },
          notBefore: Date.now() + 60_000,
          failure: { kind: 'offline' }
        })
      )
    );
    await settle();
    expect(
      screen.getByText(/^Waiting to send: no connection, will try again (at \d\d:\d\d|in a moment)$/)
    ).toBeTruthy();
    expect(screen.getByText('Your change: Target')).toBeTruthy();
    expect(over.edited).toEqual([]);
    online = true;
    await press('Send now');
    await settle();
    expect(over.edited).toEqual([{ target: 'Mine' }]);
    expect(screen.getByText('Saved')).toBeTruthy();
  });

  it('offers no “Send now” while SharePoint asks for a pause', async () => {
    const busy = left(anEdit(typed), { kind: 'open', step: { kind: 'send' }, notBefore: 0 });
    const over = site({
      edit: async () => ({
        kind: 'failed',
        failure: { kind: 'busy', until: new Date(Date.now() + 60_000).toISOString() }
      })
    });
    await open(over, 1, deviceWith(busy));
    await settle();
    expect(screen.getByText(/^SharePoint is busy, sending at \d\d:\d\d$/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Send now' })).toBeNull();
    expect(over.edited).toHaveLength(1);
  });
});
