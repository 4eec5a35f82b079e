import * as React from 'react';

/**
 * Focuses the first invalid field after each refused attempt to save. `attempts` counts the attempts; later corrections
 * don't move the focus.
 */
export function useFocusOnFirstFault(form: React.RefObject<HTMLElement>, attempts: number): void {
  React.useEffect(() => {
    if (attempts === 0) return;
    const faulty = form.current?.querySelector('[aria-invalid="true"]');
    const target = faulty?.matches('[role="radiogroup"]')
      ? (faulty.querySelector('input:checked') ?? faulty.querySelector('input'))
      : faulty;
    if (target instanceof HTMLElement) target.focus();
  }, [form, attempts]);
}

/** False once the component has unmounted: a late answer must not set its state. */
export function useIsMounted(): React.RefObject<boolean> {
  const mounted = React.useRef(true);
  React.useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return mounted;
}
