import type { Entity } from './entity';
import { hasField } from './entity';
import type { Field } from './field';
import type { Fields } from './json';

/** Word's line break (U+000B) and page break (U+000C), which it leaves in what is pasted. */
const breaks = /[\v\f]/g;
/**
 * What XML 1.0 has no place for, so that SharePoint refuses it: control characters, U+FFFE and U+FFFF, and halves of a
 * surrogate pair. The other control characters (U+007F to U+009F) have no meaning in a text either.
 */
const forbidden = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text of several lines as it can be sent: a break of Word's becomes a line break, what can't be sent is dropped. */
export function sendable(text: string): string {
  return text.replace(breaks, '\n').replace(forbidden, '');
}

/** As `sendable`, for a text of one line: each run of breaks becomes a space. */
export function sendableLine(text: string): string {
  return sendable(text).replace(/[\r\n]+/g, ' ');
}

function sendableCell(field: Field | undefined, cell: unknown): unknown {
  if (Array.isArray(cell)) return cell.map((one: unknown) => (typeof one === 'string' ? sendableLine(one) : one));
  if (field?.kind === 'group' && typeof cell === 'object' && cell !== null)
    return Object.fromEntries(
      Object.entries(cell).map(([part, value]) => [part, sendableCell(field.parts[part], value)])
    );
  if (typeof cell !== 'string') return cell;
  return field?.kind === 'note' ? sendable(cell) : sendableLine(cell);
}

/** The JSON of some cells with every text in it as it can be sent. */
export function sendableCells(entity: Entity, cells: Fields): Fields {
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [
      name,
      sendableCell(hasField(entity, name) ? entity.fields[name] : undefined, cell)
    ])
  );
}
