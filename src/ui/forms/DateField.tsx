import type { CalendarDate } from '../../model/values';
import { isCalendarDate } from '../../model/values';
import * as React from 'react';
import type { ICalendar, ICalendarProps } from '@fluentui/react/lib/Calendar';
import { Calendar, DayOfWeek } from '@fluentui/react/lib/Calendar';
import { DirectionalHint, FocusTrapCallout } from '@fluentui/react/lib/Callout';
import { Field } from './Field';
import { Glyph } from '../icons';
import { useWidth } from '../layout/useWidth';
import { focusRing } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { dateFromTyped, fromLocalDate, toLocalDate } from './ukDate';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(tokens => ({
  root: { display: 'flex', gap: 4 },
  pick: [
    focusRing(tokens, true),
    {
      flexShrink: 0,
      width: 32,
      minHeight: 32,
      padding: 0,
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      cursor: 'pointer',
      border: `1px solid ${tokens.edge}`,
      borderRadius: 4,
      background: tokens.page,
      color: tokens.text,
      selectors: { ':hover': { background: tokens.hover } }
    }
  ],
  roomy: { width: 44, minHeight: 44 }
}));

/** How the calendar names its days and months. */
function formatterOf(dates: Words['dates']): ICalendarProps['dateTimeFormatter'] {
  return {
    formatDay: date => String(date.getDate()),
    formatMonth: (date, { months }) => months[date.getMonth()] ?? '',
    formatYear: date => String(date.getFullYear()),
    formatMonthDayYear: date => dates.long(fromLocalDate(date)),
    formatMonthYear: date => dates.monthAndYear(fromLocalDate(date))
  };
}

interface DateFieldProps {
  label: string;
  /** As it was typed; a day that was understood is `YYYY-MM-DD`, and shown in words. */
  value: string;
  onChange(value: string): void;
  today: CalendarDate;
  hint?: string | undefined;
  fault?: string | undefined;
}

/**
 * A date to type the way people in the UK write it, with a calendar beside it. The browser's own
 * date field follows the browser's language, and would ask staff with an American set-up for
 * month first. Fluent's date picker (8.125.7) puts the old date back over a text that it can't parse, and swallows
 * Ctrl+Enter; its calendar is used here.
 */
export function DateField({ label, value, onChange, today, hint, fault }: DateFieldProps): React.ReactElement {
  const { action, dates } = useWords();
  const classes = useClasses();
  const button = React.useRef<HTMLButtonElement>(null);
  const calendar = React.useRef<ICalendar>(null);
  const [open, setOpen] = React.useState(false);
  const roomy = useWidth() === 'narrow' ? classes.roomy : '';
  const typed = dateFromTyped(value);
  const day = typed !== undefined && isCalendarDate(typed) ? typed : undefined;
  const choose = (date: Date): void => {
    onChange(fromLocalDate(date));
    setOpen(false);
  };
  return (
    <Field label={label} hint={hint} fault={fault}>
      {wiring => (
        <div className={classes.root}>
          <input
            type="text"
            autoComplete="off"
            {...wiring}
            value={isCalendarDate(value) ? dates.typed(value) : value}
            onChange={event => onChange(event.target.value)}
            // Says back in words what was understood: 3/4/2027 becomes 3 April 2027.
            onBlur={() => {
              if (day !== undefined) onChange(day);
            }}
          />
          <button
            ref={button}
            type="button"
            className={`${classes.pick} ${roomy}`}
            aria-label={action.edit.chooseDate(label)}
            title={action.edit.chooseDate(label)}
            aria-haspopup="dialog"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Glyph name="Calendar" />
          </button>
          {open && (
            <FocusTrapCallout
              target={button}
              directionalHint={DirectionalHint.bottomRightEdge}
              isBeakVisible={false}
              setInitialFocus
              // The day, not the first button, takes the keyboard.
              onPositioned={() => calendar.current?.focus()}
              role="dialog"
              ariaLabel={action.edit.chooseDate(label)}
              onDismiss={() => setOpen(false)}
            >
              <Calendar
                componentRef={calendar}
                value={toLocalDate(day ?? today)}
                today={toLocalDate(today)}
                onSelectDate={choose}
                onDismiss={() => setOpen(false)}
                firstDayOfWeek={DayOfWeek.Monday}
                isMonthPickerVisible={false}
                showGoToToday
                strings={dates.calendar}
                dateTimeFormatter={formatterOf(dates)}
              />
            </FocusTrapCallout>
          )}
        </div>
      )}
    </Field>
  );
}
