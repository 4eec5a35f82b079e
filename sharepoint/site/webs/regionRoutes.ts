import type { Answer, Entity } from '../odata/answer.ts';
import { bodyRecord, PropertyReader } from '../odata/context.ts';
import type { Context } from '../odata/context.ts';
import { badRequest, noResource } from '../odata/errors.ts';
import { property } from '../lists/listRoutes.ts';
import { argument, integerArgument } from '../odata/path.ts';
import type { Segment } from '../odata/path.ts';
import { instantText, readInstant, timeZone, timeZones } from './timeZone.ts';
import type { TimeZone } from './timeZone.ts';

function timeZoneEntity(zone: TimeZone, path = `Web/RegionalSettings/TimeZones/GetById(${zone.id})`): Entity {
  const { id, description, bias, daylightBias } = zone;
  return {
    type: 'SP.TimeZone',
    path,
    set: 'SP.ApiData.TimeZones',
    properties: {
      Description: description,
      Id: id,
      Information: { Bias: bias, DaylightBias: daylightBias, StandardBias: 0 }
    }
  };
}

const ownZone = 'Web/RegionalSettings/TimeZone';

/** A web's regional settings as they are answered: British, in the site's own time zone. */
export function regionalSettings(context: Context): Entity {
  return {
    type: 'SP.RegionalSettings',
    path: 'Web/RegionalSettings',
    set: 'SP.ApiData.RegionalSettingss',
    properties: {
      AdjustHijriDays: 0,
      AlternateCalendarType: 0,
      AM: 'AM',
      CalendarType: 1,
      Collation: 25,
      CollationLCID: 2070,
      DateFormat: 1,
      DateSeparator: '/',
      DecimalSeparator: '.',
      DigitGrouping: '3;0',
      FirstDayOfWeek: 1,
      FirstWeekOfYear: 0,
      IsEastAsia: false,
      IsRightToLeft: false,
      IsUIRightToLeft: false,
      ListSeparator: ',',
      LocaleId: 2057,
      NegativeSign: '-',
      NegNumberMode: 1,
      PM: 'PM',
      PositiveSign: '',
      ShowWeeks: false,
      ThousandSeparator: ',',
      Time24: true,
      TimeMarkerPosition: 0,
      TimeSeparator: ':',
      WorkDayEndHour: 1020,
      WorkDays: 62,
      WorkDayStartHour: 480
    },
    related: {
      TimeZone: () => timeZoneEntity(context.zone, ownZone),
      TimeZones: () => timeZones().map(zone => timeZoneEntity(zone))
    }
  };
}

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

/** Answers `titleresource/getvalueforuiculture` and its like: there is one language, and so one text whatever the culture. */
export function resourceAnswer(context: Context, text: string, segment: Segment, rest: readonly Segment[]): Answer {
  const [next] = rest;
  if (context.method !== 'POST' || next?.name !== 'getvalueforuiculture' || rest.length > 1)
    throw noResource(segment.text);
  const reader = new PropertyReader(bodyRecord(context), 'SP.UserResource');
  reader.text('cultureName');
  reader.end();
  return { kind: 'value', name: 'GetValueForUICulture', type: 'Edm.String', value: text };
}
