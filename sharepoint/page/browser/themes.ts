import { createTheme, type ITheme } from '@fluentui/react';

/** The page's own look, and the background of the section that the web part stands in. */
export type PageTheme = 'light' | 'dark' | 'contrast';
export type SectionBackground = 'none' | 'neutral' | 'soft' | 'strong';

type Palette = NonNullable<Parameters<typeof createTheme>[0]>['palette'];

/** A team site's theme, as a tenant would have it. */
const teal: Palette = {
  themePrimary: '#03787c',
  themeLighterAlt: '#f0f9fa',
  themeLighter: '#c5e9ea',
  themeLight: '#98d6d8',
  themeTertiary: '#49aeb1',
  themeSecondary: '#138a8e',
  themeDarkAlt: '#026d70',
  themeDark: '#025c5f',
  themeDarker: '#014446',
  accent: '#8764b8'
};

const darkNeutrals: Palette = {
  neutralLighterAlt: '#292827',
  neutralLighter: '#31302f',
  neutralLight: '#3b3a39',
  neutralQuaternaryAlt: '#484644',
  neutralQuaternary: '#514f4d',
  neutralTertiaryAlt: '#6f6c6a',
  neutralTertiary: '#bebbb8',
  neutralSecondaryAlt: '#bebbb8',
  neutralSecondary: '#d2d0ce',
  neutralPrimaryAlt: '#dadada',
  neutralPrimary: '#ffffff',
  neutralDark: '#f4f4f4',
  black: '#f8f8f8',
  white: '#201f1e',
  themePrimary: '#4cc2c6',
  themeLighterAlt: '#03080a',
  themeLighter: '#0c1f20',
  themeLight: '#173a3b',
  themeTertiary: '#2d7476',
  themeSecondary: '#43aaae',
  themeDarkAlt: '#5dc8cc',
  themeDark: '#75d1d4',
  themeDarker: '#99dfe1'
};

const contrastColours: Palette = {
  ...darkNeutrals,
  white: '#000000',
  black: '#ffffff',
  neutralLighterAlt: '#000000',
  neutralLighter: '#000000',
  neutralLight: '#1a1a1a',
  neutralQuaternaryAlt: '#333333',
  neutralQuaternary: '#ffffff',
  neutralTertiaryAlt: '#ffffff',
  neutralTertiary: '#ffffff',
  neutralSecondary: '#ffffff',
  neutralSecondaryAlt: '#ffffff',
  neutralPrimaryAlt: '#ffffff',
  neutralDark: '#ffffff',
  themePrimary: '#1aebff',
  themeDark: '#1aebff',
  themeDarkAlt: '#1aebff',
  themeDarker: '#1aebff',
  themeSecondary: '#1aebff'
};

/** Everything on the strong background: text and links in white on the theme's colour. */
const strongColours: Palette = {
  white: '#03787c',
  black: '#ffffff',
  neutralDark: '#ffffff',
  neutralPrimary: '#ffffff',
  neutralPrimaryAlt: '#f0f9fa',
  neutralSecondary: '#ffffff',
  neutralSecondaryAlt: '#ffffff',
  neutralTertiary: '#c5e9ea',
  neutralTertiaryAlt: '#7fc4c7',
  neutralQuaternary: '#49aeb1',
  neutralQuaternaryAlt: '#138a8e',
  neutralLight: '#025c5f',
  neutralLighter: '#026d70',
  neutralLighterAlt: '#037376',
  themePrimary: '#ffffff',
  themeSecondary: '#f0f9fa',
  themeTertiary: '#c5e9ea',
  themeLight: '#026d70',
  themeLighter: '#025c5f',
  themeLighterAlt: '#014446',
  themeDarkAlt: '#f0f9fa',
  themeDark: '#ffffff',
  themeDarker: '#ffffff'
};

const palettes: Readonly<Record<PageTheme, Palette>> = { light: teal, dark: darkNeutrals, contrast: contrastColours };

/** The page's theme without any section. */
export function pageTheme(name: PageTheme): ITheme {
  return createTheme({ palette: palettes[name], isInverted: name !== 'light' });
}

/** The theme that SPFx gives to a web part in a section with this background. */
export function sectionTheme(name: PageTheme, background: SectionBackground): ITheme {
  const page = pageTheme(name);
  switch (background) {
    case 'none':
      return page;
    case 'neutral':
      return withBackground(page, page.palette.neutralLighter);
    case 'soft':
      return withBackground(page, page.palette.themeLighterAlt);
    case 'strong':
      return name === 'light'
        ? createTheme({
            palette: { ...teal, ...strongColours },
            isInverted: true,
            semanticColors: {
              bodyBackground: '#03787c',
              bodyText: '#ffffff',
              link: '#ffffff',
              linkHovered: '#ffffff',
              bodySubtext: '#f0f9fa'
            }
          })
        : withBackground(page, page.palette.themeLight);
  }
}

function withBackground(page: ITheme, background: string): ITheme {
  return createTheme({
    palette: { ...page.palette, white: background },
    isInverted: page.isInverted,
    semanticColors: { bodyBackground: background }
  });
}

/** A theme that Teams names, as SPFx translates it. */
export function themeForTeams(name: string): PageTheme {
  switch (name) {
    case 'dark':
      return 'dark';
    case 'contrast':
      return 'contrast';
    default:
      return 'light';
  }
}
