import * as v from 'valibot';
import { isRecord } from '../site/json.ts';
import { problemOfCard } from './adaptiveCard.ts';
import { findUser, isInChannel } from './directory.ts';
import type { Channel, Directory, Team } from './directory.ts';
import { badRequest } from './errors.ts';
import { attachmentMarkers, mentionMarkers } from './markup.ts';

/** Whom or what a message names. */
export type Mentioned =
  | { readonly kind: 'user'; readonly id: string; readonly displayName: string }
  | {
      readonly kind: 'conversation';
      readonly id: string;
      readonly displayName: string;
      readonly type: 'team' | 'channel';
    };

export interface Mention {
  readonly id: number;
  readonly mentionText: string;
  readonly mentioned: Mentioned;
}

export interface Attachment {
  readonly id: string;
  readonly contentType: string;
  readonly contentUrl: string | null;
  readonly content: string | null;
  readonly name: string | null;
  readonly thumbnailUrl: string | null;
}

/** What the author of a message decides; the server adds who, when and where. */
export interface Draft {
  readonly subject: string | null;
  readonly summary: string | null;
  readonly importance: 'normal' | 'high' | 'urgent';
  readonly locale: string;
  readonly body: { readonly contentType: 'text' | 'html'; readonly content: string };
  readonly mentions: readonly Mention[];
  readonly attachments: readonly Attachment[];
}

const Text = v.nullish(v.string(), null);
const Annotations = { '@odata.type': v.optional(v.string()) };
/** Properties that only the server may fill can be sent as null, which says nothing. */
const Nothing = v.optional(v.null());

const PostedMention = v.strictObject({
  ...Annotations,
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  mentionText: v.pipe(v.string(), v.minLength(1)),
  mentioned: v.strictObject({
    ...Annotations,
    application: Nothing,
    device: Nothing,
    tag: Nothing,
    user: v.nullish(v.object({ id: v.string() })),
    conversation: v.nullish(v.object({ id: v.string(), conversationIdentityType: v.picklist(['team', 'channel']) }))
  })
});

const PostedAttachment = v.strictObject({
  ...Annotations,
  id: v.pipe(v.string(), v.minLength(1)),
  contentType: v.string(),
  contentUrl: Text,
  content: Text,
  name: Text,
  thumbnailUrl: Text,
  teamsAppId: Nothing
});

const Posted = v.strictObject({
  ...Annotations,
  subject: Text,
  summary: Text,
  importance: v.nullish(v.picklist(['normal', 'high', 'urgent']), 'normal'),
  locale: v.nullish(v.string(), 'en-us'),
  body: v.strictObject({
    ...Annotations,
    contentType: v.nullish(v.picklist(['text', 'html']), 'text'),
    content: v.string()
  }),
  mentions: v.nullish(v.array(PostedMention), []),
  attachments: v.nullish(v.array(PostedAttachment), []),
  reactions: v.optional(v.nullable(v.pipe(v.array(v.unknown()), v.maxLength(0)))),
  id: Nothing,
  replyToId: Nothing,
  etag: Nothing,
  messageType: v.optional(v.picklist(['message'])),
  createdDateTime: Nothing,
  lastModifiedDateTime: Nothing,
  lastEditedDateTime: Nothing,
  deletedDateTime: Nothing,
  chatId: Nothing,
  webUrl: Nothing,
  policyViolation: Nothing,
  eventDetail: Nothing,
  from: Nothing,
  channelIdentity: Nothing
});
type Posted = v.InferOutput<typeof Posted>;

const cards =
  /^application\/vnd\.microsoft\.card\.(adaptive|hero|list|o365connector|receipt|signin|thumbnail|codesnippet|announcement)$/;

/**
 * Reads what was posted to a channel of a team. Throws 400 for whatever Graph doesn't take: a body that is
 * missing or empty, properties that only the server fills, a mention or an attachment without its marker in
 * the body or the other way round (https://learn.microsoft.com/graph/api/chatmessage-post).
 */
export function readDraft(directory: Directory, team: Team, channel: Channel, json: unknown): Draft {
  const parsed = v.safeParse(Posted, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw badRequest(`Invalid request body was sent. ${v.getDotPath(issue) ?? 'The message'}: ${issue.message}`);
  }
  const { subject, summary, importance, locale, body, mentions, attachments } = parsed.output;
  if (body.content.trim() === '' && attachments.length === 0)
    throw badRequest('Invalid request body was sent. The message has no content.');
  if (body.contentType === 'text' && mentions.length + attachments.length > 0) {
    throw badRequest("Mentions and attachments need a body of contentType 'html'.");
  }
  checkMentions(body.content, body.contentType, mentions);
  checkAttachments(body.content, body.contentType, attachments);
  return {
    subject,
    summary,
    importance,
    locale,
    body,
    mentions: mentions.map(mention => ({
      id: mention.id,
      mentionText: mention.mentionText,
      mentioned: mentioned(directory, team, channel, mention)
    })),
    attachments: attachments.map(({ id, contentType, contentUrl, content, name, thumbnailUrl }) => ({
      id,
      contentType,
      contentUrl,
      content,
      name,
      thumbnailUrl
    }))
  };
}

function checkUnique(ids: readonly unknown[], what: string): void {
  if (new Set(ids).size < ids.length) throw badRequest(`Duplicate ${what} ids were sent.`);
}

function checkMentions(content: string, contentType: string, mentions: Posted['mentions']): void {
  checkUnique(
    mentions.map(({ id }) => id),
    'mention'
  );
  const markers = contentType === 'html' ? mentionMarkers(content) : [];
  for (const { id, mentionText } of mentions) {
    if (!markers.some(marker => marker.id === String(id) && marker.text === mentionText)) {
      throw badRequest(
        `Body does not contain marker for mention with Id '${id}'. Add '<at id="${id}">${mentionText}</at>' to the body.`
      );
    }
  }
  const lost = markers.find(marker => !mentions.some(({ id }) => String(id) === marker.id));
  if (lost)
    throw badRequest(`Body contains a marker for mention with Id '${lost.id}', which is not among the mentions.`);
}

function checkAttachments(content: string, contentType: string, attachments: Posted['attachments']): void {
  checkUnique(
    attachments.map(({ id }) => id),
    'attachment'
  );
  const markers = contentType === 'html' ? attachmentMarkers(content) : [];
  for (const attachment of attachments) {
    const { id } = attachment;
    if (!markers.includes(id)) {
      throw badRequest(
        `Body does not contain marker for attachment with Id '${id}'. Add '<attachment id="${id}"></attachment>' to the body.`
      );
    }
    checkContent(attachment);
  }
  const lost = markers.find(marker => !attachments.some(({ id }) => id === marker));
  if (lost !== undefined)
    throw badRequest(`Body contains a marker for attachment with Id '${lost}', which is not among the attachments.`);
}

function checkContent({ id, contentType, content, contentUrl }: Posted['attachments'][number]): void {
  if (contentType === 'reference') {
    if (contentUrl === null || !URL.canParse(contentUrl))
      throw badRequest(`Attachment with Id '${id}' needs a contentUrl.`);
    return;
  }
  if (!cards.test(contentType))
    throw badRequest(
      `Attachment with Id '${id}' has a contentType that channel messages don't take: '${contentType}'.`
    );
  let card: unknown;
  try {
    card = JSON.parse(content ?? '');
  } catch {
    card = undefined;
  }
  if (!isRecord(card)) throw badRequest(`Failed to process content in attachment with Id '${id}'.`);
  const problem = contentType.endsWith('.adaptive') ? problemOfCard(card) : undefined;
  if (problem !== undefined) throw badRequest(`Failed to process content in attachment with Id '${id}'. ${problem}`);
}

function mentioned(
  directory: Directory,
  team: Team,
  channel: Channel,
  { id, mentioned: { user, conversation } }: Posted['mentions'][number]
): Mentioned {
  if ((user && conversation) || (!user && !conversation))
    throw badRequest(`Mention with Id '${id}' names one user or one conversation.`);
  if (user) {
    const found = findUser(directory, user.id);
    if (found?.id !== user.id.toLowerCase()) throw badRequest(`Mention with Id '${id}' names an unknown user.`);
    if (!isInChannel(team, channel, found))
      throw badRequest(`Mention with Id '${id}' names a user who is not a member of the channel.`);
    return { kind: 'user', id: found.id, displayName: found.displayName };
  }
  const named =
    conversation?.conversationIdentityType === 'team' ? team : team.channels.find(one => one.id === conversation?.id);
  if (!conversation || named?.id !== conversation.id)
    throw badRequest(`Mention with Id '${id}' names an unknown conversation.`);
  return {
    kind: 'conversation',
    id: named.id,
    displayName: named.displayName,
    type: conversation.conversationIdentityType
  };
}
