import * as React from 'react';
import type { ActionFields } from '../../domain/checks';
import type { Action } from '../../domain/plan';
import { useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { stylesOf } from '../theme/useStyles';
import type { EditValues } from './editValues';
import { changedFields, fieldsOf, inWords } from './editValues';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 12px' },
  table: { width: '100%', borderCollapse: 'collapse', margin: 0, fontSize: theme.fonts.small.fontSize, lineHeight: 18 },
  caption: { textAlign: 'left', fontWeight: 600, padding: '0 0 4px' },
  cell: {
    textAlign: 'left',
    verticalAlign: 'top',
    padding: '6px 8px 6px 0',
    borderTop: `1px solid ${tokens.rule}`,
    fontWeight: 400,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap'
  },
  head: { color: tokens.quiet },
  quiet: { color: tokens.quiet }
}));

interface DifferencesProps {
  loaded: Action;
  mine: ActionFields;
  current: Action;
  theirs: readonly (keyof ActionFields)[];
}

function Differences({ loaded, mine, current, theirs }: DifferencesProps): React.ReactElement {
  const all = useWords();
  const classes = useClasses();
  const content = useContent();
  const words = all.action.stale;
  const myChanges = changedFields(loaded, mine);
  const areaName = (id: number): string => {
    const area = content?.areas.find(one => one.id === id);
    return area ? all.action.panel.area(area.ref, area.title) : '';
  };
  const shown = (fields: ActionFields, name: keyof ActionFields): string =>
    inWords(fields, name, areaName, all) || all.action.details.empty;
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{words.caption}</caption>
      <thead>
        <tr>
          {[words.field, words.theirs, words.yours].map(text => (
            <th key={text} scope="col" className={`${classes.cell} ${classes.head}`}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {theirs.map(name => (
          <tr key={name}>
            <th scope="row" className={classes.cell}>
              {all.action.fields[name]}
            </th>
            <td className={classes.cell}>{shown(current, name)}</td>
            <td className={classes.cell}>
              {myChanges.includes(name) ? shown(mine, name) : <span className={classes.quiet}>{words.unchanged}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface OvertakenProps {
  /** The version that the form was opened on. */
  loaded: Action;
  values: EditValues;
  current: Action;
}

/** Somebody else saved while this was being written: what they changed, beside what is typed. Saving merges, and asks where both changed the same. */
export function Overtaken({ loaded, values, current }: OvertakenProps): React.ReactElement {
  const all = useWords();
  const classes = useClasses();
  const words = all.action.stale;
  const { by = '', at = '' } = current.changed ?? {};
  return (
    <Banner tone="warn" sign="Warning" role="alert">
      <p className={classes.title}>{words.by(by, at === '' ? '' : all.dates.moment(at))}</p>
      <p className={classes.line}>{words.text}</p>
      <Differences loaded={loaded} mine={fieldsOf(values)} current={current} theirs={changedFields(loaded, current)} />
    </Banner>
  );
}
