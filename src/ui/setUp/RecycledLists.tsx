import * as React from 'react';
import type { RecycledChoice, RecycledChoices, RecycledList } from '../../app/setUp';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  heading: { margin: '20px 0 4px', fontSize: theme.fonts.mediumPlus.fontSize, fontWeight: 600 },
  intro: { margin: '0 0 8px' },
  list: { border: `1px solid ${tokens.rule}`, borderRadius: 8, margin: '0 0 8px', padding: '8px 16px', minWidth: 0 },
  legend: { fontWeight: 600, padding: 0, overflowWrap: 'anywhere' },
  choice: {
    display: 'flex',
    gap: 8,
    alignItems: 'flex-start',
    minHeight: 32,
    padding: '4px 0',
    boxSizing: 'border-box',
    lineHeight: 20,
    cursor: 'pointer',
    overflowWrap: 'anywhere'
  }
}));

interface RecycledListsProps {
  recycled: readonly RecycledList[];
  choices: RecycledChoices;
  onChoose(choices: RecycledChoices): void;
}

/** Offers to restore the lists that are in the recycle bin; the owner may make one new instead. */
export function RecycledLists({ recycled, choices, onChoose }: RecycledListsProps): React.ReactElement {
  const words = useWords().setUp;
  const classes = useClasses();
  return (
    <section aria-label={words.recycledHeading}>
      <h3 className={classes.heading}>{words.recycledHeading}</h3>
      <p className={classes.intro}>{words.recycledIntro}</p>
      {recycled.map(({ list, title, entries }) => {
        const choice = choices[list];
        const isNew = choice === 'makeNew';
        const entry = isNew ? undefined : (choice?.entry ?? entries[0]?.id);
        const choose = (chosen: RecycledChoice) => (): void => onChoose({ ...choices, [list]: chosen });
        const name = `recycled-${list}`;
        return (
          <fieldset key={list} className={classes.list}>
            <legend className={classes.legend}>{title}</legend>
            {entries.map(({ id, by, at }) => (
              <label key={id} className={classes.choice}>
                <input type="radio" name={name} checked={entry === id} onChange={choose({ entry: id })} />
                <span>{words.restoreEntry(by, at)}</span>
              </label>
            ))}
            <label className={classes.choice}>
              <input type="radio" name={name} checked={isNew} onChange={choose('makeNew')} />
              <span>{words.makeNew}</span>
            </label>
          </fieldset>
        );
      })}
    </section>
  );
}
