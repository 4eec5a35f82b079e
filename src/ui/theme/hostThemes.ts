import type { IPalette, IPartialTheme, ITheme } from '@fluentui/react/lib/Styling';
import { createTheme } from '@fluentui/react/lib/Styling';

/** Converts the theme of a SharePoint page or section to a Fluent theme; Fluent's default where the page gives none. */
export function sharePointTheme(
  theme: Pick<IPartialTheme, 'isInverted' | 'palette' | 'semanticColors'> | undefined
): ITheme {
  return createTheme(
    theme ? { isInverted: theme.isInverted, palette: theme.palette, semanticColors: theme.semanticColors } : {}
  );
}

const dark: Partial<IPalette> = {
  themePrimary: '#9299f7',
  themeSecondary: '#7f85f5',
  themeTertiary: '#5b5fc7',
  themeLight: '#3d3e66',
  themeLighter: '#2f2f4a',
  themeLighterAlt: '#232333',
  themeDark: '#b6bcfa',
  themeDarker: '#c5cbfa',
  themeDarkAlt: '#aab1fa',
  accent: '#9299f7',
  white: '#1f1f1f',
  black: '#ffffff',
  neutralLighterAlt: '#292929',
  neutralLighter: '#2e2e2e',
  neutralLight: '#383838',
  neutralQuaternaryAlt: '#404040',
  neutralQuaternary: '#4a4a4a',
  neutralTertiaryAlt: '#6e6e6e',
  neutralTertiary: '#8f8f8f',
  neutralSecondary: '#bdbdbd',
  neutralSecondaryAlt: '#a6a6a6',
  neutralPrimaryAlt: '#d6d6d6',
  neutralPrimary: '#ffffff',
  neutralDark: '#ffffff'
};

const contrast: Partial<IPalette> = {
  themePrimary: '#1aebff',
  themeSecondary: '#1aebff',
  themeTertiary: '#1aebff',
  themeLight: '#1aebff',
  themeLighter: '#1a1a1a',
  themeLighterAlt: '#0d0d0d',
  themeDark: '#1aebff',
  themeDarker: '#1aebff',
  themeDarkAlt: '#1aebff',
  accent: '#1aebff',
  white: '#000000',
  black: '#ffffff',
  neutralLighterAlt: '#000000',
  neutralLighter: '#1a1a1a',
  neutralLight: '#262626',
  neutralQuaternaryAlt: '#595959',
  neutralQuaternary: '#8c8c8c',
  neutralTertiaryAlt: '#bfbfbf',
  neutralTertiary: '#d9d9d9',
  neutralSecondary: '#ffffff',
  neutralSecondaryAlt: '#ffffff',
  neutralPrimaryAlt: '#ffffff',
  neutralPrimary: '#ffffff',
  neutralDark: '#ffffff'
};

const light: Partial<IPalette> = {
  themePrimary: '#5b5fc7',
  themeSecondary: '#6165cc',
  themeTertiary: '#9ea2ff',
  themeLight: '#dce0fa',
  themeLighter: '#e8ebfa',
  themeLighterAlt: '#f5f6fd',
  themeDark: '#444791',
  themeDarker: '#383966',
  themeDarkAlt: '#4f52b2',
  accent: '#5b5fc7'
};

/** The Fluent theme for a Teams theme name: `default`, `dark` or `contrast`. */
export function teamsTheme(name: string): ITheme {
  switch (name) {
    case 'dark':
      return createTheme({ palette: dark, isInverted: true });
    case 'contrast':
      return createTheme({ palette: contrast, isInverted: true });
    default:
      return createTheme({ palette: light });
  }
}
