import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { Host, NewUpdate, PlanStore, SavedUpdate } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import type { ActionFields } from '../../../src/domain/checks';
import type { Result } from '../../../src/domain/failure';
import { ok } from '../../../src/domain/failure';
import type { Action, PlanContent, Update } from '../../../src/domain/plan';
import { AppProvider, useApp, useAppState } from '../../../src/ui/AppContext';
import ActionPanel from '../../../src/ui/action/ActionPanel';
import { content } from '../plan/site';
import { memoryDrafts } from '../memoryDrafts';
import type { DraftStorage } from '../../../src/sync/drafts';

/** What was asked of the site, and the answers it gives; a test exchanges what it is about. */
export interface Site {
  content: PlanContent;
  updates: readonly Update[];
  sentUpdates: NewUpdate[];
  sentFields: ActionFields[];
  /** The reasons for keeping a number that went with the fields. */
  sentReasons: (string | undefined)[];
  addUpdate(action: Action, update: NewUpdate): Promise<Result<SavedUpdate>>;
  saveAction(loaded: Action, fields: ActionFields): Promise<Result<Action>>;
  readUpdates: PlanStore['readUpdates'];
  findPeople: PlanStore['findPeople'];
}

export function update(id: number, own: Partial<Update> = {}): Update {
  return {
    id, etag: '"1"', problems: [], actionId: 1, narrative: `Narrative ${id}`, brag: 'Green', stage: 'In progress', barrier: '', author: 'Ailsa Drumfold',
    at: `2026-11-${String(id).padStart(2, '0')}T12:00:00Z`, ...own
  };
}

/** A site on which everything works. */
export function site(own: Partial<Site> = {}): Site {
  const made: Site = {
    content: content(), updates: [update(9)], sentUpdates: [], sentFields: [], sentReasons: [],
    addUpdate: async (action, sent) => ok({
      update: update(20, { narrative: sent.narrative, brag: sent.brag, barrier: sent.barrier }), action, actionFailure: undefined
    }),
    saveAction: async (loaded, fields) => ok({ ...loaded, ...fields, etag: '"2"' }),
    readUpdates: async () => ok(made.updates),
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
export async function open(over: Site, actionId = 1, drafts: DraftStorage = memoryDrafts()): Promise<Opened> {
  const store: PlanStore = {
    readPlan: async () => ok({ kind: 'plan', content: over.content }),
    readChanges: async () => ok({ kind: 'none' }),
    readUpdates: id => over.readUpdates(id),
    saveAction: (loaded, fields, reason) => { over.sentFields.push(fields); over.sentReasons.push(reason); return over.saveAction(loaded, fields); },
    addUpdate: (action, sent) => { over.sentUpdates.push(sent); return over.addUpdate(action, sent); },
    findPeople: text => over.findPeople(text),
    admitPerson: async found => ok({ id: 50, name: found.name, email: found.email })
  };
  let query = '';
  const host: Host = { place: 'page', readAddress: () => query, writeAddress: next => { query = next; }, isVisible: () => true, onVisible: () => () => undefined, onAddressChange: () => () => undefined };
  const app = createApp(store, host, drafts);
  await app.load();
  render(<ThemeProvider><AppProvider value={app}><Plan /></AppProvider></ThemeProvider>);
  await act(async () => app.openAction(actionId));
  return { app, dismissed: () => app.state.getState().view.actionId === undefined };
}

/** Types into the field with this label. */
export function type(label: string | RegExp, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

/** Presses a button and lets what follows happen. */
export async function press(name: string | RegExp): Promise<void> {
  await act(async () => { fireEvent.click(screen.getByRole('button', { name })); });
}

/** Gives the browser's random ids in a fixed row. */
export function numberedIds(): void {
  let next = 0;
  Object.defineProperty(globalThis.crypto, 'randomUUID', { configurable: true, value: () => `00000000-0000-4000-8000-${String(++next).padStart(12, '0')}` });
}
