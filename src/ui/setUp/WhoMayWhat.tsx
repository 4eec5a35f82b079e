import * as React from 'react';
import type { Holder } from '../../app/setUp';
import { entities, listKeys } from '../../model';
import type { Entity } from '../../model/entity';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';
import type { Words } from '../words/words';

const useClasses = stylesOf((tokens, theme) => ({
  heading: { margin: '20px 0 8px', fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600 },
  table: { width: '100%', borderCollapse: 'collapse', lineHeight: 20 },
  cell: {
    padding: '6px 12px 6px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: 'normal',
    borderTop: `1px solid ${tokens.rule}`,
    overflowWrap: 'anywhere'
  },
  who: { width: '32%' },
  hint: { margin: '8px 0 0', color: tokens.quiet, lineHeight: 20 }
}));

const holders = ['owners', 'managers', 'leads', 'members', 'visitors'] as const satisfies readonly Holder[];

function rightsOf(holder: Holder, words: Words['setUp']): string {
  if (holder === 'owners') return words.everything;
  const lists = listKeys.map((key): Entity => entities[key]);
  const contributes = lists.filter(({ rights }) => rights[holder] === 'contribute');
  const titles = (own: boolean): string[] =>
    contributes.filter(({ rights }) => (rights.ownItemsOnly === true) === own).map(({ title }) => title);
  return words.rights(titles(false), titles(true), contributes.length < lists.length);
}

/** A table of who may do what in the lists, as the entities declare it. */
export function WhoMayWhat(): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  return (
    <section>
      <h3 className={classes.heading}>{words.whoHeading}</h3>
      <table className={classes.table} aria-label={words.whoHeading}>
        <thead>
          <tr>
            <th scope="col" className={`${classes.cell} ${classes.who}`}>
              {words.who}
            </th>
            <th scope="col" className={classes.cell}>
              {words.may}
            </th>
          </tr>
        </thead>
        <tbody>
          {holders.map(holder => (
            <tr key={holder}>
              <th scope="row" className={classes.cell}>
                {words.holders[holder]}
              </th>
              <td className={classes.cell}>{rightsOf(holder, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.hint}>{words.groupsHint}</p>
    </section>
  );
}
