import * as React from 'react';
import { useStore } from 'zustand';
import type { App, AppState } from '../app/store';
import type { PlanContent } from '../domain/plan';

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
  return useAppState(state => state.screen.kind === 'ready' ? state.screen.content : undefined);
}
