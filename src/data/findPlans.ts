import '@pnp/sp/sites';
import * as v from 'valibot';
import type { FoundSite } from '../app/personal';
import type { Result } from '../domain/failure';
import { failed, ok } from '../domain/failure';
import type { Connection } from './connection';
import { attempt } from './errors';
import { plansOfSite } from './plansOfSite';

const web = v.object({ Title: v.nullish(v.string(), ''), Url: v.string() });

/**
 * The address of the subsite that a link leads into, or of the connection's own site where there is none or SharePoint
 * doesn't say.
 */
async function webUrlOf({ reader, webUrl }: Connection, link: string): Promise<string> {
  if (link.replace(/\/$/, '') === webUrl) return webUrl;
  // PnPjs puts the link between quotes without escaping it.
  const said: unknown = await reader.site.getWebUrlFromPageUrl(link.replace(/'/g, "''")).catch(() => undefined);
  return typeof said === 'string' && said.toLowerCase().startsWith(`${webUrl.toLowerCase()}/`)
    ? said.replace(/\/$/, '')
    : webUrl;
}

/**
 * Finds the plans of the site at `webUrl`, or of the subsite that `link` leads into. A site without the product's lists
 * has none; the failure `notFound` means that the site itself isn't there.
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
