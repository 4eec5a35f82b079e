import * as React from 'react';
import { GuardProvider } from '../guard/GuardNotice';
import type { DraftForm } from './useDraftForm';

interface FormFrameProps {
  form: Pick<DraftForm<unknown, string>, 'ref' | 'guard' | 'save'>;
  label: string;
  className?: string | undefined;
  children: React.ReactNode;
}

/**
 * The `<form>` element around a draft's fields. Ctrl+Enter saves from any field, and the notices inside it receive the
 * guard.
 */
export function FormFrame({
  form: { ref, guard, save },
  label,
  className,
  children
}: FormFrameProps): React.ReactElement {
  const saveByKeyboard = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  return (
    <form
      ref={ref}
      className={className}
      aria-label={label}
      noValidate
      onKeyDown={saveByKeyboard}
      onSubmit={event => event.preventDefault()}
    >
      <GuardProvider value={{ guard, save }}>{children}</GuardProvider>
    </form>
  );
}
