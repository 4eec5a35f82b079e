import type { Width } from '../layout/useWidth';

/** The grid columns for each width class. The header and the rows share them. */
export const tracks: Readonly<Record<Exclude<Width, 'narrow'>, string>> = {
  wide: '36px minmax(220px, 3.1fr) minmax(150px, 1.25fr) 118px 116px minmax(180px, 2.4fr)',
  medium: 'minmax(170px, 2.2fr) minmax(96px, 1fr) 112px 104px'
};

/** The gap between columns and the padding at the ends of a row. */
export const rowBox = { columnGap: '20px', paddingLeft: '16px', paddingRight: '16px' };
