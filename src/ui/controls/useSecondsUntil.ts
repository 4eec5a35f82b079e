import * as React from 'react';

/** Whole seconds until a moment (ISO 8601); 0 when the moment has passed or is undefined. */
export function useSecondsUntil(until: string | undefined): number {
  const end = until === undefined ? 0 : Date.parse(until);
  const [now, setNow] = React.useState(() => Date.now());
  const left = Math.max(0, Math.ceil((end - now) / 1000));
  const waiting = left > 0;
  React.useEffect(() => {
    setNow(Date.now());
    if (!waiting) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [end, waiting]);
  return left;
}
