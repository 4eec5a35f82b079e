import * as React from 'react';
import { useStore } from 'zustand';
import { updatesSelector } from '../app/state/content';
import type { App, AppState, Part, Screen } from '../app/store';
import type { PlanContent } from '../domain/plan';
import type { Update } from '../model/update';
import type { Keeping, StoredDraft } from '../sync/drafts';

const AppContext = React.createContext<App | undefined>(undefined);

export const AppProvider = AppContext.Provider;

/** Returns the app of the nearest AppProvider: its commands, and its state for `useAppState`. */
export function useApp(): App {
  const app = React.useContext(AppContext);
  if (!app) throw new Error('useApp needs an AppProvider around it');
  return app;
}

/** Selects a part of the app's state. The component renders again only when that part changes. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useStore(useApp().state, select);
}

/** Returns the screen that the app is on: loading, failed, not set up, no plan, or ready. */
export function useScreen(): Screen {
  return useAppState(useApp().selectScreen);
}

/** Returns all updates of an action that have been read, newest first; undefined where they have not been requested. */
export function useUpdates(actionId: number): Part<readonly Update[]> | undefined {
  const select = React.useMemo(() => updatesSelector(actionId), [actionId]);
  return useAppState(select);
}

/** Returns the content of the open plan; undefined while no plan is ready. */
export function useContent(): PlanContent | undefined {
  const screen = useScreen();
  return screen.kind === 'ready' ? screen.content : undefined;
}

/** Reads a value from the drafts, and reads it again whenever they change. */
function useDraftsValue<Part>(read: () => Part): Part {
  const { drafts } = useApp();
  const [, rerender] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => drafts.subscribe(rerender), [drafts]);
  return read();
}

/** Returns the drafts that this person has typed and not sent, newest first. */
export function useDrafts(): readonly StoredDraft[] {
  const { drafts } = useApp();
  return useDraftsValue(drafts.all);
}

/** Tells whether the browser is storing what is typed. */
export function useDraftStorage(): Keeping {
  const { drafts } = useApp();
  return useDraftsValue(drafts.keeping);
}
