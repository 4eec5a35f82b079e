import type { PostStore } from '../app/posting';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Plan } from '../model/plan';
import { plan as planEntity } from '../model/plan';
import { update as updateEntity } from '../model/update';
import type { Link } from '../model/values';
import { known } from '../model/values';
import type { Connection } from './connection';
import { listOf } from './connection';
import { attempt } from './errors';
import { bodyOf, etagOfUpdate, readItems } from './rows';

/** No date column is read or written here, so any time zone will do. */
const anyZone = 'UTC';

/** Saves the links to posts on their updates, and the channel on its plan. */
export function postStoreOf(connection: Connection): PostStore {
  const { now, reader, writer, webUrl } = connection;

  const saveLinkOnce = async (id: number, link: Link): Promise<Link> => {
    const item = () => listOf(reader, webUrl, updateEntity).items.getById(id);
    const [update] = readItems(updateEntity, [await item().select('Id', updateEntity.fields.post.column)()], anyZone);
    const saved = known(update?.post);
    if (saved) return saved;
    const body = bodyOf(updateEntity, { post: link }, anyZone);
    await listOf(writer, webUrl, updateEntity)
      .items.getById(id)
      .update(body, update?.etag ?? '');
    return link;
  };

  const savePlan = async (
    plan: Plan,
    cells: Partial<Pick<Plan, 'channel' | 'teamsTab' | 'page'>>
  ): Promise<Result<Plan>> => {
    const saved = await attempt(now, async () => {
      const answer: unknown = await listOf(writer, webUrl, planEntity)
        .items.getById(plan.id)
        .update(bodyOf(planEntity, cells, anyZone), plan.etag);
      return etagOfUpdate(answer);
    });
    return saved.ok ? ok({ ...plan, ...cells, etag: saved.value }) : failed(saved.failure);
  };

  return {
    savePostLink: async (update, link) => {
      const first = await attempt(now, () => saveLinkOnce(update.id, link));
      // Hardly anything else writes an update: where its ETag was stale, one more attempt is enough.
      return first.ok || first.failure.kind !== 'stale' ? first : attempt(now, () => saveLinkOnce(update.id, link));
    },
    saveChannel: (plan, link) => savePlan(plan, { channel: link }),
    savePlace: savePlan
  };
}
