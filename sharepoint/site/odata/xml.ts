import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isRecord } from '../json.ts';

/** One element of an XML text, with its attributes by name and its children in their order. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly Element[];
  /** The text directly in it. */
  text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  // Without this, `&#39;` stays as it is written.
  htmlEntities: true,
  // Conditions nest deeply: each further one of an `Or` is a level.
  maxNestedTags: 1000
});

/** Reads an XML text into its elements, in their order; undefined when it is no XML or declares types of its own. */
export function readXml(xml: string): readonly Element[] | undefined {
  // A document type can declare entities that grow without end; CAML has none.
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(`<all>${xml}</all>`) !== true) return undefined;
  try {
    const parsed: unknown = parser.parse(xml);
    return Array.isArray(parsed) ? parsed.flatMap(elementsOf) : undefined;
  } catch {
    // Nested more deeply than the parser goes.
    return undefined;
  }
}

function elementsOf(node: unknown): Element[] {
  if (!isRecord(node)) return [];
  const name = Object.keys(node).find(key => key !== ':@' && key !== '#text');
  const inside = name === undefined ? undefined : node[name];
  if (name === undefined || name.startsWith('?') || !Array.isArray(inside)) return [];
  const attributes = isRecord(node[':@']) ? node[':@'] : {};
  return [
    {
      name,
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, String(value)])),
      children: inside.flatMap(elementsOf),
      text: inside
        .map((one: unknown) => (isRecord(one) && typeof one['#text'] === 'string' ? one['#text'] : ''))
        .join('')
    }
  ];
}

/** Writes a text so that it can stand in XML, in an element or in an attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
