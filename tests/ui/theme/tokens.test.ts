/** @jest-environment jsdom */
import { brags } from '../../../src/model/action';
import type { IPartialTheme } from '@fluentui/react/lib/Theme';
import { createTheme } from '@fluentui/react/lib/Theme';
import { contrast, readColour } from '../../../src/ui/theme/colour';
import { teamsTheme } from '../../../src/ui/theme/hostThemes';
import { bragColours, tokensOf } from '../../../src/ui/theme/tokens';

/** A section whose ground is the colour itself, as SharePoint's Strong makes it. */
function strong(ground: string): IPartialTheme {
  return {
    isInverted: true,
    palette: {
      white: ground,
      neutralPrimary: '#ffffff',
      neutralSecondary: '#f4f4f4',
      themePrimary: '#ffffff',
      themeDark: '#ffffff',
      neutralLighter: ground,
      neutralLighterAlt: ground
    }
  };
}

const themes = {
  light: createTheme({}),
  'Teams light': teamsTheme('default'),
  'Teams dark': teamsTheme('dark'),
  'Teams contrast': teamsTheme('contrast'),
  'strong blue': createTheme(strong('#0f6cbd')),
  'strong teal': createTheme(strong('#03787c')),
  'strong red': createTheme(strong('#a4262c')),
  'strong green': createTheme(strong('#0b6a0b')),
  'strong orange': createTheme(strong('#a34307'))
};

function ratio(one: string, other: string): number {
  const [front, back] = [readColour(one), readColour(other)];
  return front && back ? contrast(front, back) : 0;
}

describe.each(Object.entries(themes))('on %s', (_, theme) => {
  const tokens = tokensOf(theme);
  const grounds = [tokens.page, tokens.subtle, tokens.hover, tokens.selected];

  it('every text can be read on every ground', () => {
    for (const ground of grounds)
      for (const text of [tokens.text, tokens.quiet, tokens.link, tokens.late])
        expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
    expect(ratio(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('every shape, edge and focus ring stands out from every ground', () => {
    for (const ground of grounds) {
      for (const shape of [...brags.map(brag => bragColours(theme)[brag]), tokens.edge, tokens.accent])
        expect(ratio(shape, ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

it('takes a see-through ground for what it can’t measure', () => {
  expect(readColour('rgba(0,0,0,.4)')).toBeUndefined();
  expect(readColour('transparent')).toBeUndefined();
  expect(readColour('#fff')).toEqual({ red: 255, green: 255, blue: 255 });
});
