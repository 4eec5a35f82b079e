/** @jest-environment jsdom */
import { fireEvent, screen, within } from '@testing-library/react';
import { content, show } from './site';

describe('the plan on a phone', () => {
  beforeEach(() => {
    jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({
      width: 360,
      height: 640,
      x: 0,
      y: 0,
      top: 0,
      left: 0,
      right: 360,
      bottom: 640,
      toJSON: () => ({})
    });
  });
  afterEach(() => jest.restoreAllMocks());

  it('is a list of cards under headings, with no grid', async () => {
    await show(content());
    expect(screen.queryByRole('treegrid')).toBeNull();
    expect(screen.getByRole('heading', { name: '1. Better care planning' })).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
  });

  it('says on each card who leads, what is due and how it stands, and opens it', async () => {
    const { app } = await show(content());
    const card = within(screen.getAllByRole('listitem')[1] ?? document.body);
    expect(card.getByText('Ailsa Drumfold')).toBeTruthy();
    expect(card.getByText('12 days overdue')).toBeTruthy();
    expect(card.getByText('Red')).toBeTruthy();
    fireEvent.click(card.getByRole('button', { name: 'One plan for each child' }));
    expect(app.state.getState().view.actionId).toBe(2);
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('opens the filters on request and counts those that are on', async () => {
    await show(content(), 'ap-agency=Council');
    expect(screen.queryByRole('combobox', { name: 'Lead' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Filters (1 on)' }));
    expect(screen.getByRole('combobox', { name: 'Agency' })).toHaveProperty('value', 'Council');
  });
});
