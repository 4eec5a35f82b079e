import type { Fields } from '../../../src/model/json';
import type { Update } from '../../../src/model/update';
import type { Operation } from '../../../src/sync/operation';
import * as React from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { Device, PlanStore } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import { failed, ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import type { CreateAnswer, Transport, WriteAnswer } from '../../../src/sync/ports';
import { AppProvider, useApp, useAppState } from '../../../src/ui/AppContext';
import ActionPanel from '../../../src/ui/action/ActionPanel';
import { update } from '../../app/fixtures';
import { content } from '../plan/site';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { siteReadOf } from '../../siteRead';
import { render } from '../render';

export { numberedIds, update } from '../../app/fixtures';

/** What was asked of the site, and the answers it gives; a test exchanges what it is about. */
export interface Site {
  content: PlanContent;
  updates: readonly Update[];
  /** What new updates were sent with, each request. */
  created: Fields[];
  /** What actions were changed with, each request. */
  edited: Fields[];
  create(operation: Operation): Promise<CreateAnswer>;
  edit(operation: Operation, values: Fields, etag: string): Promise<WriteAnswer>;
  /** The rest of what the outbox may ask; by default nothing is found. */
  transport: Partial<Transport>;
  readUpdates: PlanStore['readUpdates'];
  findRemoved: PlanStore['findRemoved'];
  findPeople: PlanStore['findPeople'];
}

/** A site on which everything works. */
export function site(own: Partial<Site> = {}): Site {
  const made: Site = {
    content: content(),
    updates: [update(9)],
    created: [],
    edited: [],
    transport: {},
    create: async () => ({ kind: 'done', written: { id: 20, etag: '"1"' } }),
    edit: async () => ({ kind: 'done', written: { id: 1, etag: '"2"' } }),
    readUpdates: async () => ok(made.updates),
    findRemoved: async () => ok(undefined),
    findPeople: async () => ok([]),
    ...own
  };
  return made;
}

function Plan(): React.ReactElement {
  const app = useApp();
  const id = useAppState(state => state.view.actionId);
  return (
    <>
      <button onClick={() => app.openAction(1)}>Row</button>
      {id !== undefined && <ActionPanel actionId={id} onDismiss={() => app.openAction(undefined)} />}
    </>
  );
}

export interface Opened {
  app: App;
  dismissed(): boolean;
}

/** Opens the panel of action 1, or of the one given, over a site. */
export async function open(over: Site, actionId = 1, device: Device = memoryDevice()): Promise<Opened> {
  const gone = async () => failed<never>({ kind: 'notFound', what: 'item' });
  const store: PlanStore = {
    choosePlan: () => undefined,
    findStrays: () => Promise.reject(new Error('Nobody asks.')),
    findAccessGivers: () => Promise.reject(new Error('Nobody asks.')),
    readSite: async () => ok(siteReadOf(over.content)),
    readChanges: async () => ok({ kind: 'none' }),
    readUpdates: id => over.readUpdates(id),
    readItem: async (list, id) => {
      const items = list === 'actions' ? over.content.actions : list === 'updates' ? over.updates : [];
      const found = items.find(one => one.id === id);
      return found ? ok(found) : gone();
    },
    findRemoved: (list, id) => over.findRemoved(list, id),
    now: () => Date.now(),
    transport: {
      create: operation => {
        over.created.push(operation.values);
        return over.create(operation);
      },
      edit: (operation, values, etag) => {
        over.edited.push(values);
        return over.edit(operation, values, etag);
      },
      findByKey: async () => ok(undefined),
      remove: async (_operation, etag) => ({ kind: 'done', written: { id: 1, etag } }),
      restore: async () => ({ kind: 'done', written: { id: 1, etag: '"3"' } }),
      read: gone,
      versions: async () => ok([]),
      ...over.transport
    },
    findPeople: text => over.findPeople(text),
    ensurePerson: async found => ok({ id: 50, name: found.name, email: found.email })
  };
  const app = createApp(store, memoryHost(), device);
  await app.load();
  render(
    <ThemeProvider>
      <AppProvider value={app}>
        <Plan />
      </AppProvider>
    </ThemeProvider>
  );
  await act(async () => app.openAction(actionId));
  return { app, dismissed: () => app.state.getState().view.actionId === undefined };
}

/** Types into the field with this label. */
export function type(label: string | RegExp, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

/** Presses a button and lets what follows happen. */
export async function press(name: string | RegExp): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
}
