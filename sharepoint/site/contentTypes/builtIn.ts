import { randomUUID } from 'node:crypto';
import { documentType, folderType, itemType, sitePageType } from '../store/contentTypeIds.ts';
import type { ContentType } from '../store/contentTypes.ts';
import { baseFields, newField } from '../store/fields.ts';
import type { FieldDefinition, FieldKind } from '../store/fields.ts';

type Column = readonly [id: string, kind: FieldKind, name: string, title: string, settings?: Partial<FieldDefinition>];

const person = { peopleOnly: false };
const when = { dateOnly: false };

/** SharePoint's site columns that this server has, with the ids that they have everywhere, by group. */
const groups: Record<string, readonly Column[]> = {
  'Core Contact and Calendar Columns': [
    ['4a722dd4-d406-4356-93f9-2550b8f50dd0', 'Text', 'FirstName', 'First Name'],
    ['475c2610-c157-4b91-9e2d-6855031b3538', 'Text', 'FullName', 'Full Name'],
    ['fce16b4c-fe53-4793-aaab-b4892e736d15', 'Text', 'Email', 'Email Address'],
    ['038d1503-4629-40f6-adaf-b47d1ab2d4fe', 'Text', 'Company', 'Company'],
    ['c4e0f350-52cc-4ede-904c-dd71a3d11f7d', 'Text', 'JobTitle', 'Job Title'],
    ['fd630629-c165-4513-b43c-fdb16b86a14d', 'Text', 'WorkPhone', 'Business Phone'],
    ['2ab923eb-9880-4b47-9965-ebf93ae15487', 'Text', 'HomePhone', 'Home Phone'],
    ['2a464df1-44c1-4851-949d-fcd270f0ccf2', 'Text', 'CellPhone', 'Mobile Number'],
    ['9d1cacc8-f452-4bc1-a751-050595ad96e1', 'Text', 'WorkFax', 'Fax Number'],
    ['fc2e188e-ba91-48c9-9dd3-16431afddd50', 'Note', 'WorkAddress', 'Address'],
    ['6ca7bd7f-b490-402e-af1b-2813cf087b1e', 'Text', 'WorkCity', 'City'],
    ['ceac61d3-dda9-468b-b276-f4a6bb93f14f', 'Text', 'WorkState', 'State/Province'],
    ['9a631556-3dac-49db-8d2f-fb033b0fdc24', 'Text', 'WorkZip', 'ZIP/Postal Code'],
    ['3f3a5c85-9d5a-4663-b925-8b68a678ea3a', 'Text', 'WorkCountry', 'Country/Region'],
    ['a71affd2-dcc7-4529-81bc-2fe593154a5f', 'URL', 'WebPage', 'Web Page'],
    ['288f5f32-8462-4175-8f09-dd7ba29359a9', 'Text', 'Location', 'Location'],
    ['64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'DateTime', 'StartDate', 'Start Date'],
    ['2684f9f2-54be-429f-ba06-76754fc056bf', 'DateTime', 'EndDate', 'End Time', when]
  ],
  'Core Document Columns': [
    ['9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Note', 'Comments', 'Comments'],
    ['b66e9b50-a28e-469b-b1a0-af0e45486874', 'Text', 'Keywords', 'Keywords'],
    ['c29e077d-f466-4d8e-8bbe-72b66c5f205c', 'URL', 'URL', 'URL']
  ],
  'Core Task and Issue Columns': [
    ['53101f38-dd2e-458c-b245-0c236cc13d1a', 'User', 'AssignedTo', 'Assigned To', person],
    ['cd21b4c2-6841-4f9e-a23a-738a65f99889', 'DateTime', 'DueDate', 'Due Date'],
    [
      'd2311440-1ed6-46ea-b46d-daa643dc3886',
      'Number',
      'PercentComplete',
      '% Complete',
      { percentage: true, minimum: 0, maximum: 1 }
    ],
    [
      'a8eb573e-9e11-481a-a8c9-1104a54b2fbd',
      'Choice',
      'Priority',
      'Priority',
      { choices: ['(1) High', '(2) Normal', '(3) Low'], defaultValue: '(2) Normal' }
    ],
    [
      'c15b34c3-ce7d-490a-b133-3f4de8801b76',
      'Choice',
      'Status',
      'Task Status',
      {
        choices: ['Not Started', 'In Progress', 'Completed', 'Deferred', 'Waiting on someone else'],
        defaultValue: 'Not Started'
      }
    ]
  ],
  'Base Columns': [
    ['7662cd2c-f069-4dba-9e35-082cf976e170', 'Note', 'Body', 'Body', { richText: true }],
    ['6a09e75b-8d17-4698-94a8-371eda1af1ac', 'DateTime', 'Expires', 'Expires']
  ]
};

/**
 * The columns of a calendar that are named as a task's or a message's are, and are the same column with another name.
 */
const calendar: readonly Column[] = [
  ['64cd368d-2f95-4bfc-a1f9-8d4324ecb007', 'DateTime', 'EventDate', 'Start Time', when],
  ['2684f9f2-54be-429f-ba06-76754fc056bf', 'DateTime', 'EndDate', 'End Time', when],
  ['9da97a8a-1da5-4a77-98d3-4bc10456e700', 'Note', 'Description', 'Description', { richText: true }],
  ['7d95d1f4-f5fd-4a70-90cd-b35abc9b5bc8', 'Boolean', 'fAllDayEvent', 'All Day Event', { defaultValue: '0' }]
];

function make([id, kind, name, title, settings]: Column, group: string): FieldDefinition {
  return newField(kind, name, title, { ...settings, id, group });
}

/** The site columns of a new site. */
export function builtInColumns(): FieldDefinition[] {
  const known = Object.entries(groups).flatMap(([group, columns]) => columns.map(column => make(column, group)));
  // SharePoint's own id for this one is not known here, so each site has its own.
  const country = make(
    [randomUUID(), 'Text', 'OtherAddressCountry', 'Other Address Country/Region'],
    'Extended Columns'
  );
  return [...baseFields(false), ...known, country];
}

/** The columns of a list that is made from a template, beside those of every list. */
export function templateColumns(type: string): FieldDefinition[] {
  if (type === '0x0102') return [...calendar.map(column => make(column, 'Custom Columns')), ...named(['Location'])];
  return named(
    builtInTypes()
      .find(one => one.id === type)
      ?.links.map(link => link.name) ?? []
  );
}

function named(names: readonly string[]): FieldDefinition[] {
  return Object.values(groups)
    .flat()
    .filter(([, , name]) => names.includes(name))
    .map(column => make(column, 'Custom Columns'));
}

const titleLink = { id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', name: 'Title', required: true, hidden: false };
const typeLink = { id: 'c042a256-787d-4a6f-8a8a-cf6ab767f12d', name: 'ContentType', required: false, hidden: false };

/** The content types of a new site. */
export function builtInTypes(): ContentType[] {
  const columns = new Map([...Object.values(groups).flat(), ...calendar].map(([id, , name]) => [name, id]));
  const type = (id: string, name: string, group: string, description: string, ...links: string[]): ContentType => ({
    id,
    name,
    description,
    group,
    hidden: group === '_Hidden',
    readOnly: false,
    sealed: id === '0x',
    links:
      id === '0x'
        ? [typeLink]
        : [
            typeLink,
            titleLink,
            ...links.map(link => ({ id: columns.get(link) ?? '', name: link, required: false, hidden: false }))
          ],
    kept: {}
  });
  const [list, document] = ['List Content Types', 'Document Content Types'];
  return [
    type('0x', 'System', '_Hidden', ''),
    type(itemType, 'Item', list, 'Create a new list item.'),
    type(documentType, 'Document', document, 'Create a new document.'),
    type('0x010101', 'Form', document, 'Fill out this form.'),
    type('0x010102', 'Picture', document, 'Upload an image or a photograph.', 'Keywords'),
    type(sitePageType, 'Site Page', document, 'Create a new site page.'),
    type(
      '0x0102',
      'Event',
      list,
      'Create a new meeting, deadline or other event.',
      'Location',
      'EventDate',
      'EndDate',
      'Description',
      'fAllDayEvent'
    ),
    type(
      '0x0103',
      'Issue',
      list,
      'Track an issue or problem.',
      'AssignedTo',
      'Status',
      'Priority',
      'Comments',
      'DueDate'
    ),
    type(
      '0x0104',
      'Announcement',
      list,
      'Create a new news item, status or other short piece of information.',
      'Body',
      'Expires'
    ),
    type('0x0105', 'Link', list, 'Create a new link to a Web page or other resource.', 'URL', 'Comments'),
    type(
      '0x0106',
      'Contact',
      list,
      'Store information about a business or personal contact.',
      'FirstName',
      'FullName',
      'Email',
      'Company',
      'JobTitle',
      'WorkPhone',
      'HomePhone',
      'CellPhone',
      'WorkFax',
      'WorkAddress',
      'WorkCity',
      'WorkState',
      'WorkZip',
      'WorkCountry',
      'WebPage',
      'Comments'
    ),
    type(
      '0x0108',
      'Task',
      list,
      'Track a work item that you or your team needs to complete.',
      'Priority',
      'Status',
      'PercentComplete',
      'AssignedTo',
      'Body',
      'StartDate',
      'DueDate'
    ),
    type(folderType, 'Folder', 'Folder Content Types', 'Create a new folder.')
  ];
}
