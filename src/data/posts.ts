import * as v from 'valibot';
import type { PostStore } from '../app/posting';
import { failed, ok } from '../domain/failure';
import type { Link } from '../domain/plan';
import { plans, updates } from '../lists';
import type { Connection } from './connection';
import { listOf } from './connection';
import { attempt } from './errors';
import { plainETag, readRows, writeValues } from './rows';

const updated = v.object({ etag: v.string() });
/** Neither column is a date: no time zone is needed. */
const anyZone = 'UTC';

/** Keeps where updates were posted, and where a plan's are. */
export function postStoreOf(connection: Connection): PostStore {
  const { now, reader, writer, webUrl } = connection;

  const keepOnce = async (id: number, link: Link): Promise<Link> => {
    const found: unknown = await listOf(reader, webUrl, updates)
      .items.getById(id)
      .select('Id', updates.columns.post.name)();
    const [row] = readRows(updates, [found], anyZone);
    if (row?.values.post) return row.values.post;
    await listOf(writer, webUrl, updates)
      .items.getById(id)
      .update(writeValues(updates, { post: link }, anyZone), row?.etag ?? '');
    return link;
  };

  return {
    keepPost: async (update, link) => {
      const first = await attempt(now, () => keepOnce(update.id, link));
      // An update has no other writer than its author: one more look settles it.
      return first.ok || first.failure.kind !== 'stale' ? first : attempt(now, () => keepOnce(update.id, link));
    },
    keepChannel: async (plan, link) => {
      const kept = await attempt(now, async () => {
        const answer: unknown = await listOf(writer, webUrl, plans)
          .items.getById(plan.id)
          .update(writeValues(plans, { channelLink: link }, anyZone), plan.etag);
        return plainETag(v.parse(updated, answer).etag);
      });
      return kept.ok ? ok({ ...plan, channel: link, etag: kept.value }) : failed(kept.failure);
    }
  };
}
