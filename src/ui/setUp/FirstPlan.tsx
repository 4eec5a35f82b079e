import * as React from 'react';
import type { SiteSetUp } from '../../app/ports';
import { textLimit } from '../../domain/checks';
import type { Failure } from '../../domain/failure';
import type { Brag } from '../../domain/plan';
import { brags } from '../../domain/plan';
import { useFocusOnFirstFault, useIsMounted } from '../controls/focus';
import { BragMark } from '../brag/BragMark';
import { Button } from '../controls/Button';
import { TextBox } from '../controls/TextBox';
import { FailureMessage } from '../failure/FailureMessage';
import { common } from '../loc/common';
import { setUpText } from '../loc/setUp';
import { stylesOf } from '../theme/useStyles';

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

function titleFault(title: string): string | undefined {
  if (title.trim() === '') return setUpText.plan.titleMissing;
  return title.length > textLimit ? setUpText.plan.titleTooLong(title.length - textLimit) : undefined;
}

function meaningFault(brag: Brag, meaning: string): string | undefined {
  if (meaning.trim() === '') return setUpText.plan.meaningMissing(common.brag[brag]);
  return meaning.length > textLimit ? setUpText.plan.meaningTooLong(meaning.length - textLimit) : undefined;
}

/** “Add your first plan”, with what the colours mean in it. */
export function FirstPlan({ setUp, onDone }: { setUp: SiteSetUp; onDone(): void }): React.ReactElement {
  const classes = useClasses();
  const words = setUpText.plan;
  const form = React.useRef<HTMLFormElement>(null);
  const mounted = useIsMounted();
  const [title, setTitle] = React.useState('');
  const [meanings, setMeanings] = React.useState<Meanings>(setUpText.bragKey);
  const [attempts, setAttempts] = React.useState(0);
  const [adding, setAdding] = React.useState(false);
  const [failure, setFailure] = React.useState<Failure>();
  useFocusOnFirstFault(form, attempts);

  const add = async (): Promise<void> => {
    if (adding) return;
    if (titleFault(title) !== undefined || brags.some(brag => meaningFault(brag, meanings[brag]) !== undefined)) {
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
        fault={attempts > 0 ? titleFault(title) : undefined}
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
                label={words.meaningOf(common.brag[brag])}
                value={meanings[brag]}
                limit={textLimit}
                rows={1}
                required
                // Drawn as several lines so that a telephone shows all of it; kept as one.
                onChange={text => setMeanings({ ...meanings, [brag]: text.replace(/[\r\n]+/g, ' ') })}
                fault={attempts > 0 ? meaningFault(brag, meanings[brag]) : undefined}
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
