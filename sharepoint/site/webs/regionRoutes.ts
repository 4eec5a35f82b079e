import type { Answer } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { argument, integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { property } from '../odata/property.ts';
import { instantText, readInstant, timeZone, timeZones } from '../timeZone.ts';
import { ownZone, regionalSettings, timeZoneEntity } from './region.ts';

/** Answers everything under a web's `regionalsettings`. */
export function routeRegion(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (!next) {
    if (context.method !== 'GET') throw noResource('regionalsettings');
    return { kind: 'entity', entity: regionalSettings(context) };
  }
  switch (next.name) {
    case 'timezone':
      return routeZone(context, after);
    case 'timezones':
      return routeZones(context, next, after);
    case 'installedlanguages':
      if (context.method !== 'GET' || after.length > 0) break;
      return {
        kind: 'value',
        name: 'InstalledLanguages',
        type: 'SP.LanguageCollection',
        value: { Items: [{ DisplayName: 'English', LanguageTag: 'en-US', Lcid: 1033 }] }
      };
  }
  return property(context, regionalSettings(context), next, after);
}

function routeZones(context: Context, segment: Segment, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  const byId = segment.args && segment.args.length > 0 ? segment : next?.name === 'getbyid' ? next : undefined;
  if (!byId) {
    if (next || context.method !== 'GET') throw noResource(next?.text ?? segment.text);
    return { kind: 'collection', set: 'SP.ApiData.TimeZones', entities: timeZones().map(zone => timeZoneEntity(zone)) };
  }
  if ((byId === next ? after : rest).length > 0) throw noResource(segment.text);
  const zone = timeZone(integerArgument(byId, 0));
  if (!zone) throw badRequest('The time zone is not supported.');
  return { kind: 'entity', entity: timeZoneEntity(zone) };
}

function routeZone(context: Context, rest: readonly Segment[]): Answer {
  const [next, ...after] = rest;
  if (!next) return { kind: 'entity', entity: timeZoneEntity(context.zone, ownZone) };
  const instantOf = (zone: 'Z' | ''): number => {
    const value = argument(next, 0);
    const text = typeof value === 'string' ? value.replace(/Z$/i, '') : '';
    const instant = readInstant(context.zone, text + zone);
    if (instant === undefined) throw badRequest('The date is not valid.');
    return instant;
  };
  if (next.name === 'utctolocaltime') {
    return {
      kind: 'value',
      name: 'UTCToLocalTime',
      type: 'Edm.DateTime',
      value: instantText(context.zone.toLocal(instantOf('Z'))).slice(0, -1)
    };
  }
  if (next.name === 'localtimetoutc') {
    return { kind: 'value', name: 'LocalTimeToUTC', type: 'Edm.DateTime', value: instantText(instantOf('')) };
  }
  return property(context, timeZoneEntity(context.zone, ownZone), next, after);
}
