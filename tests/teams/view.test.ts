import { createDirectory } from '../../sharepoint/graph/directory.ts';
import type { Team } from '../../sharepoint/graph/directory.ts';
import { faultsIn } from '../../teams/client/faults.ts';
import type { TeamsFrameView } from '../../teams/client/frame.ts';
import { teamsFrameView } from '../../teams/client/view.ts';

const people = [{ login: 'owner@example.test', title: "Olive O'Brien", email: 'owner@example.test' }];
const {
  teams: [team],
  tenantId
} = createDirectory(people, [
  {
    url: '/sites/test',
    title: 'Test <b> & co',
    owners: ['owner@example.test'],
    members: [],
    channels: ['Plan & "more"']
  }
]);

function view(more: Partial<TeamsFrameView> = {}): string {
  if (!team?.channels[1]) throw new Error('There is no team.');
  const all: TeamsFrameView = {
    app: 'tab',
    theme: 'default',
    width: 'full',
    words: 'english',
    login: 'owner@example.test',
    people,
    web: '/sites/test',
    tenantId,
    userId: 'u',
    isMember: true,
    team,
    channel: team.channels[1],
    hasPlan: true,
    tab: 'plan',
    subPageId: '',
    planChannelId: team.channels[1].id,
    faults: faultsIn(''),
    ...more
  };
  return teamsFrameView(all).text;
}

const channelOf = (index: number): Team['channels'][number] =>
  team?.channels[index] ?? { id: '', displayName: '', membershipType: 'standard', people: undefined };

describe('the local Teams', () => {
  it('lists the channels of the directory, by the ids that Graph tells', () => {
    const text = view();
    for (const { id } of team?.channels ?? []) expect(text).toContain(`channel=${encodeURIComponent(id)}`);
    expect(text).toContain(`data-channel-id="${channelOf(1).id}"`);
    expect(text).toContain(`data-team-internal-id="${channelOf(0).id}"`);
    expect(text).toContain('Plan &#38; &#34;more&#34;');
    expect(text).not.toContain('<b>');
  });

  it('opens with the plan, or with the posts when asked to', () => {
    expect(view()).toMatch(/id="posts"[^>]* hidden\s*>[\s\S]*id="plan"[^>]*"tab-plan"\s*>/);
    expect(view({ tab: 'posts' })).toMatch(/id="posts"[^>]*"tab-posts"\s*>[\s\S]*id="plan"[^>]* hidden\s*>/);
  });

  it('has posts only where the channel has no plan', () => {
    const text = view({ channel: channelOf(0), hasPlan: false });
    expect(text).not.toContain('id="plan"');
    expect(text).toContain('Add a tab');
    expect(text).toMatch(/id="posts"[^>]*"tab-posts"\s*>/);
  });

  it('keeps the faults in its links', () => {
    expect(view({ faults: faultsIn('slow=1000&without=sharing&without=pages') })).toMatch(
      /href="[^"]*slow=1000&#38;without=sharing%2Cpages"/
    );
  });

  it('has no feed for somebody outside the team', () => {
    expect(view({ isMember: false })).toContain('You are not in this team');
    expect(view({ isMember: false })).not.toContain('id="feed"');
  });
});
