import '@pnp/sp/sites';
import * as v from 'valibot';
import type { FoundSite } from '../app/personal';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Connection } from './connection';
import { attempt } from './errors';
import { plansOfSite } from './plansOfSite';

const web = v.object({ Title: v.nullish(v.string(), ''), Url: v.string() });

/** The site below `connection`'s that a link leads into, or that site itself: SharePoint knows, and where it doesn't say it is the site that was asked. */
async function webUrlOf({ reader, webUrl }: Connection, link: string): Promise<string> {
  if (link.replace(/\/$/, '') === webUrl) return webUrl;
  // PnPjs puts the link between quotes as it is.
  const said: unknown = await reader.site.getWebUrlFromPageUrl(link.replace(/'/g, "''")).catch(() => undefined);
  return typeof said === 'string' && said.toLowerCase().startsWith(`${webUrl.toLowerCase()}/`)
    ? said.replace(/\/$/, '')
    : webUrl;
}

/**
 * The plans, by name, of the site at `webUrl` or of the site below it that `link` leads into. A site without our lists
 * has none; `notFound` means that the site itself isn't there.
 */
export async function findPlans(
  connect: (webUrl: string) => Connection,
  webUrl: string,
  link: string
): Promise<Result<FoundSite>> {
  const connection = connect(await webUrlOf(connect(webUrl), link));
  const site = await attempt(connection.now, async () =>
    v.parse(web, await connection.reader.web.select('Title', 'Url')())
  );
  if (!site.ok) return site;
  const { Title: title, Url: url } = site.value;
  const plans = await attempt(connection.now, () => plansOfSite(connection));
  if (!plans.ok && plans.failure.kind !== 'notFound') return failed(plans.failure);
  return ok({ webUrl: url.replace(/\/$/, ''), title, plans: plans.ok ? plans.value : [] });
}
