import type { ColumnField, DateTimeField, GroupField, PersonField } from './field';

/** SharePoint's own Title column, which every list has. Each entity gives it its own heading. */
export const titleColumn = {
  kind: 'text',
  id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247',
  column: 'Title'
} as const satisfies Omit<ColumnField, 'title'>;

/** SharePoint's own column for the person who created an item. */
export const maker = {
  kind: 'person',
  id: '1df5e554-ec7e-46a6-901d-d85a3881cb18',
  column: 'Author',
  title: 'Created By',
  writtenBy: 'sharePoint'
} as const satisfies PersonField;

/** SharePoint's own column for when an item was created. */
export const created = {
  kind: 'dateTime',
  id: '8c06beca-0777-48f7-91c6-6da68bc07b69',
  column: 'Created',
  title: 'Created',
  writtenBy: 'sharePoint'
} as const satisfies DateTimeField;

/** SharePoint's own columns for who changed an item last, and when. */
export const changed = {
  kind: 'group',
  title: 'Last changed',
  key: 'at',
  writtenBy: 'sharePoint',
  parts: {
    by: { kind: 'person', id: 'd31655d1-1d5b-4511-95a1-7a09e9b75bf2', column: 'Editor', title: 'Modified By' },
    at: { kind: 'dateTime', id: '28cf69c5-fa48-462a-b5cd-27b6f9d2bd5f', column: 'Modified', title: 'Modified' }
  }
} as const satisfies GroupField;
