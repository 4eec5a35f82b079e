import * as React from 'react';
import { Banner } from '../controls/Banner';
import { Button } from '../controls/Button';
import { Glyph } from '../icons';
import { stylesOf } from '../theme/useStyles';
import { useWords } from '../words/WordsContext';
import { Boundary } from './Boundary';

const useClasses = stylesOf(tokens => ({
  title: { margin: 0, fontWeight: 600 },
  line: { margin: '4px 0 0' },
  entry: { display: 'inline-flex', alignItems: 'flex-start', gap: 8, lineHeight: '20px', overflowWrap: 'anywhere' },
  sign: { color: tokens.late, marginTop: 2, flexShrink: 0 }
}));

interface BrokenPartProps {
  onRetry(): void;
  /** More buttons, such as one that closes a panel. */
  children?: React.ReactNode;
}

/** In the place of a region that broke. “Broken” is told apart from “not fetched”: no connection would mend it. */
export function BrokenPart({ onRetry, children }: BrokenPartProps): React.ReactElement {
  const words = useWords().common.broken;
  const classes = useClasses();
  return (
    <Banner
      tone="warn"
      sign="Warning"
      role="alert"
      actions={
        <>
          <Button onClick={onRetry}>{words.retry}</Button>
          {children}
        </>
      }
    >
      <p className={classes.title}>{words.part}</p>
      <p className={classes.line}>{words.partSafe}</p>
    </Banner>
  );
}

/** A region with a boundary of its own. */
export function PartBoundary({
  resetOn,
  children
}: {
  resetOn?: unknown;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <Boundary resetOn={resetOn} fallback={retry => <BrokenPart onRetry={retry} />}>
      {children}
    </Boundary>
  );
}

/** What an entry of a list is. */
export type EntryKind = 'action' | 'area' | 'inspection' | 'indicator' | 'update' | 'change' | 'plan';

/** In the place of an entry that broke: what it is and, where that is known, its name. */
export function BrokenEntry({ kind, name }: { kind: EntryKind; name?: () => string }): React.ReactElement {
  const words = useWords().common.broken;
  const classes = useClasses();
  return (
    <span className={classes.entry}>
      <Glyph name="Warning" className={classes.sign} />
      <span>{words.entry(kind, readName(name))}</span>
    </span>
  );
}

/** What broke an entry may break its name too. */
function readName(name: (() => string) | undefined): string {
  try {
    return name?.() ?? '';
  } catch {
    return '';
  }
}

/** An entry of a list with a boundary of its own. `frame` puts what is shown instead into the list’s own markup. */
export function EntryBoundary({
  kind,
  name,
  resetOn,
  frame,
  children
}: {
  kind: EntryKind;
  name?: () => string;
  /** The item that the entry shows. */
  resetOn: unknown;
  frame(entry: React.ReactElement): React.ReactElement;
  children: React.ReactNode;
}): React.ReactElement {
  return (
    <Boundary resetOn={resetOn} fallback={() => frame(<BrokenEntry kind={kind} {...(name && { name })} />)}>
      {children}
    </Boundary>
  );
}
