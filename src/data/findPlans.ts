import * as v from 'valibot';
import type { FoundSite } from '../app/personal';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Connection } from './connection';
import { attempt } from './errors';
import { plansOfSite } from './plansOfSite';

const web = v.object({ Title: v.nullish(v.string(), ''), Url: v.string() });

/** The plans of a site by name. A site without our lists has none; `notFound` means that the site itself isn't there. */
export async function findPlans(connection: Connection): Promise<Result<FoundSite>> {
  const site = await attempt(connection.now, async () => v.parse(web, await connection.reader.web.select('Title', 'Url')()));
  if (!site.ok) return site;
  const { Title: title, Url: webUrl } = site.value;
  const plans = await attempt(connection.now, () => plansOfSite(connection));
  if (plans.ok) return ok({ webUrl: webUrl.replace(/\/$/, ''), title, plans: plans.value });
  return plans.failure.kind === 'notFound' ? ok({ webUrl, title, plans: [] }) : failed(plans.failure);
}
