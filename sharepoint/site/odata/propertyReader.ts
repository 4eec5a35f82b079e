import { isRecord } from '../json.ts';
import type { JsonRecord } from '../json.ts';
import { entityTypes, propertyUse } from './entityTypes.ts';
import { badQuery, badRequest, unknownProperty } from './errors.ts';

/**
 * Reads the properties of a body one by one. A property that the type hasn't is refused as SharePoint refuses it, at
 * once; one that SharePoint has and this server doesn't take is refused at the end.
 */
export class PropertyReader {
  private readonly left: Map<string, unknown>;
  private readonly type: string;

  constructor(body: JsonRecord, type: string) {
    this.left = new Map(Object.entries(body));
    this.type = type;
    if (!(type in entityTypes)) return;
    for (const name of this.left.keys()) {
      if (propertyUse(type, name) === undefined) throw unknownProperty(name, type);
    }
  }

  private take(name: string): unknown {
    const value = this.left.get(name);
    this.left.delete(name);
    return value;
  }

  private wrong(name: string, expected: string): Error {
    return badQuery(`Cannot convert the value of '${name}' to the expected type 'Edm.${expected}'.`);
  }

  /** A text; null counts as empty. */
  text(name: string): string | undefined {
    const value = this.take(name);
    if (value === undefined) return undefined;
    if (value === null) return '';
    if (typeof value !== 'string') throw this.wrong(name, 'String');
    return value;
  }

  /** A whole number; null counts as missing. */
  integer(name: string): number | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw this.wrong(name, 'Int32');
    return value;
  }

  /** A number; null counts as missing. */
  number(name: string): number | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'number') throw this.wrong(name, 'Double');
    return value;
  }

  /** Yes or no. */
  boolean(name: string): boolean | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'boolean') throw this.wrong(name, 'Boolean');
    return value;
  }

  /** Several texts, as an array or as verbose `{results: []}`. */
  texts(name: string): string[] | undefined {
    const value = this.take(name);
    if (value === undefined || value === null) return undefined;
    const array = isRecord(value) ? value['results'] : value;
    if (!Array.isArray(array)) throw this.wrong(name, 'Collection');
    return array.map(one => {
      if (typeof one !== 'string') throw this.wrong(name, 'String');
      return one;
    });
  }

  /** Accepts properties that may be sent and change nothing. */
  ignore(...names: string[]): void {
    for (const name of names) this.left.delete(name);
  }

  /** 400 when a property is left that was not read. */
  end(): void {
    for (const name of this.left.keys()) {
      if (!(this.type in entityTypes)) throw unknownProperty(name, this.type);
      const why = propertyUse(this.type, name) === 'read' ? 'is read-only' : 'is not taken by this server';
      throw badRequest(`The property '${name}' of type '${this.type}' ${why}.`);
    }
  }
}
