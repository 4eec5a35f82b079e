import * as React from 'react';
import { getId } from '@fluentui/react/lib/Utilities';

/** Makes an id that is unique on the page, even with several web parts on it. */
export function useOwnId(prefix: string): string {
  const [id] = React.useState(() => getId(prefix));
  return id;
}
