import type { Entity } from '../odata/answer.ts';
import type { Context } from '../odata/context.ts';
import { timeZones } from '../timeZone.ts';
import type { TimeZone } from '../timeZone.ts';

/** A time zone as it is answered. */
export function timeZoneEntity(zone: TimeZone, path = `Web/RegionalSettings/TimeZones/GetById(${zone.id})`): Entity {
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

/** The path of a web's own time zone under `_api/`. */
export const ownZone = 'Web/RegionalSettings/TimeZone';

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
