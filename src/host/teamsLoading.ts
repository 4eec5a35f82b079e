import type { Screen } from '../app/store';
import type { Failure } from '../domain/failure';
import type { Teams, TeamsSdk } from './teams';
import { ifAble, inTime } from './teams';

/**
 * Tells Teams how the loading went, so that its own loading screen and error page come and go at the right time
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/content-page):
 * loaded when there is anything to see, success when the plan is on screen, and a failed first read by its reason.
 * `words` says a failure for people.
 */
export function loadingTeller({ teamsJs }: Teams, words: (failure: Failure) => string): (screen: Screen) => void {
  let isLoaded = false;
  let isDone = false;
  return screen => {
    if (!isLoaded) {
      isLoaded = true;
      ifAble(() => teamsJs.app.notifyAppLoaded());
    }
    if (isDone || screen.kind === 'loading') return;
    if (screen.kind === 'failed') {
      tellFailure(teamsJs, screen.failure, words(screen.failure));
      return;
    }
    isDone = true;
    // An older Teams never answers this one; nobody waits for it.
    ifAble(() => void inTime(teamsJs.app.notifySuccess()));
  };
}

/** Only a sign-in is beyond us: Teams' own page with its retry signs in again. Anything else the product shows better itself. */
function tellFailure({ app }: TeamsSdk, failure: Failure, message: string): void {
  ifAble(() => {
    if (failure.kind === 'signedOut') app.notifyFailure({ reason: app.FailedReason.AuthFailed, message });
    else app.notifyExpectedFailure({ reason: app.ExpectedFailureReason[reasonOf(failure)], message });
  });
}

function reasonOf(failure: Failure): 'PermissionError' | 'NotFound' | 'Throttling' | 'Offline' | 'Other' {
  switch (failure.kind) {
    case 'forbidden':
      return 'PermissionError';
    case 'notFound':
      return 'NotFound';
    case 'busy':
      return 'Throttling';
    case 'offline':
      return 'Offline';
    default:
      return 'Other';
  }
}
