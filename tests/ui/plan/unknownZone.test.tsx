/** @jest-environment jsdom */
import { screen, within } from '@testing-library/react';
import { content, show } from './site';

const zone = '(UTC-02:00) Mid-Atlantic - Old';

describe('a site in a time zone that is not known', () => {
  it('says so, with the zone, what is safe and what to do', async () => {
    await show(content({ unknownZone: zone }));
    const notice = screen.getByRole('alert').textContent ?? '';
    expect(notice).toContain(`“${zone}”`);
    expect(notice).toContain('Nothing is lost');
    expect(notice).toContain('Ask an owner of this site');
  });

  it('marks each date of the table and of the panel', async () => {
    await show(content({ unknownZone: zone }), 'ap-action=2');
    expect(screen.getByText('11 Nov 2026 (unsure)')).toBeTruthy();
    const panel = within(await screen.findByRole('dialog'));
    expect(panel.getAllByText('11 November 2026 (unsure)').length).toBeGreaterThan(0);
    expect(panel.queryByText('11 November 2026')).toBeNull();
  });

  it('marks nothing where the zone is known', async () => {
    await show(content());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('11 Nov 2026')).toBeTruthy();
    expect(document.body.textContent).not.toContain('unsure');
  });
});
