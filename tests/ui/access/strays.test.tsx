/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import type { Stray } from '../../../src/app/ports';
import { createApp } from '../../../src/app/store';
import { ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import { AppProvider } from '../../../src/ui/AppContext';
import StrayItems from '../../../src/ui/access/StrayItems';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { siteReadOf } from '../../siteRead';
import { content, unasked } from '../plan/site';
import { render } from '../render';

const stray = (own: Partial<Stray>): Stray => ({
  list: 'actions',
  id: 90,
  etag: '"1"',
  name: '7.1 An action of no plan',
  parent: undefined,
  isMine: false,
  formUrl: 'https://example.test/form',
  ...own
});

async function show(entries: readonly Stray[], own: Partial<PlanContent> = {}): Promise<void> {
  const shown = content(own);
  const counts = entries.map(({ list }) => ({ list, count: 1 }));
  const store = {
    readSite: async () => ok(siteReadOf(shown)),
    ...unasked,
    findStrays: async () => ok({ entries, counts })
  };
  const app = createApp(store, memoryHost(), memoryDevice());
  await app.load();
  render(
    <AppProvider value={app}>
      <StrayItems content={shown} />
    </AppProvider>
  );
}

it('says how many belong to nothing, and opens the list of them', async () => {
  await show([stray({}), stray({ list: 'areas', id: 5, name: '7 An area', parent: 12 })]);
  expect(await screen.findByText('1 action belongs to no plan, and is shown nowhere else.')).toBeTruthy();
  expect(screen.getByText('1 area for improvement belongs to no plan, and is shown nowhere else.')).toBeTruthy();
  expect(screen.queryByRole('list')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show and place' }));
  const [action, area] = within(screen.getByRole('list', { name: 'What belongs to nothing' })).getAllByRole('listitem');
  if (!action || !area) throw new Error('Both should be listed.');
  expect(action.textContent).toContain('Action without a plan');
  expect(area.textContent).toContain('Area for improvement of a plan that isn’t there any more');
  expect(within(action).getByRole('button', { name: /Place in this plan/ })).toBeTruthy();
  // An area is placed in SharePoint's own form.
  expect(within(area).queryByRole('button')).toBeNull();
  expect(within(area).getByRole('link').getAttribute('href')).toBe('https://example.test/form');
});

it('offers to place an update only to who may change it, under an action that is chosen', async () => {
  const managers = { ...content().rights, setUp: false };
  const updates = [
    stray({ list: 'updates', id: 1, name: 'Somebody’s' }),
    stray({ list: 'updates', id: 2, name: 'Mine', isMine: true })
  ];
  await show(updates, { rights: managers });
  fireEvent.click(await screen.findByRole('button', { name: 'Show and place' }));
  expect(screen.queryByRole('button', { name: /Somebody’s/ })).toBeNull();
  const place = screen.getByRole('button', { name: 'Place under it: Mine' });
  expect(place).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByRole('combobox', { name: 'Action for: Mine' }), { target: { value: '10' } });
  expect(place).toHaveProperty('disabled', false);
});

it('says nothing where everything belongs somewhere', async () => {
  await show([]);
  expect(screen.queryByRole('note')).toBeNull();
});
