/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { failed, ok } from '../../../src/domain/failure';
import { slipWords } from '../../../src/ui/action/ActionSummary';
import { english } from '../../../src/ui/words/en';
import { action, content } from '../plan/site';
import { unreadableCells } from './unreadable';
import { open, press, site, update } from './panel';

const readOnly = { addUpdates: false, editActions: false, removeActions: false, managePlan: false, setUp: false };

describe('the action panel', () => {
  it('is a dialog named after the action', async () => {
    await open(site());
    expect(screen.getByRole('dialog', { name: '1.1 Share the analysis of risk' })).toBeTruthy();
  });

  it('says so where the action is not in the plan', async () => {
    await open(site(), 99);
    expect(screen.getByRole('heading', { name: 'This action is not in the plan' })).toBeTruthy();
  });

  it('has no commands for a reader, and says once whom to ask', async () => {
    await open(site({ content: content({ rights: readOnly }) }));
    expect(screen.queryByRole('button', { name: 'Add update' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.getAllByText(/You can read this plan/)).toHaveLength(1);
  });

  it('lets somebody who may only give updates do that', async () => {
    await open(site({ content: content({ rights: { ...readOnly, addUpdates: true } }) }));
    expect(screen.getByRole('button', { name: 'Add update' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.queryByText(/You can read this plan/)).toBeNull();
  });

  it('shows the facts first and the lead’s word with its reason beside them', async () => {
    await open(
      site({
        content: content({
          actions: [action(1, { currentDue: '2026-11-11', chosenBrag: 'Green', bragReason: 'Signed off tomorrow' })]
        })
      })
    );
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('12 days overdue')).toBeTruthy();
    expect(dialog.getAllByText('Signed off tomorrow').length).toBeGreaterThan(0);
    expect(dialog.getByText('The lead says', { exact: false }).textContent).toContain('Green');
  });

  it('tells the updates newest first, with what was in the way', async () => {
    await open(site({ updates: [update(12, { barrier: 'No date yet' }), update(3)] }));
    expect(screen.getAllByRole('heading', { level: 4 }).map(one => one.textContent)).toEqual([
      '12 November 2026',
      '3 November 2026'
    ]);
    expect(screen.getByText('Barrier or help needed').parentElement?.textContent).toContain('No date yet');
  });

  it('says that there are no updates yet', async () => {
    await open(site({ updates: [] }));
    expect(screen.getByText('No updates yet')).toBeTruthy();
  });

  it('shows text as text', async () => {
    await open(site({ updates: [update(3, { narrative: '<img src=x onerror=alert(1)>' })] }));
    expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  });

  it('words the slip of a due date', () => {
    const words = english.action.summary;
    expect(slipWords({ originalDue: '2026-06-30', currentDue: '2026-09-20' }, words)).toBe(
      'Originally due 30 June 2026, moved 82 days later'
    );
    expect(slipWords({ originalDue: '2026-06-30', currentDue: '2026-06-29' }, words)).toBe(
      'Originally due 30 June 2026, brought forward by 1 day'
    );
    expect(slipWords({ originalDue: '2026-06-30', currentDue: '2026-06-30' }, words)).toBeUndefined();
  });
});

describe('cells that can’t be read', () => {
  it('are shown as they stand, each in its place, and named above', async () => {
    const strange = action(1, { ...unreadableCells, originalDue: { unreadable: '31/02/2025' } });
    await open(site({ content: content({ actions: [strange] }) }));
    const { fields } = english.action;
    const values = (label: string): (string | null | undefined)[] =>
      screen.getAllByText(label, { selector: 'dt' }).map(term => term.nextElementSibling?.textContent);
    // What has a place of its own further up, or stands under another field.
    const { number, action: what, areaId, stageReason, bragReason, ...rows } = unreadableCells;
    const labels: Readonly<Record<string, string>> = fields;
    for (const [name, { unreadable }] of Object.entries(rows))
      expect(values(labels[name] ?? '').some(text => text?.startsWith(`can’t be read: ${unreadable}`))).toBe(true);
    expect(values(fields.originalDue)).toEqual(['can’t be read: 31/02/2025']);
    expect(values(fields.stage)).toContain(`can’t be read: ${rows.stage.unreadable}${stageReason.unreadable}`);
    expect(values('BRAG').some(text => text?.endsWith(bragReason.unreadable))).toBe(true);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(`${number.unreadable} ${what.unreadable}`);
    const note = within(screen.getByText('Some of this action could not be read'));
    expect(note.getAllByRole('listitem').map(one => one.textContent)).toContain(
      `Improvement area can’t be read: ${areaId.unreadable}.`
    );
    expect(note.getAllByRole('listitem')).toHaveLength(Object.keys(unreadableCells).length + 1);
    // Nothing says that there is none of what is there.
    expect(screen.queryByText('No lead yet')).toBeNull();
    expect(screen.queryByText('No due date')).toBeNull();
  });
});

describe('updates that could not be read', () => {
  it('are offered again', async () => {
    let broken = true;
    const over = site();
    over.readUpdates = async () => (broken ? failed({ kind: 'offline' }) : ok([update(3)]));
    await open(over);
    broken = false;
    await press('Try again');
    expect(screen.getByText('Narrative 3')).toBeTruthy();
  });
});
