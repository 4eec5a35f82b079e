import * as React from 'react';
import { useStore } from 'zustand';
import type { App, AppState } from '../app/store';
import type { PlanContent } from '../domain/plan';
import type { KeptDraft, Keeping } from '../sync/drafts';

const AppContext = React.createContext<App | undefined>(undefined);

export const AppProvider = AppContext.Provider;

/** The app: its commands, and its state through `useAppState`. */
export function useApp(): App {
  const app = React.useContext(AppContext);
  if (!app) throw new Error('useApp needs an AppProvider around it');
  return app;
}

/** A part of the state; the component is drawn anew only when that part changes. */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useStore(useApp().state, select);
}

/** The plan in view; undefined while there is none. */
export function useContent(): PlanContent | undefined {
  return useAppState(state => (state.screen.kind === 'ready' ? state.screen.content : undefined));
}

/** Something of the drafts, read again whenever they change. */
function useOfDrafts<Part>(read: () => Part): Part {
  const { drafts } = useApp();
  const [, again] = React.useReducer((count: number) => count + 1, 0);
  React.useEffect(() => drafts.subscribe(again), [drafts]);
  return read();
}

/** What this person typed and has not sent, the newest first. */
export function useDrafts(): readonly KeptDraft[] {
  const { drafts } = useApp();
  return useOfDrafts(drafts.all);
}

/** Whether what is typed is being kept. */
export function useKeeping(): Keeping {
  const { drafts } = useApp();
  return useOfDrafts(drafts.keeping);
}
