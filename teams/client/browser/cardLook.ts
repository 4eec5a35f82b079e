import { HostConfig } from 'adaptivecards';

const text = (colour: string): { default: string; subtle: string } => ({
  default: `var(--${colour})`,
  subtle: colour === 'text' ? 'var(--subtle)' : `var(--${colour})`
});
const foregroundColors = {
  default: text('text'),
  dark: text('text'),
  light: text('subtle'),
  accent: text('accent'),
  good: text('good'),
  warning: text('warning'),
  attention: text('attention')
};
const container = (background: string): object => ({ backgroundColor: `var(--${background})`, foregroundColors });

/**
 * How cards look in the local Teams. All colours are those of the page's own style sheet, so that a card that is
 * already drawn follows the theme.
 */
export const cardLook = new HostConfig({
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: 'inherit',
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 }
    },
    monospace: {
      fontFamily: "Consolas, 'Courier New', monospace",
      fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
      fontWeights: { lighter: 300, default: 400, bolder: 600 }
    }
  },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('card'),
    emphasis: container('emphasis'),
    good: container('good-wash'),
    warning: container('warning-wash'),
    attention: container('attention-wash'),
    accent: container('accent-wash')
  },
  actions: {
    maxActions: 6,
    spacing: 'large',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    iconPlacement: 'leftOfTitle',
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 }
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: { title: { weight: 'bolder', wrap: true, maxWidth: 160 }, value: { wrap: true }, spacing: 16 },
  textBlock: { headingLevel: 3 },
  table: { cellSpacing: 8 }
});
