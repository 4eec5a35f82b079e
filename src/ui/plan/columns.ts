import type { Width } from '../layout/useWidth';

/** The columns that each width has room for, and the tracks they stand in; the header and the rows share them. */
export const tracks: Readonly<Record<Exclude<Width, 'narrow'>, string>> = {
  wide: '36px minmax(220px, 3.1fr) minmax(150px, 1.25fr) 118px 116px minmax(180px, 2.4fr)',
  medium: 'minmax(170px, 2.2fr) minmax(96px, 1fr) 112px 104px'
};

/** Space between the columns and at the row's ends. */
export const rowBox = { columnGap: '20px', paddingLeft: '16px', paddingRight: '16px' };
