/** @jest-environment jsdom */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { action, content } from '../plan/site';
import type { Site } from '../action/panel';
import { numberedIds, open, press, site, type } from '../action/panel';

beforeEach(numberedIds);

/** Numbers of the rule book, nobody's. */
const chi = '0101011237';
const maybeNhs = '9434765870';
const what = 'What has happened?';
const why = 'Why this must be kept';
const names = 'This check can’t find names. Read your text for the names of children and families yourself.';

const field = (label: string): HTMLElement => screen.getByLabelText(label);
const notice = (label: string): HTMLElement => screen.getByRole('group', { name: `Check “${label}”` });
const marked = (label: string): (string | null)[] =>
  [...notice(label).querySelectorAll('mark')].map(mark => mark.textContent);
const noNotice = (label: string): boolean => screen.queryByRole('group', { name: `Check “${label}”` }) === null;

async function adding(text: string, over: Site = site()): Promise<Site> {
  await open(over);
  await press('Add update');
  fireEvent.click(screen.getByRole('radio', { name: 'Green' }));
  type(what, text);
  return over;
}

async function editing(over: Site): Promise<Site> {
  await open(over);
  await press('Edit');
  await screen.findByRole('form', { name: 'Edit action' });
  return over;
}

describe('a text without findings', () => {
  it('is saved as ever, with no reason', async () => {
    const over = await adding('All four localities are in since 20 September 2026');
    await press('Save update');
    expect(over.created).toHaveLength(1);
    expect(over.created[0]).not.toHaveProperty('guardReason');
  });

  it('isn’t disturbed while it is typed, whatever it holds', async () => {
    await adding(`See ${chi}`);
    expect(noNotice(what)).toBe(true);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a number that identifies somebody', () => {
  it('stops the saving, is quoted and marked as it was typed, and says that names can’t be found', async () => {
    const typed = '０１\u200B０１０１ 1237';
    const over = await adding(`The plan of ${typed} was agreed.`);
    await press('Save update');
    expect(over.created).toEqual([]);
    expect(marked(what)).toEqual([typed]);
    const alert = within(notice(what)).getByRole('alert');
    expect(alert.textContent).toContain('CHI number');
    expect(alert.textContent).toContain(names);
    expect(document.activeElement).toBe(notice(what));
    expect(within(notice(what)).queryByRole('button', { name: 'Save anyway' })).toBeNull();
    expect(field(what)).toHaveProperty('value', `The plan of ${typed} was agreed.`);
  });

  it('is saved with a reason, which goes along; the words stay as they were typed', async () => {
    const over = await adding(`See ${chi}`);
    await press('Save update');
    type(why, ' The court asked for it ');
    await press('Save update');
    expect(over.created).toMatchObject([{ narrative: `See ${chi}`, guardReason: 'The court asked for it' }]);
  });

  it('is not saved with an empty reason, nor with one that holds the number, and says so at the reason', async () => {
    const over = await adding(`See ${chi}`);
    await press('Save update');
    await press('Save update');
    expect(screen.getByText('Give a reason, or take the number out.')).toBeTruthy();
    expect(document.activeElement).toBe(field(why));
    type(why, `It is ${chi}`);
    await press('Save update');
    expect(screen.getByText('Give the reason without the number in it.')).toBeTruthy();
    expect(over.created).toEqual([]);
  });

  it('keeps its reason with the draft: both are there when the form is opened again', async () => {
    const over = site();
    const { app } = await open(over);
    await press('Add update');
    fireEvent.click(screen.getByRole('radio', { name: 'Green' }));
    type(what, `The number is ${chi}`);
    await press('Save update');
    type(why, 'A court asked for it');
    await act(async () => app.openAction(undefined));
    await act(async () => app.openAction(1));
    if (screen.queryByLabelText(what) === null) await press(/Add update|Go on/);
    expect(await screen.findByLabelText(why)).toHaveProperty('value', 'A court asked for it');
    await press('Save update');
    expect(over.created).toEqual([expect.objectContaining({ guardReason: 'A court asked for it' })]);
  });

  it('goes with the words it is about, and then no reason is recorded', async () => {
    const over = await adding(`See ${chi}`);
    await press('Save update');
    type(why, 'Half a reason');
    type(what, 'See the file');
    expect(noNotice(what)).toBe(true);
    await press('Save update');
    expect(over.created).toMatchObject([{ narrative: 'See the file' }]);
    expect(over.created[0]).not.toHaveProperty('guardReason');
  });

  it('is looked for in the barrier too; one reason answers both', async () => {
    const over = await adding(`See ${chi}`);
    // A barrier is a fact that makes Green ask for a reason of its own.
    fireEvent.click(screen.getByRole('radio', { name: 'Amber' }));
    await press('Add a barrier or ask for help');
    type('Barrier or help needed', `Who knows ${chi}?`);
    await press('Save update');
    expect(marked('Barrier or help needed')).toEqual([chi]);
    expect(screen.getAllByLabelText(why)).toHaveLength(1);
    type(why, 'The court asked for it');
    await press('Save update');
    expect(over.created).toHaveLength(1);
  });

  it('is looked for in the reason for a better colour', async () => {
    const over = await adding(
      'Nearly',
      site({ content: content({ actions: [action(1, { currentDue: '2026-11-11' })] }) })
    );
    type('Why Green, when the facts say Red?', `Because of ${chi}`);
    await press('Save update');
    expect(marked('Reason for the lead’s BRAG')).toEqual([chi]);
    expect(over.created).toEqual([]);
  });
});

describe('a warning', () => {
  it('is passed by choice, and saves', async () => {
    const over = await adding(`Order ${maybeNhs}`);
    await press('Save update');
    expect(over.created).toEqual([]);
    expect(document.activeElement).toBe(notice(what));
    expect(screen.queryByLabelText(why)).toBeNull();
    await press('Save anyway');
    expect(over.created).toMatchObject([{ narrative: `Order ${maybeNhs}` }]);
    expect(over.created[0]).not.toHaveProperty('guardReason');
  });

  it('stays passed while the text stays, where saving fails; a changed text is checked again', async () => {
    const over = site();
    over.create = async () => ({ kind: 'failed', failure: { kind: 'tooLarge' } });
    await adding(`Order ${maybeNhs}`, over);
    await press('Save update');
    await press('Save anyway');
    expect(within(notice(what)).getByText('You chose to save this as it stands.')).toBeTruthy();
    expect(document.activeElement).toBe(notice(what));
    await press('Save update');
    expect(over.created).toHaveLength(2);
    type(what, `Order ${maybeNhs}, again`);
    await press('Save update');
    expect(over.created).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Save anyway' })).toBeTruthy();
  });

  it('becomes a stop as soon as a keyword is typed near it', async () => {
    await adding(`Order ${maybeNhs}`);
    await press('Save update');
    type(what, `NHS ${maybeNhs}`);
    expect(screen.getByLabelText(why)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save anyway' })).toBeNull();
  });

  it('isn’t given for an address of the person’s own organisation', async () => {
    const own = content();
    const over = await adding(
      'Ask plans@council.example',
      site({ content: { ...own, me: { ...own.me, email: 'ailsa@council.example' } } })
    );
    await press('Save update');
    expect(over.created).toHaveLength(1);
  });
});

describe('the form of an action', () => {
  it.each(['Action', 'Outcome sought', 'Measure', 'Baseline', 'Target', 'Lead role', 'Absorbed into', 'Number'])(
    'guards “%s”',
    async label => {
      const over = await editing(site());
      type(label, `x ${chi}`);
      await press('Save');
      expect(marked(label)).toEqual([chi]);
      expect(over.edited).toEqual([]);
      type(why, 'The court asked for it');
      await press('Save');
      expect(over.edited).toHaveLength(1);
      expect(over.edited).toMatchObject([{ guardReason: 'The court asked for it' }]);
    }
  );

  it('doesn’t ask about what nobody touched', async () => {
    const over = await editing(site({ content: content({ actions: [action(1, { outcome: `Kept: ${chi}` })] }) }));
    type('Target', 'All nine');
    await press('Save');
    expect(over.edited).toHaveLength(1);
    expect(over.edited[0]).not.toHaveProperty('guardReason');
  });
});

describe('a form that forgot to ask', () => {
  it('is refused by the app itself, and nothing is sent', async () => {
    const over = site();
    const { app } = await open(over);
    const [one] = over.content.actions;
    if (!one) throw new Error('There is no action.');
    const update = { clientKey: 'k', narrative: `See ${chi}`, brag: 'Green' as const, bragReason: '', barrier: '' };
    await act(async () => {
      expect(await app.run('update.add', { action: one, update })).toEqual({
        kind: 'failed',
        failure: { kind: 'guarded' }
      });
      expect(await app.run('action.edit', { loaded: one, fields: { ...one, target: chi } })).toEqual({
        kind: 'failed',
        failure: { kind: 'guarded' }
      });
    });
    expect(over.created).toEqual([]);
    expect(over.edited).toEqual([]);
    await act(async () => {
      expect(
        await app.run('update.add', { action: one, update: { ...update, guardReason: 'The court asked for it' } })
      ).toEqual({ kind: 'saved' });
    });
  });
});
