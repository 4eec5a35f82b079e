/** @jest-environment jsdom */
import { act, screen } from '@testing-library/react';
import { memoryDevice } from '../../memoryDevice';
import { memoryDrafts } from '../memoryDrafts';
import { show, content as planContent } from '../plan/site';
import { numberedIds, open, press, site, type } from '../action/panel';

beforeEach(numberedIds);

const update = {
  clientKey: '00000000-0000-4000-8000-0000000000aa',
  narrative: 'Half a sentence',
  brag: 'Amber',
  bragReason: '',
  barrier: ''
};

describe('what was typed and not sent', () => {
  it('is kept while it is typed, and is gone after it was saved', async () => {
    const drafts = memoryDrafts();
    await open(site(), 1, memoryDevice({ drafts }));
    await press('Add update');
    type('What has happened?', 'The words');
    await act(async () => undefined);
    expect(drafts.rows.get('update-1')?.value).toMatchObject({ narrative: 'The words' });
  });

  it('opens the form again with its words and its time after the tab was killed', async () => {
    const before = new Date(Date.now() - 60_000).toISOString();
    await open(site(), 1, memoryDevice({ drafts: memoryDrafts([{ key: 'update-1', value: update, at: before }]) }));
    expect(screen.getByLabelText('What has happened?')).toHaveProperty('value', 'Half a sentence');
    const time = new Date(before).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    expect(screen.getByText(new RegExp(`Unsent draft of ${time} restored`))).toBeTruthy();
  });

  it('is passed over where it makes no sense, and the form opens empty', async () => {
    await open(
      site(),
      1,
      memoryDevice({
        drafts: memoryDrafts([{ key: 'update-1', value: { narrative: 7 }, at: '2026-11-24T10:31:00.000Z' }])
      })
    );
    await press('Add update');
    expect(screen.getByLabelText('What has happened?')).toHaveProperty('value', '');
  });

  it('is offered above the plan, with the way back to it', async () => {
    const [first] = planContent().actions;
    const { app } = await show(
      planContent(),
      '',
      memoryDevice({
        drafts: memoryDrafts([{ key: `update-${String(first?.id)}`, value: update, at: '2026-09-20T10:31:00.000Z' }])
      })
    );
    expect(screen.getByText(/that was not sent, last typed at 20 September 2026, /)).toBeTruthy();
    await press(new RegExp(`^Go on with ${first?.number ?? ''}`));
    expect(app.state.getState().view.actionId).toBe(first?.id);
  });

  it.each(['full', 'unavailable'] as const)(
    'says in red when the storage is %s, before anybody relies on it',
    async answer => {
      const drafts = memoryDrafts();
      drafts.answer = answer;
      await open(site(), 1, memoryDevice({ drafts }));
      await press('Add update');
      type('What has happened?', 'The words');
      await act(async () => undefined);
      expect(screen.getByRole('alert').textContent).toMatch(/^Drafts can’t be kept here/);
      expect(screen.getByLabelText('What has happened?')).toHaveProperty('value', 'The words');
    }
  );
});
