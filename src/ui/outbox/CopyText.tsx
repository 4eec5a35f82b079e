import * as React from 'react';
import { Button } from '../controls/Button';
import { hidden } from '../theme/shared';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';

const useClasses = stylesOf(() => ({ hidden }));

/** Copies what was typed to the clipboard, and says whether the browser allowed it. */
export function CopyText({ text }: { text: string }): React.ReactElement {
  const words = useWords().outbox;
  const classes = useClasses();
  const [result, setResult] = React.useState<'' | 'copied' | 'notCopied'>('');
  const copy = (): void => {
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => setResult('copied'),
        () => setResult('notCopied')
      );
  };
  return (
    <>
      <Button onClick={copy}>{result === 'copied' ? words.copied : words.copy}</Button>
      <span role="status" className={result === 'notCopied' ? undefined : classes.hidden}>
        {result === '' ? '' : words[result]}
      </span>
    </>
  );
}
