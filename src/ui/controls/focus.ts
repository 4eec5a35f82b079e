import * as React from 'react';

/**
 * Takes the keyboard to the first field that is marked as faulty, once for every refused attempt:
 * `attempts` counts them. Later corrections don't move the focus.
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

/** False once the component is gone: an answer that comes later must not write to it. */
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
