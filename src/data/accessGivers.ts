import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import * as v from 'valibot';
import type { AccessGivers } from '../app/ports';
import { parseEntries } from '../model/entries';
import type { Connection } from './connection';

const group = v.object({ Title: v.string() });
const member = v.object({ Title: v.string() });

/**
 * Finds who can give access to the site: its group of owners and, where the group shows them, the members. A site
 * without such a group, or one that hides it, leaves the title empty.
 */
export async function findAccessGivers({ reader, webUrl }: Connection): Promise<AccessGivers> {
  const owners = reader.web.associatedOwnerGroup;
  const [title, people] = await Promise.all([
    owners
      .select('Title')()
      .then(
        (answer: unknown) => v.parse(group, answer).Title,
        () => ''
      ),
    reader.web.associatedOwnerGroup.users
      .select('Title')()
      .then(
        (answer: unknown) => parseEntries(member, answer).entries.map(one => one.Title),
        () => []
      )
  ]);
  // https://learn.microsoft.com/sharepoint/access-request-and-invitations: SharePoint's page for asking an owner.
  const requestUrl = `${webUrl}/_layouts/15/AccessDenied.aspx?Source=${encodeURIComponent(webUrl)}`;
  return { group: title, people: people.filter(name => name !== ''), requestUrl };
}
