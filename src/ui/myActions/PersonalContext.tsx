import * as React from 'react';
import { useStore } from 'zustand';
import type { Personal, PersonalState } from '../../app/personal';

const PersonalContext = React.createContext<Personal | undefined>(undefined);

export const PersonalProvider = PersonalContext.Provider;

/** The person's own actions: what can be asked for, and the state through `usePersonalState`. */
export function usePersonal(): Personal {
  const personal = React.useContext(PersonalContext);
  if (!personal) throw new Error('usePersonal needs a PersonalProvider around it');
  return personal;
}

/** A part of the state; the component is drawn anew only when that part changes. */
export function usePersonalState<Part>(select: (state: PersonalState) => Part): Part {
  return useStore(usePersonal().state, select);
}
