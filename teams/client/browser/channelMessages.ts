import * as v from 'valibot';

const Message = v.object({
  id: v.string(),
  createdDateTime: v.string(),
  subject: v.nullable(v.string()),
  importance: v.string(),
  from: v.nullable(v.object({ user: v.nullable(v.object({ id: v.string(), displayName: v.nullable(v.string()) })) })),
  body: v.object({ contentType: v.picklist(['text', 'html']), content: v.string() }),
  attachments: v.array(
    v.object({
      id: v.string(),
      contentType: v.string(),
      contentUrl: v.nullable(v.string()),
      content: v.nullable(v.string()),
      name: v.nullable(v.string())
    })
  )
});
const Post = v.object({ ...Message.entries, replies: v.array(Message) });
const Page = v.object({ value: v.array(Post), '@odata.nextLink': v.optional(v.string()) });

export type Message = v.InferOutput<typeof Message>;
export type Post = v.InferOutput<typeof Post>;
export type Page = v.InferOutput<typeof Page>;

export type Reading = { readonly kind: 'read'; readonly page: Page } | { readonly kind: 'failed' };

/** The address of a channel's newest posts with their replies. */
export function newestPosts(teamId: string, channelId: string): string {
  return `/_graph/v1.0/teams/${teamId}/channels/${encodeURIComponent(channelId)}/messages?$top=50&$expand=replies`;
}

/** Reads a page of posts, as Teams itself: no grant of the app's is needed, and nothing counts towards its limits. */
export async function readPosts(address: string): Promise<Reading> {
  try {
    const response = await fetch(address, { headers: { 'x-local-app': 'teams' } });
    const page = response.ok ? v.safeParse(Page, await response.json()) : undefined;
    return page?.success ? { kind: 'read', page: page.output } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

/**
 * Posts to a channel as Teams itself does, by the person and without any grant of the app's; answers what went wrong,
 * in words.
 */
export async function postMessage(teamId: string, channelId: string, content: string): Promise<string | undefined> {
  try {
    const response = await fetch(`/_graph/v1.0/teams/${teamId}/channels/${encodeURIComponent(channelId)}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'x-local-app': 'teams' },
      body: JSON.stringify({ body: { contentType: 'html', content } })
    });
    if (response.ok) return undefined;
    if (response.status === 413) return 'This message is too long. Make it shorter, then share it again.';
    if (response.status === 403) return 'You are not in this team, so you can’t post in its channels.';
    return 'It could not be shared just now. Nothing was posted: try again.';
  } catch {
    return 'It could not be shared: there is no connection. Nothing was posted.';
  }
}
