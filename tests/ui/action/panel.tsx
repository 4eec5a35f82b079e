import * as React from 'react';
import { act, fireEvent, screen } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { Device, PlanStore } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import { failed, ok } from '../../../src/domain/failure';
import type { PlanContent, Update } from '../../../src/domain/plan';
import type { Fields, Operation } from '../../../src/sync/outbox';
import type { CreateAnswer, Transport, WriteAnswer } from '../../../src/sync/ports';
import { AppProvider, useApp, useAppState } from '../../../src/ui/AppContext';
import ActionPanel from '../../../src/ui/action/ActionPanel';
import { content } from '../plan/site';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { render } from '../render';

/** What was asked of the site, and the answers it gives; a test exchanges what it is about. */
export interface Site {
  content: PlanContent;
  updates: readonly Update[];
  /** What new updates were sent with, each request. */
  created: Fields[];
  /** What actions were changed with, each request. */
  edited: Fields[];
  create(operation: Operation): Promise<CreateAnswer>;
  edit(operation: Operation, body: Fields, etag: string): Promise<WriteAnswer>;
  /** The rest of what the outbox may ask; by default nothing is found. */
  transport: Partial<Transport>;
  readUpdates: PlanStore['readUpdates'];
  findRemoved: PlanStore['findRemoved'];
  findPeople: PlanStore['findPeople'];
}

export function update(id: number, own: Partial<Update> = {}): Update {
  return {
    id,
    etag: '"1"',
    problems: [],
    actionId: 1,
    narrative: `Narrative ${id}`,
    brag: 'Green',
    stage: 'In progress',
    barrier: '',
    author: 'Ailsa Drumfold',
    at: `2026-11-${String(id).padStart(2, '0')}T12:00:00Z`,
    ...own
  };
}

/** A site on which everything works. */
export function site(own: Partial<Site> = {}): Site {
  const made: Site = {
    content: content(),
    updates: [update(9)],
    created: [],
    edited: [],
    transport: {},
    create: async () => ({ kind: 'done', written: { id: '20', etag: '"1"' } }),
    edit: async () => ({ kind: 'done', written: { id: '1', etag: '"2"' } }),
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
    readPlan: async () => ok({ kind: 'plan', content: over.content }),
    readChanges: async () => ok({ kind: 'none' }),
    readUpdates: id => over.readUpdates(id),
    readAction: async id => {
      const found = over.content.actions.find(one => one.id === id);
      return found ? ok(found) : gone();
    },
    findRemoved: id => over.findRemoved(id),
    now: () => Date.now(),
    transport: {
      create: operation => {
        over.created.push(operation.body);
        return over.create(operation);
      },
      edit: (operation, body, etag) => {
        over.edited.push(body);
        return over.edit(operation, body, etag);
      },
      findByKey: async () => ok(undefined),
      remove: async (_operation, etag) => ({ kind: 'done', written: { id: '1', etag } }),
      restore: async () => ({ kind: 'done', written: { id: '1', etag: '"3"' } }),
      read: gone,
      versions: async () => ok([]),
      ...over.transport
    },
    findPeople: text => over.findPeople(text),
    admitPerson: async found => ok({ id: 50, name: found.name, email: found.email })
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

/** Gives the browser's random ids in a fixed row. */
export function numberedIds(): void {
  let next = 0;
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    configurable: true,
    value: () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}`
  });
}
