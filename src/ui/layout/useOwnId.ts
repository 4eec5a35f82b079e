import * as React from 'react';
import { getId } from '@fluentui/react/lib/Utilities';

/** An id that no other web part on the page has. */
export function useOwnId(prefix: string): string {
  const [id] = React.useState(() => getId(prefix));
  return id;
}
