import { isRecord } from '../site/json.ts';

/**
 * Teams draws adaptive cards up to this version
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference).
 */
const newest: readonly [major: number, minor: number] = [1, 5];

/**
 * What is wrong with an adaptive card that a person posts, or undefined. Actions but `Action.OpenUrl` need a bot behind
 * the card, and a person's post has none. Teams itself may take such a card and show it without what it can't do;
 * here it is refused, so that the mistake is seen.
 */
export function problemOfCard(card: Readonly<Record<string, unknown>>): string | undefined {
  if (card['type'] !== 'AdaptiveCard') return "The content is not of type 'AdaptiveCard'.";
  const version = card['version'] ?? '1.0';
  const [, major, minor] = typeof version === 'string' ? (/^(\d{1,4})\.(\d{1,4})$/.exec(version) ?? []) : [];
  if (major === undefined || minor === undefined) return 'The version of the card can not be read.';
  if (Number(major) !== newest[0] || Number(minor) > newest[1])
    return `The version '${String(version)}' of the card is not supported; the newest is '${newest.join('.')}'.`;
  const action = foreignAction(card);
  return action === undefined
    ? undefined
    : `The action '${action}' is not supported in a message of a user; 'Action.OpenUrl' is.`;
}

/**
 * The type of an action anywhere in the card that isn't `Action.OpenUrl`; without recursion, since a card may be deep.
 */
function foreignAction(card: unknown): string | undefined {
  const left: unknown[] = [card];
  while (left.length > 0) {
    const next = left.pop();
    if (Array.isArray(next)) left.push(...next);
    if (!isRecord(next)) continue;
    const { type } = next;
    if (typeof type === 'string' && /^Action\./i.test(type) && type !== 'Action.OpenUrl') return type;
    left.push(...Object.values(next));
  }
  return undefined;
}
