import * as v from 'valibot';
import type { Directory } from './directory.ts';

/** What happened to the teams since they were declared: people who left, channels that were deleted. */
export const Overrides = v.object({
  left: v.array(v.object({ team: v.string(), login: v.string() })),
  deleted: v.array(v.object({ team: v.string(), channel: v.string() }))
});
export type Overrides = v.InferOutput<typeof Overrides>;

export const noOverrides: Overrides = { left: [], deleted: [] };

/** The directory as it is now. */
export function withOverrides(directory: Directory, { left, deleted }: Overrides): Directory {
  if (left.length === 0 && deleted.length === 0) return directory;
  return {
    ...directory,
    teams: directory.teams.map(team => {
      const gone = new Set(left.filter(one => one.team === team.id).map(one => one.login.toLowerCase()));
      const without = (logins: ReadonlySet<string>): ReadonlySet<string> =>
        new Set([...logins].filter(login => !gone.has(login.toLowerCase())));
      return {
        ...team,
        owners: without(team.owners),
        members: without(team.members),
        channels: team.channels
          .filter(channel => !deleted.some(one => one.team === team.id && one.channel === channel.id))
          .map(channel => ({ ...channel, people: channel.people && without(channel.people) }))
      };
    })
  };
}

const Change = v.variant('kind', [
  v.object({ kind: v.picklist(['leave', 'join']), team: v.string(), login: v.string() }),
  v.object({ kind: v.picklist(['delete', 'restore']), team: v.string(), channel: v.string() })
]);

/** The overrides after one change; undefined for a change that can't be read or that names nothing there is. */
export function changed(directory: Directory, before: Overrides, body: unknown): Overrides | undefined {
  const parsed = v.safeParse(Change, body);
  if (!parsed.success) return undefined;
  const change = parsed.output;
  const team = directory.teams.find(one => one.id === change.team);
  if (!team) return undefined;
  if ('login' in change) {
    const { login } = change;
    if (!team.members.has(login)) return undefined;
    const left = before.left.filter(one => one.team !== team.id || one.login !== login);
    return { ...before, left: change.kind === 'leave' ? [...left, { team: team.id, login }] : left };
  }
  if (!('channel' in change)) return undefined;
  const { channel } = change;
  if (!team.channels.some(one => one.id === channel)) return undefined;
  const deleted = before.deleted.filter(one => one.team !== team.id || one.channel !== channel);
  return { ...before, deleted: change.kind === 'delete' ? [...deleted, { team: team.id, channel }] : deleted };
}
