/** @jest-environment jsdom */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { content, show } from './site';

/** The titles of the actions in view, top to bottom; the rows of areas are on level 1. */
const shownActions = (): string[] =>
  screen
    .queryAllByRole('row')
    .filter(row => row.getAttribute('aria-level') === '2')
    .flatMap(row =>
      within(row)
        .queryAllByRole('button')
        .map(button => button.textContent ?? '')
    );

describe('finding actions', () => {
  it('shows what is typed at once and searches when the typing rests', async () => {
    const { address } = await show(content());
    const box = screen.getByRole('searchbox', { name: 'Find in the plan' });
    fireEvent.change(box, { target: { value: 'risk' } });
    expect(box).toHaveProperty('value', 'risk');
    expect(shownActions()).toHaveLength(3);
    await waitFor(() => expect(shownActions()).toEqual(['Share the analysis of risk']));
    expect(address()).toBe('ap-search=risk');
    expect(screen.getAllByRole('status').map(status => status.textContent)).toContain('1 of 3 actions');
  });

  it('clears the search with Escape', async () => {
    await show(content(), 'ap-search=risk');
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    expect(shownActions()).toHaveLength(3);
  });

  it('switches a BRAG on and off by its count', async () => {
    const { address } = await show(content());
    const red = screen.getByRole('button', { name: 'Red 1' });
    expect(red.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(red);
    expect(red.getAttribute('aria-pressed')).toBe('true');
    expect(shownActions()).toEqual(['One plan for each child']);
    expect(address()).toBe('ap-brag=Red');
    fireEvent.click(red);
    expect(shownActions()).toHaveLength(3);
  });

  it('filters by overdue and by updates owed', async () => {
    await show(content());
    fireEvent.click(screen.getByRole('button', { name: 'Overdue 1' }));
    expect(shownActions()).toEqual(['One plan for each child']);
    fireEvent.click(screen.getByRole('button', { name: 'Overdue 1' }));
    fireEvent.click(screen.getByRole('button', { name: 'Updates owed 1' }));
    expect(shownActions()).toEqual(['Chronologies to one standard']);
  });

  it('offers the reader’s own actions first, and those without a lead', async () => {
    await show(content());
    const lead = screen.getByRole('combobox', { name: 'Lead' });
    expect(
      within(lead)
        .getAllByRole('option')
        .map(option => option.textContent)
    ).toEqual(['All leads', 'Me: actions I lead', 'No lead yet']);
    fireEvent.change(lead, { target: { value: 'none' } });
    expect(shownActions()).toEqual(['Chronologies to one standard']);
  });

  it('says that nothing matches, clears, and keeps the focus in the view', async () => {
    await show(content(), 'ap-search=zebra');
    expect(screen.getByRole('heading', { name: 'No action matches these filters' })).toBeTruthy();
    const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
    if (clear) fireEvent.click(clear);
    expect(shownActions()).toHaveLength(3);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Search and filter the plan');
  });

  it('opens a link that carries a filter', async () => {
    await show(content(), 'ap-locality=North+East');
    expect(shownActions()).toEqual(['Chronologies to one standard']);
    expect(screen.getByRole('combobox', { name: 'Locality' })).toHaveProperty('value', 'North East');
  });

  it('tells what the colours mean in this plan', async () => {
    await show(content());
    const button = screen.getByRole('button', { name: 'What the colours mean' });
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByText('At risk')).toBeTruthy();
  });
});
