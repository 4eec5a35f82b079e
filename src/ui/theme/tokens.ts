import type { Brag } from '../../model/action';
import type { Theme } from '@fluentui/react/lib/Theme';
import type { Rgb } from './colour';
import { contrast, firstReadable, readColour } from './colour';

const white: Rgb = { red: 255, green: 255, blue: 255 };
const black: Rgb = { red: 0, green: 0, blue: 0 };

/**
 * The tones of each BRAG colour, from the one for a light page to the one for a dark page. The first with enough
 * contrast is used.
 */
const ramps: Readonly<Record<Brag, readonly string[]>> = {
  Blue: ['#1664c0', '#5aa7f0', '#8cc4fa', '#c7e2ff', '#e6f2ff'],
  Red: ['#c4262e', '#ef6b70', '#ff9c9f', '#ffd0d1', '#ffeced'],
  Amber: ['#d47500', '#c46a00', '#b35f00', '#e58b1a', '#ffb84d', '#ffd99b', '#fff1d9'],
  Green: ['#107c41', '#3fae6a', '#6fd097', '#b4ecc9', '#e0f8e9'],
  Grey: ['#6b6b6b', '#9a9a9a', '#bdbdbd', '#e0e0e0', '#f4f4f4']
};

const lateRamp = ['#a4262c', '#e8797e', '#ff9c9f', '#ffd0d1', '#ffeced'];

/** The colours that the screens use: the theme's own, each replaced by a safe one where its contrast is too low. */
export interface Tokens {
  page: string;
  /** A subtle background for group headers, tags and initials. */
  subtle: string;
  hover: string;
  /** The background of a selected control. */
  selected: string;
  text: string;
  /** Secondary text; readable on every background above. */
  quiet: string;
  link: string;
  /** Text for overdue and owed; readable on every background above. */
  late: string;
  /** Decorative hairlines. */
  rule: string;
  /** Borders of controls that are recognisable by their text. */
  line: string;
  /** Borders of fields, which are recognisable only by their border: at least 3:1. */
  edge: string;
  /** The focus ring and everything that is switched on: at least 3:1. */
  accent: string;
  /** Text and icons on `accent`. */
  onAccent: string;
}

interface Grounds {
  page: Rgb;
  all: readonly Rgb[];
}

function pageOf(theme: Theme): Rgb {
  return readColour(theme.semanticColors.bodyBackground) ?? (theme.isInverted ? black : white);
}

/** The first of the theme's backgrounds on which body text is readable; the page's own where none is. */
function groundOf(theme: Theme, ...slots: (string | undefined)[]): string {
  const text = readColour(theme.semanticColors.bodyText) ?? (theme.isInverted ? white : black);
  return firstReadable(slots, [text], 5, theme.semanticColors.bodyBackground);
}

function groundsOf(theme: Theme): Grounds & Pick<Tokens, 'subtle' | 'hover' | 'selected'> {
  const { semanticColors, palette } = theme;
  const page = pageOf(theme);
  const subtle = groundOf(
    theme,
    semanticColors.bodyStandoutBackground,
    palette.neutralLighterAlt,
    palette.neutralLighter
  );
  const hover = groundOf(theme, semanticColors.listItemBackgroundHovered, palette.neutralLighter);
  const selected = groundOf(
    theme,
    palette.themeLighterAlt,
    palette.themeLighter,
    semanticColors.listItemBackgroundChecked
  );
  return {
    page,
    subtle,
    hover,
    selected,
    all: [page, ...[subtle, hover, selected].map(slot => readColour(slot) ?? page)]
  };
}

function tokensFor(theme: Theme): Tokens {
  const { semanticColors, palette } = theme;
  const { page, all, subtle, hover, selected } = groundsOf(theme);
  const text = semanticColors.bodyText;
  const accent = firstReadable(
    [palette.themePrimary, palette.themeDark, semanticColors.link, palette.themeTertiary],
    all,
    3,
    text
  );
  const accentRgb = readColour(accent) ?? page;
  return {
    page: semanticColors.bodyBackground,
    subtle,
    hover,
    selected,
    text,
    quiet: firstReadable(
      [semanticColors.bodySubtext, palette.neutralSecondary, palette.neutralPrimaryAlt],
      all,
      4.5,
      text
    ),
    link: firstReadable([semanticColors.link, palette.themeDark, palette.themeTertiary], all, 4.5, text),
    late: firstReadable([semanticColors.errorText, ...lateRamp], all, 4.5, text),
    rule: firstReadable(
      [semanticColors.bodyDivider, palette.neutralLight, palette.neutralQuaternary],
      [page],
      1.15,
      text
    ),
    line: palette.neutralTertiaryAlt,
    edge: firstReadable([semanticColors.inputBorder, palette.neutralSecondary, palette.neutralTertiary], all, 3, text),
    accent,
    onAccent:
      contrast(accentRgb, page) >= 4.5
        ? semanticColors.bodyBackground
        : firstReadable(['#ffffff', '#000000'], [accentRgb], 4.5, semanticColors.bodyBackground)
  };
}

function bragColoursFor(theme: Theme): Readonly<Record<Brag, string>> {
  const { page, all } = groundsOf(theme);
  // On black the darker tones reach 3:1 but look dull, so a dark page asks for more contrast.
  const ratio = contrast(page, black) < 1.6 ? 4.5 : 3;
  const tone = (brag: Brag): string => firstReadable(ramps[brag], all, ratio, theme.semanticColors.bodyText);
  return { Blue: tone('Blue'), Red: tone('Red'), Amber: tone('Amber'), Green: tone('Green'), Grey: tone('Grey') };
}

function remembered<T>(make: (theme: Theme) => T): (theme: Theme) => T {
  const made = new WeakMap<Theme, T>();
  return theme => {
    const known = made.get(theme);
    if (known !== undefined) return known;
    const fresh = make(theme);
    made.set(theme, fresh);
    return fresh;
  };
}

/** The tokens of a theme, computed once for each theme. */
export const tokensOf = remembered(tokensFor);

/** The colour of each BRAG shape: at least 3:1 on the page and on every background of a row. */
export const bragColours = remembered(bragColoursFor);
