/** @jest-environment jsdom */
import type { Brag } from '../../../src/model/action';
import * as React from 'react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { RecycledChoices, SetUpCheck, SetUpProgress, SetUpResult, SiteSetUp } from '../../../src/app/setUp';
import type { Result } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import SetUpScreen from '../../../src/ui/setUp/SetUpScreen';
import { render } from '../render';

interface Added {
  title: string;
  bragKey: Readonly<Record<Brag, string>>;
}

const found: SetUpCheck = {
  steps: [
    { key: 'plans', what: 'Plans', state: 'there', repairs: [] },
    {
      key: 'actions',
      what: 'Actions',
      state: 'toMend',
      repairs: [
        { kind: 'giveRight', part: 'actions', holder: 'members', right: 'read' },
        { kind: 'arrangeView', part: 'actions', title: 'All actions' }
      ]
    },
    { key: 'updates', what: 'Updates', state: 'missing', repairs: [{ kind: 'makeList', part: 'updates' }] }
  ],
  notes: [],
  recycled: [],
  hasPlan: false
};
const whole: SetUpCheck = {
  ...found,
  steps: found.steps.map(step => ({ ...step, state: 'there', repairs: [] }))
};
const made: SetUpResult = { ...whole, refused: [] };
const progress: SetUpProgress = { steps: found.steps, done: 1, total: 3, waitingUntil: undefined };

/** A set-up that waits in its middle until it is let go on. */
function setUp(own: Partial<SiteSetUp> = {}): SiteSetUp & {
  added: Added[];
  chosen: RecycledChoices[];
  tell(told: SetUpProgress): void;
  finish(answer: Result<SetUpResult>): void;
} {
  const added: Added[] = [];
  const chosen: RecycledChoices[] = [];
  let finish: (answer: Result<SetUpResult>) => void = () => undefined;
  let tell: (told: SetUpProgress) => void = () => undefined;
  return {
    added,
    chosen,
    tell: told => tell(told),
    finish: answer => finish(answer),
    check: async () => ok(found),
    run: (onProgress, choices) =>
      new Promise(resolve => {
        chosen.push(choices ?? {});
        onProgress(progress);
        tell = onProgress;
        finish = resolve;
      }),
    addPlan: async (title, bragKey) => {
      added.push({ title, bragKey });
      return ok(1);
    },
    ...own
  };
}

async function show(over: SiteSetUp, checks = false): Promise<{ done: jest.Mock }> {
  const done = jest.fn();
  await act(async () => {
    render(
      <ThemeProvider>
        <SetUpScreen setUp={over} checks={checks} onDone={done} />
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
const parts = (): (string | null)[] =>
  within(screen.getByRole('list', { name: 'What the plan needs' }))
    .getAllByRole('listitem')
    .map(one => one.textContent);

describe('setting up a site', () => {
  it('first shows what is there, what will be made and mended and who may do what, and does nothing', async () => {
    const over = setUp();
    await show(over);
    expect(parts()).toEqual([
      'PlansAs it should be',
      expect.stringContaining('ActionsWill be mended'),
      'Members of the site get the right to read.',
      'The columns of the view “All actions” are put right.',
      'UpdatesWill be made'
    ]);
    expect(screen.getByText('1 thing will be made. 1 thing will be mended.')).toBeTruthy();
    expect(screen.getByRole('row', { name: /^Action plan leads/ }).textContent).toContain(
      'Add and change in Action plan actions. Add to Action plan updates, and change what they added. Read the rest.'
    );
    expect(over.chosen).toEqual([]);
  });

  it('tells how far it is, and until when it waits for SharePoint', async () => {
    const over = setUp();
    await show(over);
    await press('Set up this site');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('Setting up: 1 of 3');
    expect(screen.getByRole('status').textContent).toBe('Setting up: 1 of 3');
    const until = new Date(2026, 0, 5, 10, 42).toISOString();
    await act(async () => over.tell({ ...progress, waitingUntil: until }));
    expect(screen.getByRole('status').textContent).toBe('Waiting for SharePoint until 10:42');
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
    await press('Try again');
    await act(async () => over.finish(ok(made)));
    expect(screen.getByRole('heading', { name: 'Add your first plan' })).toBeTruthy();
  });

  it('names what SharePoint refused, and doesn’t say that the site is ready', async () => {
    const over = setUp();
    await show(over);
    await press('Set up this site');
    const refused = [
      {
        repair: { kind: 'uniqueColumn', part: 'updates', title: 'Client key' },
        failure: { kind: 'refused', message: 'There are duplicates.' }
      } as const
    ];
    await act(async () => over.finish(ok({ ...made, refused })));
    expect(screen.getByRole('alert').textContent).toContain('1 thing could not be put right');
    expect(
      screen.getByText(
        'Updates: The column “Client key” takes each value only once. SharePoint says: “There are duplicates.”'
      )
    ).toBeTruthy();
    expect(screen.queryByText('The site is ready.')).toBeNull();
  });

  it('offers another look where looking failed', async () => {
    let fail = true;
    await show(setUp({ check: async () => (fail ? failed({ kind: 'offline' }) : ok(whole)) }));
    fail = false;
    await press('Try again');
    expect(parts()).toHaveLength(3);
  });

  it('offers to restore a recycled list first, and makes a new one only where that was chosen', async () => {
    const recycled: SetUpCheck['recycled'] = [
      {
        list: 'updates',
        title: 'Updates',
        entries: [
          { id: 'newer', by: 'Olive Owner', at: '2026-01-05T10:42:00Z' },
          { id: 'older', by: 'Sam Second', at: '2025-12-01T09:00:00Z' }
        ]
      }
    ];
    const over = setUp({ check: async () => ok({ ...found, recycled }) });
    await show(over);
    const group = within(screen.getByRole('group', { name: 'Updates' }));
    const [newer, older, fresh] = group.getAllByRole('radio');
    expect(newer).toHaveProperty('checked', true);
    expect(group.getByText(/Restore what Olive Owner removed \(5 January 2026/)).toBeTruthy();
    if (older) fireEvent.click(older);
    await press('Restore and set up');
    expect(over.chosen).toEqual([{ updates: { entry: 'older' } }]);
    await act(async () => over.finish(failed({ kind: 'offline' })));
    expect(fresh).toBeTruthy();
  });

  it('a check from the plan shows what is whole and leads back', async () => {
    const { done } = await show(setUp({ check: async () => ok(whole) }), true);
    expect(screen.getByRole('heading', { name: 'The set-up of this site' })).toBeTruthy();
    expect(screen.getByText('Everything is as it should be.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
    await press('Back to the plan');
    expect(done).toHaveBeenCalledTimes(1);
  });
});

describe('adding the first plan', () => {
  const there = { check: async () => ok(whole) };

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
