import type { IStyle } from '@fluentui/react/lib/Styling';
import { mergeStyleSets } from '@fluentui/react/lib/Styling';
import type { Theme } from '@fluentui/react/lib/Theme';
import { useTheme } from '@fluentui/react/lib/Theme';
import type { Tokens } from './tokens';
import { tokensOf } from './tokens';

type Classes<Name extends string> = ReturnType<typeof mergeStyleSets<Record<Name, IStyle>>>;

/**
 * Makes a hook that returns a component's class names. They are computed once for each theme, not once for each of five
 * thousand rows.
 */
export function stylesOf<Name extends string>(
  build: (tokens: Tokens, theme: Theme) => Record<Name, IStyle>
): () => Classes<Name> {
  const made = new WeakMap<Theme, Classes<Name>>();
  return () => {
    const theme = useTheme();
    const known = made.get(theme);
    if (known) return known;
    const fresh = mergeStyleSets<Record<Name, IStyle>>(build(tokensOf(theme), theme));
    made.set(theme, fresh);
    return fresh;
  };
}
