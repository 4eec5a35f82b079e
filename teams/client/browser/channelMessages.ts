import * as v from 'valibot';

const Message = v.object({
  id: v.string(),
  createdDateTime: v.string(),
  subject: v.nullable(v.string()),
  importance: v.string(),
  from: v.nullable(v.object({ user: v.nullable(v.object({ id: v.string(), displayName: v.nullable(v.string()) })) })),
  body: v.object({ contentType: v.picklist(['text', 'html']), content: v.string() }),
  attachments: v.array(v.object({
    id: v.string(), contentType: v.string(), contentUrl: v.nullable(v.string()), content: v.nullable(v.string()), name: v.nullable(v.string())
  }))
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
