import * as React from 'react';
import { act } from '@testing-library/react';
import { createTheme } from '@fluentui/react/lib/Theme';
import type { ChosenPlanStorage } from '../../../src/app/personal';
import { createPersonal } from '../../../src/app/personal';
import type { Host, PlanStore, SiteChanges, SiteRead } from '../../../src/app/ports';
import { createApp } from '../../../src/app/store';
import type { ChosenPlan } from '../../../src/domain/chosenPlan';
import type { Result } from '../../../src/domain/failure';
import { failed, ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import { MyActionsApp } from '../../../src/ui/myActions/MyActionsApp';
import { memoryDevice } from '../../memoryDevice';
import { siteReadOf } from '../../siteRead';
import { unasked } from '../plan/site';
import { render } from '../render';

export const origin = 'https://council.example.test';

export function chosen(name: string): ChosenPlan {
  return {
    webUrl: `${origin}/sites/${name}`,
    siteTitle: `Site ${name}`,
    planId: 1,
    title: `Plan ${name}`,
    pageUrl: undefined
  };
}

/** The personal app over sites that answer as they are told to; `answers` by the name of the site. */
export async function show(
  answers: Readonly<Record<string, PlanContent | Result<SiteRead>>>,
  storage?: ChosenPlanStorage
): Promise<{ changes: SiteChanges; comeBack(): Promise<void> }> {
  const shown: { changes: SiteChanges; comeBack(): Promise<void> } = {
    changes: { kind: 'none' },
    comeBack: () =>
      act(async () => {
        seen.forEach(listener => listener());
        await new Promise(resolve => setTimeout(resolve, 20));
      })
  };
  const seen: (() => void)[] = [];
  let query = '';
  const host: Host = {
    kind: 'personalApp',
    readAddress: () => query,
    writeAddress: next => {
      query = next;
    },
    isVisible: () => true,
    onVisible: listener => {
      seen.push(listener);
      return () => undefined;
    },
    onOnline: () => () => undefined,
    onAddressChange: () => () => undefined,
    setPlan: () => undefined,
    close: () => undefined
  };
  const storeOf = (webUrl: string): PlanStore => {
    const answer = answers[webUrl.split('/').pop() ?? ''] ?? failed({ kind: 'notFound', what: 'list' });
    return {
      ...unasked,
      readSite: async () => ('plan' in answer ? ok(siteReadOf(answer)) : answer),
      readChanges: async () => ok(shown.changes)
    };
  };
  const personal = createPersonal({
    openPlan: ({ webUrl }, own) => createApp(storeOf(webUrl), own, memoryDevice()),
    findPlans: async webUrl => ok({ webUrl, title: 'Home', plans: [{ id: 1, title: 'Plan home' }] }),
    storage: storage ?? { read: async () => Object.keys(answers).map(chosen), write: async () => 'kept' },
    host,
    homeUrl: `${origin}/sites/home`,
    now: () => Date.parse('2026-11-23T09:00:00Z')
  });
  render(<MyActionsApp personal={personal} theme={createTheme({})} />);
  await act(async () => {
    await new Promise(resolve => setTimeout(resolve, 20));
  });
  return shown;
}
