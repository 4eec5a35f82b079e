import * as v from 'valibot';
import '@pnp/sp/sputilities';
import '@pnp/sp/site-users/web';
import '@pnp/sp/profiles';
import type { FoundPerson } from '../app/ports';
import type { Person } from '../model/values';
import { parseEntries } from '../model/entries';
import { sendableLine } from '../model/sendable';
import type { Connection } from './connection';

const found = v.object({
  Key: v.pipe(v.string(), v.nonEmpty()),
  DisplayText: v.string(),
  EntityData: v.fallback(v.object({ Email: v.nullish(v.string(), ''), Title: v.nullish(v.string(), '') }), {
    Email: '',
    Title: ''
  })
});
const ensured = v.object({ Id: v.number(), Title: v.string(), Email: v.nullish(v.string(), '') });

/** SharePoint's `PrincipalType.User`: people without groups. */
const users = 1;

/**
 * Finds people of the organisation whose name or e-mail address begins with `text`; ten at most. SharePoint takes this
 * question as a POST, which needs a form digest like any write. Throws what the request throws.
 */
export async function findPeople(connection: Connection, text: string): Promise<FoundPerson[]> {
  const answer: unknown = await connection.writer.profiles.clientPeoplePickerSearchUser({
    AllowEmailAddresses: false,
    AllowMultipleEntities: false,
    MaximumEntitySuggestions: 10,
    PrincipalSource: 15,
    PrincipalType: users,
    QueryString: sendableLine(text)
  });
  return parseEntries(found, answer).entries.map(one => ({
    login: one.Key,
    name: one.DisplayText,
    email: one.EntityData.Email,
    jobTitle: one.EntityData.Title
  }));
}

/**
 * Makes a person a user of the site (SharePoint's “ensure user”), since a person column takes only those. Throws what
 * the request throws.
 */
export async function ensurePerson(connection: Connection, person: FoundPerson): Promise<Person> {
  const answer: unknown = await connection.writer.web.ensureUser(person.login);
  const user = v.parse(ensured, answer);
  return { id: user.Id, name: user.Title, email: user.Email };
}
