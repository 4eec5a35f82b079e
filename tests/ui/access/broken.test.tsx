/** @jest-environment jsdom */
import { fireEvent, screen, within } from '@testing-library/react';
import type { Action } from '../../../src/model/action';
import type { Update } from '../../../src/model/update';
import { ok } from '../../../src/domain/failure';
import { action, update } from '../../app/fixtures';
import { memoryDevice } from '../../memoryDevice';
import { content, show } from '../plan/site';

/** An item that breaks whoever draws it: reading one of its cells throws. */
function breaking<T extends Action | Update>(item: T, cell: string): T {
  return Object.defineProperty(item, cell, {
    enumerable: true,
    get: () => {
      throw new Error('This cell breaks what draws it.');
    }
  });
}

let silenced: jest.SpyInstance;
beforeEach(() => {
  // React reports each error that a boundary catches.
  silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => silenced.mockRestore());

const three = (): readonly Action[] => [
  action(1, { action: 'Share the analysis of risk' }),
  breaking(action(2), 'measure'),
  action(3, { action: 'Chronologies to one standard' })
];

describe('one thing that breaks', () => {
  it('is a row of its own: it says which action it is, and the others stand', async () => {
    await show(content({ actions: three() }));
    const grid = screen.getByRole('treegrid');
    expect(within(grid).getByText('This action can’t be shown: 1.2')).toBeTruthy();
    expect(within(grid).getByText('Share the analysis of risk')).toBeTruthy();
    expect(within(grid).getByText('Chronologies to one standard')).toBeTruthy();
    expect(screen.queryByText(/could not be loaded/)).toBeNull();
  });

  it('is a whole part where the part can’t do without: the header and the other view stand', async () => {
    await show(content({ actions: [breaking(action(1), 'currentDue')] }));
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('This part of the page has a fault and can’t be shown.');
    expect(alert.textContent).not.toContain('connection');
    expect(screen.getByRole('button', { name: 'Refresh' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Scorecard' }));
    expect(await screen.findByText('No inspection is recorded for this plan')).toBeTruthy();
  });

  it('is one update of a chronology, and what is typed beside it stays', async () => {
    const updates = [update(9), breaking(update(8), 'stage'), update(7)];
    await show(content(), 'ap-action=1', memoryDevice(), { readUpdates: async () => ok(updates) });
    expect(await screen.findByText('Narrative 9', {}, { timeout: 15_000 })).toBeTruthy();
    expect(screen.getByText('Narrative 7')).toBeTruthy();
    expect(screen.getByText('This update can’t be shown: Ailsa Drumfold')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Add update' }));
    const box = await screen.findByRole('textbox', { name: /What has happened/ });
    fireEvent.change(box, { target: { value: 'Typed beside a fault' } });
    expect(box).toHaveProperty('value', 'Typed beside a fault');
  }, 30_000);
});
