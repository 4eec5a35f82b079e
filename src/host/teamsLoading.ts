import type { Screen } from '../app/store';
import type { Failure } from '../domain/failure';
import type { Teams, TeamsSdk } from './teams';
import { ifSupported, answerInTime } from './teams';

/**
 * Makes a function that notifies Teams of each drawn screen, so that its loading screen and error page come and go in time
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/content-page):
 * “loaded” at the first screen, “success” once the plan is shown, and the reason of a failed first reading.
 * `words` puts a failure into words.
 */
export function loadingNotifier({ teamsJs }: Teams, words: (failure: Failure) => string): (screen: Screen) => void {
  let isLoaded = false;
  let isDone = false;
  return screen => {
    if (!isLoaded) {
      isLoaded = true;
      ifSupported(() => teamsJs.app.notifyAppLoaded());
    }
    if (isDone || screen.kind === 'loading') return;
    if (screen.kind === 'failed') {
      notifyFailure(teamsJs, screen.failure, words(screen.failure));
      return;
    }
    isDone = true;
    // Older Teams clients never answer this, so the promise gets a time limit and isn't awaited.
    ifSupported(() => void answerInTime(teamsJs.app.notifySuccess()));
  };
}

/**
 * Reports a failed first reading. Only a missing sign-in makes Teams show its error page, which can sign in again; the
 * product shows all other failures itself.
 */
function notifyFailure({ app }: TeamsSdk, failure: Failure, message: string): void {
  ifSupported(() => {
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
