import type { Action, ActionFields } from '../../model/action';
import { action as entity } from '../../model/action';
import { known, textOf } from '../../model/values';
import * as React from 'react';
import { useContent } from '../AppContext';
import { Banner } from '../controls/Banner';
import { stylesOf } from '../theme/useStyles';
import type { EditValues } from './editValues';
import { changedFields, fieldsOf } from './editValues';
import { cellInWords } from '../words/cellInWords';
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
  const inWords = (fields: ActionFields, name: keyof ActionFields): string =>
    cellInWords(entity.fields[name], fields[name], content, all) || all.action.details.empty;
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
            <td className={classes.cell}>{inWords(current, name)}</td>
            <td className={classes.cell}>
              {myChanges.includes(name) ? (
                inWords(mine, name)
              ) : (
                <span className={classes.quiet}>{words.unchanged}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface NewerVersionProps {
  /** The version that the form was opened on. */
  loaded: Action;
  values: EditValues;
  current: Action;
}

/**
 * Warns that somebody else has saved the action meanwhile, and compares their changes with what is typed here. Saving
 * merges the two, and asks only where both changed the same field.
 */
export function NewerVersion({ loaded, values, current }: NewerVersionProps): React.ReactElement {
  const all = useWords();
  const classes = useClasses();
  const words = all.action.stale;
  const { by, at } = known(current.changed) ?? {};
  const time = textOf(at);
  return (
    <Banner tone="warn" sign="Warning" role="alert">
      <p className={classes.title}>{words.by(known(by)?.name ?? '', time === '' ? '' : all.dates.moment(time))}</p>
      <p className={classes.line}>{words.text}</p>
      <Differences loaded={loaded} mine={fieldsOf(values)} current={current} theirs={changedFields(loaded, current)} />
    </Banner>
  );
}
