/** @jest-environment jsdom */
import { fireEvent, screen, within } from '@testing-library/react';
import { action, content, show } from './site';

const focused = (): string | null | undefined => document.activeElement?.getAttribute('data-row');
const press = (key: string): void => {
  if (document.activeElement) fireEvent.keyDown(document.activeElement, { key });
};
const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });

describe('the table', () => {
  it('groups actions under their areas in the order of their numbers', async () => {
    await show(content());
    const names = screen
      .getAllByRole('row')
      .slice(1)
      .map(one => one.textContent ?? '');
    expect(names[0]).toContain('1. Better care planning');
    expect(names[0]).toContain('3 actions');
    expect(names.slice(1, 4).map(name => name.slice(0, 4))).toEqual(['1.1S', '1.2O', '1.10']);
    expect(names[4]).toContain('2. Need matched to services');
    expect(names[5]).toBe('No action answers this area yet');
  });

  it('keeps actions of no area, and of an area that is gone, at the end', async () => {
    await show(content({ actions: [action(1, { areaId: undefined }), action(2, { areaId: 99 })] }));
    expect(screen.getByRole('heading', { name: 'Not yet under an area for improvement' })).toBeTruthy();
    expect(screen.getByText('Action number 2')).toBeTruthy();
  });

  it('shuts and opens an area', async () => {
    await show(content());
    const toggle = screen.getByRole('button', { name: '1. Better care planning' });
    fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText('Share the analysis of risk')).toBeNull();
    fireEvent.click(toggle);
    expect(screen.getByText('Share the analysis of risk')).toBeTruthy();
  });

  it('says in words what is overdue, what was moved and what is owed', async () => {
    await show(content());
    const late = within(row(/One plan for each child/));
    expect(late.getByText('12 days overdue')).toBeTruthy();
    expect(late.getByText('Originally due')).toBeTruthy();
    expect(late.getByText('1 Sep 2026').tagName).toBe('S');
    expect(within(row(/Chronologies/)).getByText('Update owed')).toBeTruthy();
    expect(within(row(/Chronologies/)).getByText('No lead yet')).toBeTruthy();
  });

  it('shows the lead’s word beside the facts where it is better', async () => {
    await show(content({ actions: [action(2, { currentDue: '2026-11-11', chosenBrag: 'Green' })] }));
    expect(within(row(/Action number 2/)).getByText('Red')).toBeTruthy();
    expect(within(row(/Action number 2/)).getByText('Lead says Green')).toBeTruthy();
  });

  it('names what was found wrong with a row', async () => {
    await show(content({ actions: [action(1, { currentDue: { unreadable: '31/02/2027' } })] }));
    expect(within(row(/Action number 1/)).getByText('Due can’t be read: 31/02/2027.', { exact: false })).toBeTruthy();
  });

  it('is one tab stop, and the arrows move between rows', async () => {
    await show(content());
    const stops = screen.getAllByRole('row').filter(one => one.tabIndex === 0);
    expect(stops).toHaveLength(1);
    stops[0]?.focus();
    expect(focused()).toBe('area-1');
    press('ArrowDown');
    expect(focused()).toBe('action-1');
    press('End');
    expect(focused()).toBe('area-2');
    press('ArrowUp');
    expect(focused()).toBe('action-10');
    press('ArrowLeft');
    expect(focused()).toBe('area-1');
    press('ArrowLeft');
    expect(screen.queryByText('Share the analysis of risk')).toBeNull();
    press('ArrowRight');
    press('ArrowRight');
    expect(focused()).toBe('action-1');
    press('Home');
    expect(focused()).toBe('area-1');
    expect(screen.getAllByRole('row').filter(one => one.tabIndex === 0)).toHaveLength(1);
  });

  it('opens an action by Enter, by its title and by its row', async () => {
    const { app } = await show(content());
    const open = (): number | undefined => app.state.getState().view.actionId;
    row(/Share the analysis/).focus();
    press('Enter');
    expect(open()).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: 'One plan for each child' }));
    expect(open()).toBe(2);
    fireEvent.click(within(row(/Chronologies/)).getByText('North East', { exact: false }));
    expect(open()).toBe(10);
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('tells a screen reader how many rows there are', async () => {
    await show(content());
    expect(screen.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('7');
    expect(row(/Chronologies/).getAttribute('aria-rowindex')).toBe('5');
  });
});
