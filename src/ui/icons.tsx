import * as React from 'react';
import { registerIcons } from '@fluentui/react/lib/Styling';

/** SVG paths on a 16 by 16 grid with a stroke of 1.3. Drawing them here saves an icon font and its request. */
const drawings = {
  Search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM10.3 10.3l3.4 3.4',
  Cancel: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  ChevronDown: 'm3.5 6 4.5 4.5L12.5 6',
  ChevronUp: 'm3.5 10 4.5-4.5 4.5 4.5',
  ChevronRight: 'M6 3.5 10.5 8 6 12.5',
  ChevronLeft: 'M10 3.5 5.5 8l4.5 4.5',
  CheckMark: 'm3 8.4 3.2 3.2L13 4.8',
  Circle: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z',
  Ticked: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM5.2 8.2l2 2 3.7-4.1',
  Crossed: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2',
  Info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 7.3v3.8M8 4.9v.1',
  Warning: 'M8 2 14.3 13.5H1.7ZM8 6.3v3.3M8 11.5v.1',
  Calendar: 'M2.5 3.5h11v10h-11ZM2.5 6.5h11M5.5 2v2.5M10.5 2v2.5',
  Clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 4.6V8l2.4 1.6',
  Refresh: 'M13.2 8a5.2 5.2 0 1 1-1.6-3.8M13.2 2.2v3h-3',
  Filter: 'M2 4h12M4.3 8h7.4M6.6 12h2.8',
  Up: 'M8 13V3M3.8 7.2 8 3l4.2 4.2',
  Down: 'M8 3v10M3.8 8.8 8 13l4.2-4.2',
  Left: 'M13 8H3M7.2 3.8 3 8l4.2 4.2',
  Add: 'M8 3v10M3 8h10',
  Edit: 'm3 13 .7-2.9 7.2-7.2 2.2 2.2-7.2 7.2ZM9.6 4.2l2.2 2.2',
  Person: 'M8 2.3a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM2.9 13.7c.5-2.5 2.4-4 5.1-4s4.6 1.5 5.1 4',
  Note: 'M3.5 2.5h9v11h-9ZM5.7 5.5h4.6M5.7 8h4.6M5.7 10.5h2.6',
  Link: 'M6.8 9.2a2.4 2.4 0 0 0 3.4 0l2.3-2.3a2.4 2.4 0 0 0-3.4-3.4L8 4.6M9.2 6.8a2.4 2.4 0 0 0-3.4 0L3.5 9.1a2.4 2.4 0 0 0 3.4 3.4L8 11.4',
  Share: 'M8 10V2.2M5.2 4.8 8 2l2.8 2.8M4.5 7H3v6.5h10V7h-1.5',
  Send: 'm2.2 2.8 11.6 5.2-11.6 5.2 1.6-5.2ZM3.8 8h5',
  Copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  People:
    'M6 2.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM1.8 13c.4-2.2 2-3.5 4.2-3.5s3.8 1.3 4.2 3.5M10.6 3.2a2 2 0 0 1 0 3.8M11.4 9.7c1.6.3 2.5 1.5 2.8 3.3',
  More: 'M3.5 8v.1M8 8v.1M12.5 8v.1'
} as const;

export type GlyphName = keyof typeof drawings;

/**
 * One of our own icons. It is decorative and hidden from screen readers: the text beside it, or the control's name,
 * says the same.
 */
export function Glyph({
  name,
  size = 16,
  className
}: {
  name: GlyphName;
  size?: number;
  className?: string;
}): React.ReactElement {
  return (
    <svg
      className={className}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0, display: 'inline-block', verticalAlign: 'middle' }}
    >
      <path
        d={drawings[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.3}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** Maps the icon names that Fluent's components use to our icons. */
const fluentNames: Readonly<Record<string, GlyphName>> = {
  search: 'Search',
  clear: 'Cancel',
  cancel: 'Cancel',
  chromeclose: 'Cancel',
  chevrondown: 'ChevronDown',
  chevronup: 'ChevronUp',
  chevronright: 'ChevronRight',
  chevronleft: 'ChevronLeft',
  chevrondownmed: 'ChevronDown',
  chevronrightmed: 'ChevronRight',
  checkmark: 'CheckMark',
  statuscirclecheckmark: 'CheckMark',
  statuscircleinner: 'Circle',
  circlering: 'Circle',
  completed: 'Ticked',
  completedsolid: 'Ticked',
  skypecirclecheck: 'Ticked',
  errorbadge: 'Crossed',
  blocked2: 'Crossed',
  info: 'Info',
  warning: 'Warning',
  calendar: 'Calendar',
  clock: 'Clock',
  refresh: 'Refresh',
  filter: 'Filter',
  up: 'Up',
  down: 'Down',
  add: 'Add',
  edit: 'Edit',
  contact: 'Person',
  more: 'More',
  link: 'Link',
  back: 'Left',
  doublechevrondown: 'ChevronDown'
};

/**
 * Registers our icons under the names that Fluent's components use. A name that the page has already registered keeps
 * its own icon.
 */
export function registerOwnIcons(): void {
  const icons = Object.fromEntries(
    Object.entries(fluentNames).map(([name, drawing]) => [name, <Glyph key={name} name={drawing} />])
  );
  registerIcons({ icons }, { disableWarnings: true });
}
