/** The invented people of the local sites. Nobody here is real; example.test is nobody's domain. */
export type Role = 'owner' | 'manager' | 'lead' | 'member' | 'reader';

export interface SamplePerson {
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly role: Role;
}

function person(email: string, title: string, jobTitle: string, department: string, role: Role): SamplePerson {
  return { login: email, title, email, jobTitle, department, role };
}

export const people: readonly SamplePerson[] = [
  person('morag.tulloch@example.test', 'Morag Tulloch', 'Head of improvement', 'Improvement', 'owner'),
  person('iain.rennie@example.test', 'Iain Rennie', 'Improvement manager', 'Improvement', 'manager'),
  person('shona.baxter@example.test', 'Shona Baxter', 'Service manager, care experience', 'Care experience', 'lead'),
  person('callum.orourke@example.test', "Callum O'Rourke", 'Service manager, early help', 'Early help', 'lead'),
  person('priya.nandakumar@example.test', 'Priya Nandakumar', 'Senior social worker', 'Care experience', 'member'),
  person('fergus.dalziel@example.test', 'Fergus Dalziel', 'Independent board member', 'Improvement board', 'reader')
];

/** The logins of everybody with a role. */
export function loginsOf(...roles: readonly Role[]): string[] {
  return people.filter(one => roles.includes(one.role)).map(one => one.login);
}
