/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import { removeAction } from '../../../src/app/commands/action';
import { createApp } from '../../../src/app/store';
import { ok } from '../../../src/domain/failure';
import type { QueueState } from '../../../src/sync/queue';
import { AppProvider } from '../../../src/ui/AppContext';
import { Conflict } from '../../../src/ui/outbox/Conflict';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import type { Site } from '../action/panel';
import { numberedIds, open, press, site } from '../action/panel';
import { context, firstOf } from '../../app/fixtures';
import { siteWithoutPlan } from '../../siteRead';
import { action, content, unasked } from '../plan/site';
import { anEdit, clipboard, deviceWith, left, settle, theirs } from './left';
import { render } from '../render';

beforeEach(numberedIds);

// Typing and pressing takes its time on a busy machine.
jest.setTimeout(20_000);

const loaded = action(1, { target: 'Old', outcome: 'Old outcome' });
const mine = { target: 'Mine', outcome: 'My outcome', baseline: 'Merged' };
const both: Extract<QueueState, { kind: 'conflict' }> = {
  kind: 'conflict',
  theirs: theirs({ target: 'Theirs', outcome: 'Their outcome' }),
  merged: { baseline: 'Merged' },
  fields: [
    { field: 'target', mine: 'Mine', theirs: 'Theirs' },
    { field: 'outcome', mine: 'My outcome', theirs: 'Their outcome' }
  ]
};

/** Opens the panel on a conflict that was left. */
async function asked(place: QueueState = both, over: Site = site({ content: content({ actions: [loaded] }) })) {
  const device = deviceWith(left(anEdit(mine, loaded), place));
  const { app } = await open(over, 1, device);
  await settle();
  const etags: string[] = [];
  const { edit } = over;
  over.edit = (operation, body, etag) => {
    etags.push(etag);
    return edit(operation, body, etag);
  };
  return { over, app, etags, device };
}

const field = (name: string) => within(screen.getByRole('group', { name }));
const radio = (name: string, whose: RegExp): HTMLInputElement => field(name).getByRole('radio', { name: whose });
const yours = /^Yours/;
const other = /^Euan Balgarvie’s, 20 September 2026, \d\d:\d\d/;
const chooseEach = 'Choose one for each field.';

describe('two people who changed the same', () => {
  it('are shown side by side, with who and when and what it was, and neither is chosen beforehand', async () => {
    await asked();
    expect(screen.getByRole('alert').textContent).toMatch(
      /^Euan Balgarvie changed the same fields at 20 September 2026, \d\d:\d\d/
    );
    expect(screen.getAllByRole('radio').map(one => Reflect.get(one, 'checked'))).toEqual([false, false, false, false]);
    expect(radio('Target', yours).closest('label')?.textContent).toContain('Mine');
    expect(radio('Target', other).closest('label')?.textContent).toContain('Theirs');
    expect(field('Target').getByText('It was: Old')).toBeTruthy();
    expect(radio('Outcome sought', other).closest('label')?.textContent).toContain('Their outcome');
    // What merged without asking is not asked about, and nothing is shown as if it were so.
    expect(screen.queryByRole('group', { name: 'Baseline' })).toBeNull();
    expect(screen.queryByText('Saved')).toBeNull();
  });

  it('are saved only once each field is chosen, which is said at the field', async () => {
    const { over, etags } = await asked();
    expect(screen.queryByText(chooseEach)).toBeNull();
    await press('Save these choices');
    expect(screen.getAllByText(chooseEach)).toHaveLength(2);
    fireEvent.click(radio('Target', yours));
    expect(field('Target').queryByText(chooseEach)).toBeNull();
    await press('Save these choices');
    expect(field('Outcome sought').getByText(chooseEach)).toBeTruthy();
    expect(over.edited).toEqual([]);
    fireEvent.click(radio('Outcome sought', other));
    await press('Save these choices');
    await settle();
    // Mine where I chose it, what merged, and nothing of theirs; onto the version that was shown.
    expect(over.edited).toEqual([{ baseline: 'Merged', target: 'Mine' }]);
    expect(etags).toEqual(['"5"']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('can be changed until it is saved', async () => {
    const { over } = await asked();
    fireEvent.click(radio('Target', yours));
    fireEvent.click(radio('Target', other));
    expect(radio('Target', yours).checked).toBe(false);
    fireEvent.click(radio('Outcome sought', yours));
    await press('Save these choices');
    await settle();
    expect(over.edited).toEqual([{ baseline: 'Merged', outcome: 'My outcome' }]);
  });

  it('end where theirs alone is chosen and nothing else was changed: nothing is sent', async () => {
    const { over, app, device } = await asked({ ...both, merged: {}, fields: both.fields.slice(0, 1) });
    fireEvent.click(radio('Target', other));
    await press('Save these choices');
    await settle();
    expect(over.edited).toEqual([]);
    expect(app.state.getState().outbox.entries).toEqual([]);
    expect(device.outbox.rows.size).toBe(0);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are asked again, with nothing chosen, where somebody wrote once more before the choice arrived', async () => {
    const over = site({
      content: content({ actions: [loaded] }),
      edit: async () => ({ kind: 'changed' }),
      transport: {
        read: async () =>
          ok(
            theirs(
              { target: 'Theirs again', outcome: 'Their outcome', baseline: 'Merged' },
              { etag: '"6"', by: 'Morag Inverlair' }
            )
          )
      }
    });
    await asked(both, over);
    fireEvent.click(radio('Target', yours));
    fireEvent.click(radio('Outcome sought', other));
    await press('Save these choices');
    await settle();
    expect(over.edited).toEqual([{ baseline: 'Merged', target: 'Mine' }]);
    expect(screen.getByRole('alert').textContent).toMatch(/^Morag Inverlair changed the same field at/);
    expect(field('Target').getByText('Theirs again')).toBeTruthy();
    expect(screen.getAllByRole('radio').map(one => Reflect.get(one, 'checked'))).toEqual([false, false]);
  });

  it('are chosen between anew where another version comes in while it is looked at', () => {
    const app = createApp(
      {
        ...unasked,
        readSite: async () => ok(siteWithoutPlan(false))
      },
      memoryHost(),
      memoryDevice()
    );
    const operation = anEdit(mine, loaded);
    const shown = (etag: string) => (
      <ThemeProvider>
        <AppProvider value={app}>
          <Conflict operation={operation} status={{ ...both, theirs: { ...both.theirs, etag } }} />
        </AppProvider>
      </ThemeProvider>
    );
    const { rerender } = render(shown('"5"'));
    fireEvent.click(radio('Target', yours));
    rerender(shown('"5"'));
    expect(radio('Target', yours).checked).toBe(true);
    rerender(shown('"6"'));
    expect(radio('Target', yours).checked).toBe(false);
  });

  it('let go of mine where I discard it, and its words can be copied before', async () => {
    const copied = clipboard();
    const { over, app } = await asked();
    await press('Copy my text');
    expect(copied).toEqual(['Outcome sought: My outcome\nBaseline: Merged\nTarget: Mine']);
    await press('Discard my change');
    await settle();
    expect(over.edited).toEqual([]);
    expect(app.state.getState().outbox.entries).toEqual([]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are worded as people know them: an area by its title, a date in words, nothing as nothing', async () => {
    await asked({
      kind: 'conflict',
      theirs: theirs({}, { by: '' }),
      merged: {},
      fields: [
        { field: 'areaId', mine: 2, theirs: 1 },
        { field: 'currentDue', mine: '2027-04-03', theirs: null },
        { field: 'partnerAgencies', mine: ['Council', 'Police'], theirs: [] },
        { field: 'lead', mine: { id: 9, name: 'Una Kilbride', email: '' }, theirs: null }
      ]
    });
    expect(screen.getByText(/^Somebody else changed the same fields/)).toBeTruthy();
    const words = (name: string) =>
      field(name)
        .getAllByRole('radio')
        .map(one =>
          one.closest('label')?.textContent?.replace(/^(Yours|Somebody else’s, 20 September 2026, \d\d:\d\d)/, '')
        );
    expect(words('Improvement area')).toEqual(['Area 2: Need matched to services', 'Area 1: Better care planning']);
    expect(words('Due')).toEqual(['3 April 2027', 'Nothing']);
    expect(words('Partner agencies')).toEqual(['Council, Police', 'Nothing']);
    expect(words('Lead')).toEqual(['Una Kilbride', 'Nothing']);
  });
});

describe('an action that was changed while it was being removed', () => {
  const place: QueueState = {
    kind: 'conflict',
    theirs: theirs({ target: 'Theirs' }),
    merged: {},
    fields: [{ field: 'target', mine: 'Old', theirs: 'Theirs' }]
  };

  async function removing() {
    const removed: string[] = [];
    const over = site({
      content: content({ actions: [loaded] }),
      transport: {
        remove: async (_operation, etag) => {
          removed.push(etag);
          return { kind: 'done', written: { id: 1, etag } };
        }
      }
    });
    const { app } = await open(
      over,
      1,
      deviceWith(left(firstOf(removeAction.operations({ loaded }, context())), place))
    );
    await settle();
    return { app, removed };
  }

  it('is there still, with what changed, and neither way is put forward', async () => {
    await removing();
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toMatch(
      /^Euan Balgarvie changed this at 20 September 2026, \d\d:\d\d, before it was removed/
    );
    expect(within(alert).getByText('Old → Theirs')).toBeTruthy();
    expect(within(alert).queryByRole('radio')).toBeNull();
    const [keepIt, remove] = within(alert).getAllByRole('button');
    expect([keepIt?.textContent, remove?.textContent]).toEqual(['Keep it', 'Remove it all the same']);
    expect(keepIt?.className).toBe(remove?.className);
  });

  it('is kept: nothing is sent', async () => {
    const { app, removed } = await removing();
    await press('Keep it');
    await settle();
    expect(removed).toEqual([]);
    expect(app.state.getState().outbox.entries).toEqual([]);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is removed all the same, on the version that was shown', async () => {
    const { app, removed } = await removing();
    await press('Remove it all the same');
    await settle();
    expect(removed).toEqual(['"5"']);
    const now = app.screen();
    expect(now.kind === 'ready' && now.content.actions).toEqual([]);
  });
});
