/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import type { Failure } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { SiteRead } from '../../../src/app/ports';
import { FailureMessage } from '../../../src/ui/failure/FailureMessage';
import { english } from '../../../src/ui/words/en';
import { content, plan, show } from './site';
import { siteReadOf } from '../../siteRead';
import { render } from '../render';

const found = siteReadOf(content());

describe('states of the plan', () => {
  it('says that a plan has no actions yet', async () => {
    await show(content({ actions: [], areas: [] }));
    expect(screen.getByRole('heading', { name: 'This plan has no actions yet' })).toBeTruthy();
  });

  it('says that the content is invented where it is', async () => {
    await show(content({ plan: { ...plan, isSample: true } }));
    expect(screen.getByRole('note').textContent).toBe('Sample plan: leads, dates and updates are invented.');
  });

  it('keeps the rows where a refresh fails', async () => {
    await show([ok(found), failed<SiteRead>({ kind: 'broken', message: '', correlation: 'abc-123' }), ok(found)]);
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('What you see is the plan as it was last loaded.');
    expect(alert.textContent).toContain('Reference: abc-123');
    expect(screen.getByText('Share the analysis of risk')).toBeTruthy();
  });

  it('offers another try where the first read fails', async () => {
    await show([failed<SiteRead>({ kind: 'offline' }), ok(found)]);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Share the analysis of risk')).toBeTruthy();
  });

  it('offers a set-up only to who sees that there is none; a reader is told of both that it may be', async () => {
    const { unmount } = await show([ok<SiteRead>({ kind: 'notSetUp', maySetUp: false })]);
    expect(await screen.findByRole('heading', { name: /isn’t set up here, or you can’t see it/ })).toBeTruthy();
    expect((await screen.findByText(/“Plan Owners” can help/)).textContent).toContain('Morag Tulloch');
    expect(screen.getByRole('link', { name: /Ask for access/ }).getAttribute('href')).toBe('https://example.test/ask');
    expect(screen.queryByRole('button', { name: 'Set up this site' })).toBeNull();
    unmount();
    await show([ok<SiteRead>({ kind: 'notSetUp', maySetUp: true })]);
    expect(screen.getByRole('button', { name: 'Set up this site' })).toBeTruthy();
  });

  it('names the columns that the site lacks', async () => {
    await show(content({ missingColumns: [{ list: 'Actions', column: 'Current due' }] }));
    expect(screen.getByRole('alert').textContent).toContain('“Current due” in Actions');
  });
});

describe('the wording of failures', () => {
  const failures: readonly Failure[] = [
    { kind: 'offline' },
    { kind: 'signedOut' },
    { kind: 'forbidden' },
    { kind: 'notFound', what: 'list' },
    { kind: 'notFound', what: 'item' },
    { kind: 'stale' },
    { kind: 'busy', until: undefined },
    { kind: 'locked' },
    { kind: 'tooLarge' },
    { kind: 'missingColumns', columns: [{ list: 'Plans', column: 'Title' }] },
    { kind: 'refused', message: 'Value is not in range' },
    { kind: 'broken', message: '' }
  ];

  it('is different for each', () => {
    const titles = failures.map(failure => english.failure.of(failure, 'read').title);
    expect(new Set(titles).size).toBe(failures.length);
  });

  it('says after a save that what was typed is safe', () => {
    for (const failure of failures)
      expect(english.failure.of(failure, 'save').safe).toBe('What you typed is still here.');
  });

  it('repeats SharePoint’s own words where it refused', () => {
    expect(english.failure.of({ kind: 'refused', message: 'Value is not in range' }, 'save').next).toContain(
      'Value is not in range'
    );
  });

  it('holds the retry back until SharePoint is ready again', () => {
    jest.useFakeTimers();
    const until = new Date(Date.now() + 3000).toISOString();
    render(<FailureMessage failure={{ kind: 'busy', until }} doing="read" onRetry={() => undefined} />);
    expect(screen.getByRole('button', { name: 'Try again in 3 s' })).toHaveProperty('disabled', true);
    act(() => {
      jest.advanceTimersByTime(4000);
    });
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveProperty('disabled', false);
    jest.useRealTimers();
  });
});
