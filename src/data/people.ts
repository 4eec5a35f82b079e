import * as v from 'valibot';
import '@pnp/sp/sputilities';
import '@pnp/sp/site-users/web';
import '@pnp/sp/profiles';
import type { FoundPerson } from '../app/ports';
import type { Person } from '../domain/plan';
import type { Connection } from './connection';

const found = v.array(
  v.object({
    Key: v.string(),
    DisplayText: v.string(),
    EntityData: v.object({ Email: v.nullish(v.string(), ''), Title: v.nullish(v.string(), '') })
  })
);
const ensured = v.object({ Id: v.number(), Title: v.string(), Email: v.nullish(v.string(), '') });

/** SharePoint's `PrincipalType.User`: people, no groups. */
const users = 1;

/** People of the organisation whose name or address begins with `text`; ten at most. */
export async function findPeople(connection: Connection, text: string): Promise<FoundPerson[]> {
  const answer: unknown = await connection.reader.profiles.clientPeoplePickerSearchUser({
    AllowEmailAddresses: false,
    AllowMultipleEntities: false,
    MaximumEntitySuggestions: 10,
    PrincipalSource: 15,
    PrincipalType: users,
    QueryString: text
  });
  return v.parse(found, answer).map(one => ({
    login: one.Key,
    name: one.DisplayText,
    email: one.EntityData.Email,
    jobTitle: one.EntityData.Title
  }));
}

/** Makes someone a user of the site, which a person column needs. */
export async function admitPerson(connection: Connection, person: FoundPerson): Promise<Person> {
  const answer: unknown = await connection.writer.web.ensureUser(person.login);
  const user = v.parse(ensured, answer);
  return { id: user.Id, name: user.Title, email: user.Email };
}
