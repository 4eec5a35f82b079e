import type { Brag } from '../../model/action';
import { brags } from '../../model/action';
import { textLimit } from '../../model/field';
import * as React from 'react';
import type { SiteSetUp } from '../../app/setUp';
import type { Failure } from '../../domain/failure';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import { BragMark } from '../brag/BragMark';
import { Button } from '../controls/Button';
import { TextBox } from '../forms/TextBox';
import { FailureMessage } from '../failure/FailureMessage';
import { stylesOf } from '../theme/useStyles';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf((tokens, theme) => ({
  root: { display: 'flex', flexDirection: 'column', gap: 20, margin: '24px 0 0' },
  heading: {
    margin: '0 0 4px',
    fontSize: theme.fonts.large.fontSize,
    lineHeight: 24,
    fontWeight: 600,
    color: tokens.text
  },
  intro: { margin: 0, lineHeight: 20, color: tokens.quiet },
  keyHeading: { margin: '0 0 4px', fontSize: theme.fonts.medium.fontSize, fontWeight: 600, color: tokens.text },
  key: { display: 'flex', flexDirection: 'column', gap: 12, marginTop: 12 },
  meaning: { display: 'grid', gridTemplateColumns: '84px minmax(0, 1fr)', gap: 12, alignItems: 'start' },
  mark: { paddingTop: 30 },
  bar: { display: 'flex', flexWrap: 'wrap', gap: 8 }
}));

type Meanings = Readonly<Record<Brag, string>>;

function titleFault(title: string, words: Words['setUp']['plan']): string | undefined {
  if (title.trim() === '') return words.titleMissing;
  return title.length > textLimit ? words.titleTooLong(title.length - textLimit) : undefined;
}

function meaningFault(label: string, meaning: string, words: Words['setUp']['plan']): string | undefined {
  if (meaning.trim() === '') return words.meaningMissing(label);
  return meaning.length > textLimit ? words.meaningTooLong(meaning.length - textLimit) : undefined;
}

/** The “Add your first plan” form, with the meaning of each colour. */
export function FirstPlan({ setUp, onDone }: { setUp: SiteSetUp; onDone(): void }): React.ReactElement {
  const {
    choices,
    setUp: { plan: words, bragKey }
  } = useWords();
  const classes = useClasses();
  const form = React.useRef<HTMLFormElement>(null);
  const mounted = useIsMounted();
  const [title, setTitle] = React.useState('');
  const [meanings, setMeanings] = React.useState<Meanings>(bragKey);
  const [attempts, setAttempts] = React.useState(0);
  const [adding, setAdding] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  useFocusOnFirstFault(form, attempts);
  const labelOf = (brag: Brag): string => choiceLabel(choices.brag, brag);
  const faultOf = (brag: Brag): string | undefined => meaningFault(labelOf(brag), meanings[brag], words);

  const add = async (): Promise<void> => {
    if (adding) return;
    if (titleFault(title, words) !== undefined || brags.some(brag => faultOf(brag) !== undefined)) {
      setAttempts(attempts + 1);
      return;
    }
    setAdding(true);
    setFailure(undefined);
    const added = await setUp.addPlan(title.trim(), meanings);
    if (!mounted.current) return;
    setAdding(false);
    if (added.ok) onDone();
    else setFailure(added.failure);
  };

  return (
    <form
      ref={form}
      className={classes.root}
      noValidate
      aria-label={words.heading}
      onSubmit={event => {
        event.preventDefault();
        void add();
      }}
    >
      <div>
        <h3 className={classes.heading}>{words.heading}</h3>
        <p className={classes.intro}>{words.intro}</p>
      </div>
      <TextBox
        label={words.title}
        hint={words.titleHint}
        value={title}
        onChange={setTitle}
        limit={textLimit}
        required
        fault={attempts > 0 ? titleFault(title, words) : undefined}
      />
      <div role="group" aria-label={words.keyHeading}>
        <h4 className={classes.keyHeading}>{words.keyHeading}</h4>
        <p className={classes.intro}>{words.keyHint}</p>
        <div className={classes.key}>
          {brags.map(brag => (
            <div key={brag} className={classes.meaning}>
              <span className={classes.mark} aria-hidden="true">
                <BragMark brag={brag} />
              </span>
              <TextBox
                label={words.meaningOf(labelOf(brag))}
                value={meanings[brag]}
                limit={textLimit}
                rows={1}
                required
                // Shows several rows, so that a phone shows the whole text, but is saved as one line.
                onChange={text => setMeanings({ ...meanings, [brag]: text.replace(/[\r\n]+/g, ' ') })}
                fault={attempts > 0 ? faultOf(brag) : undefined}
              />
            </div>
          ))}
        </div>
      </div>
      {failure && <FailureMessage failure={failure} doing="save" />}
      <div className={classes.bar}>
        <Button look="primary" onClick={() => void add()}>
          {adding ? words.adding : words.add}
        </Button>
        <Button onClick={onDone}>{words.later}</Button>
      </div>
    </form>
  );
}
