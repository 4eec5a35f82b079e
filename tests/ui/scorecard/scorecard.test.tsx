/** @jest-environment jsdom */
import type { Evaluation } from '../../../src/model/evaluation';
import type { Inspection } from '../../../src/model/inspection';
import * as React from 'react';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import type { PlanStore } from '../../../src/app/ports';
import type { App } from '../../../src/app/store';
import { createApp } from '../../../src/app/store';
import { ok } from '../../../src/domain/failure';
import type { PlanContent } from '../../../src/domain/plan';
import { AppProvider } from '../../../src/ui/AppContext';
import type { Width } from '../../../src/ui/layout/useWidth';
import { WidthProvider } from '../../../src/ui/layout/useWidth';
import Scorecard from '../../../src/ui/scorecard/Scorecard';
import { memoryDevice } from '../../memoryDevice';
import { memoryHost } from '../../memoryHost';
import { action, area, content, unasked } from '../plan/site';
import { siteReadOf } from '../../siteRead';
import { render } from '../render';

function inspection(own: Partial<Inspection> = {}): Inspection {
  return {
    id: 1,
    etag: '"1"',
    planId: 1,
    title: 'Joint inspection of services',
    type: 'Joint inspection',
    fieldworkStart: '2016-11-22',
    fieldworkEnd: '2017-01-27',
    published: '2017-05-30',
    report: { url: 'https://example.org/report', text: '' },
    scrutinyBodies: ['Inspectorate'],
    ...own
  };
}

function evaluation(id: number, own: Partial<Evaluation> = {}): Evaluation {
  return {
    id,
    etag: '"1"',
    inspectionId: 1,
    keyQuestion: 'How good?',
    indicator: `Indicator ${id}`,
    grade: 4,
    view: 'Accepted',
    viewNote: undefined,
    ...own
  };
}

async function show(own: Partial<PlanContent>, width: Width = 'wide'): Promise<App> {
  const store: PlanStore = {
    readSite: async () => ok(siteReadOf(content(own))),
    ...unasked
  };
  const app = createApp(store, memoryHost(), memoryDevice());
  await app.load();
  render(
    <ThemeProvider>
      <AppProvider value={app}>
        <WidthProvider value={width}>
          <Scorecard />
        </WidthProvider>
      </AppProvider>
    </ThemeProvider>
  );
  return app;
}

describe('the scorecard', () => {
  it('shows the inspection as the report gives it', async () => {
    await show({ inspections: [inspection()], evaluations: [evaluation(1)] });
    expect(screen.getByRole('heading', { name: 'Joint inspection of services' })).toBeTruthy();
    expect(screen.getByText('22 November 2016 to 27 January 2017')).toBeTruthy();
    expect(screen.getByRole('link', { name: /Read the report/ }).getAttribute('href')).toBe(
      'https://example.org/report'
    );
  });

  it('gives no link that is not https', async () => {
    await show({ inspections: [inspection({ report: { url: 'http://example.org/report', text: 'Report' } })] });
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('has a table for each key question, with the grade in words', async () => {
    await show({
      inspections: [inspection()],
      evaluations: [evaluation(1, { grade: 3 }), evaluation(2, { keyQuestion: 'How well led?', grade: undefined })]
    });
    const table = within(screen.getByRole('table', { name: 'How good?' }));
    expect(table.getByText('Adequate, 3 of 6')).toBeTruthy();
    expect(within(screen.getByRole('table', { name: 'How well led?' })).getByText('Not graded')).toBeTruthy();
  });

  it('counts the grades given, best first', async () => {
    await show({
      inspections: [inspection()],
      evaluations: [evaluation(1), evaluation(2), evaluation(3, { grade: 5 })]
    });
    expect(
      within(screen.getByRole('list', { name: 'Grades given' }))
        .getAllByRole('listitem')
        .map(one => one.textContent)
    ).toEqual(['1 Very good', '2 Good']);
  });

  it('says where the partnership questioned a grade, and why', async () => {
    await show({
      inspections: [inspection()],
      evaluations: [evaluation(1, { view: 'Questioned', viewNote: 'Audits found more' })]
    });
    expect(screen.getByText('Questioned by the partnership')).toBeTruthy();
    expect(screen.getByText('Audits found more')).toBeTruthy();
  });

  it('opens an action that answers an indicator', async () => {
    const app = await show({
      inspections: [inspection()],
      evaluations: [evaluation(1)],
      areas: [{ ...area(1, 'Better care planning'), evaluationIds: [1] }],
      actions: [action(2)]
    });
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Open action 1.2: Action number 2. Green.' }));
    });
    expect(app.state.getState().view.actionId).toBe(2);
  });

  it('calls out what is below Good and answered by nothing', async () => {
    const areas = [{ ...area(1, 'Better care planning'), evaluationIds: [1, 2] }];
    await show({
      inspections: [inspection()],
      evaluations: [evaluation(1, { grade: 3 })],
      areas,
      actions: [action(1, { stage: 'Cancelled' })]
    });
    expect(
      screen.getByText('1 indicator is graded below Good and no action answers it', { exact: false })
    ).toBeTruthy();
    expect(screen.getByText('Graded below Good and no action answers it')).toBeTruthy();
  });

  it('says so where everything below Good is answered', async () => {
    const areas = [{ ...area(1, 'Better care planning'), evaluationIds: [1] }];
    await show({
      inspections: [inspection()],
      evaluations: [evaluation(1, { grade: 3 })],
      areas,
      actions: [action(1)]
    });
    expect(screen.getByText('Every indicator graded below Good has an action that answers it.')).toBeTruthy();
  });

  it('has cards instead of tables where there is little room', async () => {
    await show({ inspections: [inspection()], evaluations: [evaluation(1)] }, 'narrow');
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Indicator 1' })).toBeTruthy();
  });

  it('says that no inspection is recorded', async () => {
    await show({});
    expect(screen.getByText('No inspection is recorded for this plan')).toBeTruthy();
  });
});
