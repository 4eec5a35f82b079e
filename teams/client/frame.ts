import type { Channel, Team } from '../../sharepoint/graph/directory.ts';
import type { PersonChoice } from '../../sharepoint/page/pageView.ts';
import type { Faults } from './faults.ts';

export interface TeamsFrameView {
  readonly app: 'tab' | 'personal';
  readonly theme: string;
  readonly width: string;
  /** The language that the web part is told: `english` or `pseudo`. */
  readonly words: string;
  readonly login: string;
  readonly people: readonly PersonChoice[];
  readonly web: string;
  readonly tenantId: string;
  /** The directory's id of who is signed in. */
  readonly userId: string;
  /** Whether they are in the team: only then Graph tells them its posts. */
  readonly isMember: boolean;
  readonly team: Team;
  readonly channel: Channel;
  /** Whether the channel has the plan as a tab. */
  readonly hasPlan: boolean;
  /** The channel that has the plan, for links that name none. */
  readonly planChannelId: string;
  /** The tab to open with: `plan` or `posts`. */
  readonly tab: string;
  readonly subPageId: string;
  readonly faults: Faults;
}
