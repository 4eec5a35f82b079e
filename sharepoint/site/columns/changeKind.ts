import type { Store } from '../store/store.ts';
import type { FieldDefinition } from '../store/fields.ts';
import type { List, Stored } from '../store/model.ts';
import { instantText, readInstant } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';

/** The kinds of column that SharePoint changes into one another. */
const exchangeable = ['Text', 'Note', 'Choice', 'MultiChoice', 'Number', 'Currency', 'Boolean', 'DateTime'];

/** Whether a column of one kind can become one of another. */
export function mayBecome(from: FieldDefinition, to: FieldDefinition): boolean {
  return from.kind === to.kind || (exchangeable.includes(from.kind) && exchangeable.includes(to.kind));
}

/** Rewrites what the rows of a list hold in a column that has another kind now: what doesn't fit is lost. */
export function convertValues(
  store: Store,
  zone: TimeZone,
  list: List,
  before: FieldDefinition,
  after: FieldDefinition
): void {
  if (before.kind === after.kind && before.many === after.many) return;
  for (const item of [...store.items(list.id).values()]) {
    const value = item.values[after.name];
    if (value === undefined || value === null) continue;
    const values = { ...item.values };
    const converted = convert(zone, after, value);
    if (converted === null) delete values[after.name];
    else values[after.name] = converted;
    store.saveItem(list, { ...item, values }, false);
  }
}

function convert(zone: TimeZone, field: FieldDefinition, value: Stored): Stored {
  const parts = Array.isArray(value) ? value : [value];
  const [first] = parts;
  if (field.kind === 'User' || field.kind === 'Lookup') {
    const ids = parts.filter(one => typeof one === 'number');
    return field.many ? ids : (ids[0] ?? null);
  }
  const text = parts.map(String).join(';#');
  switch (field.kind) {
    case 'Text':
    case 'Choice':
      return text.replaceAll(/<[^>]*>/g, '').slice(0, field.kind === 'Text' ? field.maxLength : 255) || null;
    case 'Note':
      return text;
    case 'MultiChoice':
      return text.split(';#').filter(one => one !== '');
    case 'Number':
    case 'Currency': {
      const number = typeof first === 'boolean' ? Number(first) : Number(text.replaceAll(',', '').trim() || 'none');
      return Number.isFinite(number) ? number : null;
    }
    case 'Boolean':
      return /^(yes|true|1)$/i.test(text.trim());
    case 'DateTime': {
      const instant = readInstant(zone, text);
      return instant === undefined ? null : instantText(instant);
    }
    default:
      return null;
  }
}
