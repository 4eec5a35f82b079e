/** @jest-environment jsdom */
import type { Brag } from '../../../src/model/action';
import * as React from 'react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { SetUpStep, SiteSetUp } from '../../../src/app/ports';
import type { Result } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import SetUpScreen from '../../../src/ui/setUp/SetUpScreen';
import { render } from '../render';

interface Added {
  title: string;
  bragKey: Readonly<Record<Brag, string>>;
}

const missing: readonly SetUpStep[] = [
  { what: 'List “Actions”', state: 'there' },
  { what: 'List “Updates”', state: 'missing' },
  { what: 'List “Decisions”', state: 'missing' }
];
const made = missing.map(step => (step.state === 'missing' ? { ...step, state: 'made' as const } : step));

/** A set-up that waits after its first step until it is let go on. */
function setUp(
  own: Partial<SiteSetUp> = {}
): SiteSetUp & { added: Added[]; finish(answer: Result<readonly SetUpStep[]>): void } {
  const added: Added[] = [];
  let finish: (answer: Result<readonly SetUpStep[]>) => void = () => undefined;
  return {
    added,
    finish: answer => finish(answer),
    check: async () => ok(missing),
    run: onStep =>
      new Promise(resolve => {
        onStep({ what: 'List “Updates”', state: 'made' });
        finish = resolve;
      }),
    addPlan: async (title, bragKey) => {
      added.push({ title, bragKey });
      return ok(1);
    },
    ...own
  };
}

async function show(over: SiteSetUp): Promise<{ done: jest.Mock }> {
  const done = jest.fn();
  await act(async () => {
    render(
      <ThemeProvider>
        <SetUpScreen setUp={over} onDone={done} />
      </ThemeProvider>
    );
  });
  return { done };
}

const press = async (name: string): Promise<void> => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
};
const steps = (): (string | null)[] =>
  within(screen.getByRole('list', { name: 'What the plan needs' }))
    .getAllByRole('listitem')
    .map(one => one.textContent);

describe('setting up a site', () => {
  it('first shows what is there and what will be made, and makes nothing', async () => {
    await show(setUp());
    expect(steps()).toEqual([
      'List “Actions”Already here',
      'List “Updates”Will be made',
      'List “Decisions”Will be made'
    ]);
    expect(screen.getByText('2 things will be made.')).toBeTruthy();
  });

  it('tells each step as it is made', async () => {
    const over = setUp();
    await show(over);
    await press('Set up this site');
    expect(steps()[1]).toBe('List “Updates”Made');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('Setting up: 1 of 2');
    expect(screen.getByRole('status').textContent).toBe('Setting up: 1 of 2');
    await act(async () => over.finish(ok(made)));
    expect(screen.getByRole('heading', { name: 'Add your first plan' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('The site is ready.');
  });

  it('says why it stopped and carries on from there', async () => {
    const over = setUp();
    await show(over);
    await press('Set up this site');
    await act(async () => over.finish(failed({ kind: 'forbidden', correlation: 'abc-123' })));
    expect(screen.getByRole('alert').textContent).toContain('abc-123');
    expect(steps()[1]).toBe('List “Updates”Made');
    await press('Try again');
    await act(async () => over.finish(ok(made)));
    expect(screen.getByRole('heading', { name: 'Add your first plan' })).toBeTruthy();
  });

  it('offers another look where looking failed', async () => {
    let fail = true;
    await show(setUp({ check: async () => (fail ? failed({ kind: 'offline' }) : ok(missing)) }));
    fail = false;
    await press('Try again');
    expect(steps()).toHaveLength(3);
  });
});

describe('adding the first plan', () => {
  const there = { check: async () => ok(missing.map(step => ({ ...step, state: 'there' as const }))) };

  it('asks for a title before anything is sent', async () => {
    const over = setUp(there);
    await show(over);
    await press('Go on');
    await press('Add the plan');
    expect(screen.getByText('Give the plan a title.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('Title of the plan'));
    expect(over.added).toEqual([]);
  });

  it('adds it with what the colours mean, and is done', async () => {
    const over = setUp(there);
    const { done } = await show(over);
    await press('Go on');
    fireEvent.change(screen.getByLabelText('Title of the plan'), { target: { value: ' Improvement plan ' } });
    fireEvent.change(screen.getByLabelText('Green means'), { target: { value: 'As agreed' } });
    await press('Add the plan');
    expect(over.added[0]?.title).toBe('Improvement plan');
    expect(over.added[0]?.bragKey.Green).toBe('As agreed');
    expect(over.added[0]?.bragKey.Red).toBe('Past its due date');
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('keeps what was typed where adding fails', async () => {
    const over = setUp({ ...there, addPlan: async () => failed({ kind: 'offline' }) });
    const { done } = await show(over);
    await press('Go on');
    fireEvent.change(screen.getByLabelText('Title of the plan'), { target: { value: 'Improvement plan' } });
    await press('Add the plan');
    expect(screen.getByRole('alert').textContent).toContain('not saved');
    expect(screen.getByLabelText('Title of the plan')).toHaveProperty('value', 'Improvement plan');
    expect(done).not.toHaveBeenCalled();
  });
});
