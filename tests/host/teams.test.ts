import type { Screen } from '../../src/app/store';
import type { Failure } from '../../src/domain/failure';
import type { Teams, TeamsContext } from '../../src/host/teams';
import { openInTeams } from '../../src/host/inTeams';
import {
  channelInTeams,
  contextOfTeams,
  answerInTime,
  hostKindInTeams,
  subPageInTeams,
  themeInTeams
} from '../../src/host/teams';
import { loadingNotifier } from '../../src/host/teamsLoading';

const never = new Promise<never>(() => undefined);

// The address says who the place is for where Teams doesn't.
Object.assign(globalThis, { window: { location: { search: '?teams&componentId=x' } } });

/** Teams, as far as it is asked here: it writes down what it is told. */
function teams({
  context,
  answer = never,
  isOld = false
}: { context?: TeamsContext; answer?: Promise<TeamsContext>; isOld?: boolean } = {}): { teams: Teams; told: string[] } {
  const told: string[] = [];
  const tell = (word: string): void => {
    if (isOld) throw new Error('This Teams is too old.');
    told.push(word);
  };
  enum FailedReason {
    AuthFailed = 'AuthFailed',
    Timeout = 'Timeout',
    Other = 'Other'
  }
  enum ExpectedFailureReason {
    PermissionError = 'PermissionError',
    NotFound = 'NotFound',
    Throttling = 'Throttling',
    Offline = 'Offline',
    Other = 'Other'
  }
  const teamsJs = {
    app: {
      FailedReason,
      ExpectedFailureReason,
      notifyAppLoaded: () => tell('loaded'),
      notifySuccess: () => {
        tell('success');
        return never;
      },
      notifyFailure: ({ reason, message }: { reason: string; message?: string }) =>
        tell(`failure ${reason}: ${message ?? ''}`),
      notifyExpectedFailure: ({ reason, message }: { reason: string; message?: string }) =>
        tell(`expected ${reason}: ${message ?? ''}`),
      registerOnThemeChangeHandler: () => undefined,
      openLink: () => Promise.resolve(),
      getContext: () => answer
    },
    pages: { isSupported: () => true, shareDeepLink: () => undefined }
  };
  return { teams: { teamsJs, context }, told };
}

describe('what Teams says', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const words = { failure: () => '', action: () => '' };
  const later = (milliseconds: number, context: TeamsContext): Promise<TeamsContext> =>
    new Promise(resolve => {
      setTimeout(() => resolve(context), milliseconds);
    });

  test('is waited for two seconds and no longer', async () => {
    const done = jest.fn();
    const opening = openInTeams(teams().teams, '', words, () => undefined).then(opened => {
      done();
      return opened;
    });
    await jest.advanceTimersByTimeAsync(1999);
    expect(done).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(await opening).toMatchObject({ hostKind: 'channelTab', theme: 'default', subPageId: undefined });
  });

  test('late brings the theme all the same, and moves nobody', async () => {
    const heard: string[] = [];
    const opening = openInTeams(
      teams({ answer: later(3000, { theme: 'dark', subEntityId: 'action-1' }) }).teams,
      '',
      words,
      theme => heard.push(theme)
    );
    await jest.advanceTimersByTimeAsync(2000);
    const opened = await opening;
    await jest.advanceTimersByTimeAsync(1000);
    expect([heard, opened.theme, opened.subPageId]).toEqual([['dark'], 'default', undefined]);
  });

  test('is not asked for again when SPFx has handed it over', async () => {
    expect(await contextOfTeams(teams({ context: { theme: 'dark' } }).teams)).toEqual({ theme: 'dark' });
  });

  test('counts when it comes in time, and a refusal is no answer', async () => {
    expect(await contextOfTeams(teams({ answer: Promise.resolve({ app: { theme: 'contrast' } }) }).teams)).toEqual({
      app: { theme: 'contrast' }
    });
    expect(await answerInTime(Promise.reject(new Error('no')))).toBeUndefined();
  });
});

test.each<[string, TeamsContext, string, string]>([
  ['a channel', { channel: { id: '19:x' } }, '', 'channelTab'],
  ['a channel in the older shape', { channelId: '19:x' }, '?personal', 'channelTab'],
  ['no channel', { app: { theme: 'dark' } }, '', 'personalApp'],
  ['nothing, at the address of the personal app', {}, '?teams&personal&componentId=x', 'personalApp'],
  ['nothing, at any other address', {}, '?teams&componentId=x', 'channelTab']
])('a context with %s', (_, context, search, place) => {
  expect(hostKindInTeams(context, search)).toBe(place);
});

test('both shapes of the context are read', () => {
  expect([themeInTeams({}), themeInTeams({ theme: 'dark' }), themeInTeams({ app: { theme: 'contrast' } })]).toEqual([
    'default',
    'dark',
    'contrast'
  ]);
  expect([
    subPageInTeams({}),
    subPageInTeams({ subEntityId: 'action-1' }),
    subPageInTeams({ page: { subPageId: 'action-2' } })
  ]).toEqual([undefined, 'action-1', 'action-2']);
});

describe('Teams is told', () => {
  const loading: Screen = { kind: 'loading', slow: false };
  const failedBy = (failure: Failure): Screen => ({ kind: 'failed', failure });
  const tellWith = (isOld = false): { tell: (screen: Screen) => void; told: string[] } => {
    const stand = teams({ isOld });
    return { tell: loadingNotifier(stand.teams, failure => `It is ${failure.kind}.`), told: stand.told };
  };

  test('of success only when there is a plan or its place to see', () => {
    const { tell, told } = tellWith();
    tell(loading);
    expect(told).toEqual(['loaded']);
    tell({ kind: 'noPlan', mayAdd: false });
    tell({ kind: 'noPlan', mayAdd: false });
    expect(told).toEqual(['loaded', 'success']);
  });

  test.each<[Failure, string]>([
    [{ kind: 'signedOut' }, 'failure AuthFailed: It is signedOut.'],
    [{ kind: 'forbidden' }, 'expected PermissionError: It is forbidden.'],
    [{ kind: 'notFound', what: 'list' }, 'expected NotFound: It is notFound.'],
    [{ kind: 'busy', until: undefined }, 'expected Throttling: It is busy.'],
    [{ kind: 'offline' }, 'expected Offline: It is offline.'],
    [{ kind: 'broken', message: 'x' }, 'expected Other: It is broken.']
  ])('why a first read failed: %j', (failure, word) => {
    const { tell, told } = tellWith();
    tell(failedBy(failure));
    expect(told).toEqual(['loaded', word]);
  });

  test('of success after a retry', () => {
    const { tell, told } = tellWith();
    tell(failedBy({ kind: 'offline' }));
    tell(loading);
    tell({ kind: 'notSetUp', maySetUp: false });
    expect(told).toEqual(['loaded', 'expected Offline: It is offline.', 'success']);
  });

  test("nothing that stops the product when Teams can't hear it", () => {
    const { tell } = tellWith(true);
    expect(() => {
      tell(loading);
      tell(failedBy({ kind: 'forbidden' }));
      tell({ kind: 'noPlan', mayAdd: false });
    }).not.toThrow();
  });
});

test.each<[string, TeamsContext, string | undefined]>([
  ['a standard channel', { channel: { id: '19:a' }, team: { groupId: 'team' } }, 'team'],
  [
    'a shared channel seen from another team',
    { channel: { id: '19:a', ownerGroupId: 'owner' }, team: { groupId: 'team' } },
    'owner'
  ],
  ['a shared channel in teams-js 1', { channelId: '19:a', hostTeamGroupId: 'owner', groupId: 'team' }, 'owner'],
  ['a channel whose owner is told as nothing', { channel: { id: '19:a', ownerGroupId: '' }, groupId: 'team' }, 'team'],
  ['a channel whose team isn’t told', { channel: { id: '19:a' } }, undefined]
])('%s belongs to the team that owns it', (_, context, teamId) => {
  expect(channelInTeams(context)?.teamId).toBe(teamId);
});
