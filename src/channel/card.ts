import { sendableLine } from '../model/sendable';
import type { Brag } from '../model/action';
import type { BragInWords, CardRow, Fact, PostCard } from '../domain/post';

/** An element of an Adaptive Card, as JSON (https://adaptivecards.io/explorer/). */
export type CardElement = Readonly<Record<string, unknown>>;

/**
 * The nearest of the colours that a card can name. Colour is never alone: the BRAG's shape and word are in the text.
 */
const colours: Readonly<Record<Brag, string>> = {
  Blue: 'Accent',
  Red: 'Attention',
  Amber: 'Warning',
  Green: 'Good',
  Grey: 'Default'
};

/** Properties of an element that say how it is drawn. */
type Style = Readonly<Record<string, unknown>>;

/**
 * Text that a card shows exactly as it was typed. It is made of TextRuns, because a TextBlock would read Markdown in it. A
 * run still interprets `{{DATE(…)}}`, so the text is split after each opening brace.
 */
function runs(text: string, style: Style): CardElement[] {
  return (sendableLine(text).match(/[^{]*\{|[^{]+$/g) ?? []).map(part => ({ type: 'TextRun', text: part, ...style }));
}

/** One line of runs. Each line of a text needs its own block, since a run doesn't show line breaks. */
function line(inlines: readonly CardElement[], block: Style = {}): CardElement {
  return { type: 'RichTextBlock', inlines, ...block };
}

function lines(text: string, style: Style = {}, first: Style = {}): CardElement[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((one, index) => line(runs(one === '' ? '\u00a0' : one, style), index === 0 ? first : { spacing: 'None' }));
}

function bragRuns({ brag, words }: BragInWords): CardElement[] {
  return runs(words, { weight: 'Bolder', color: colours[brag] });
}

function fact({ label, value }: Fact): CardElement {
  return line([...runs(`${label}: `, { isSubtle: true }), ...runs(value, {})], { spacing: 'Small' });
}

function row({ title, brag, detail, url }: CardRow): CardElement {
  const standing = [
    ...(brag ? bragRuns(brag) : []),
    ...(detail === '' ? [] : runs(`${brag ? '  ·  ' : ''}${detail}`, { isSubtle: true }))
  ];
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    selectAction: { type: 'Action.OpenUrl', url, title },
    items: [
      line(runs(title, { weight: 'Bolder' })),
      ...(standing.length === 0 ? [] : [line(standing, { spacing: 'None' })])
    ]
  };
}

/** The Adaptive Card of a post, version 1.4. Its only actions are `Action.OpenUrl`, since all others need a bot. */
export function adaptiveCard(card: PostCard): CardElement {
  const body: CardElement[] = [
    ...(card.overline === '' ? [] : lines(card.overline, { isSubtle: true, size: 'Small' })),
    ...lines(card.title, { weight: 'Bolder', size: 'Medium' }, { spacing: 'Small' }),
    ...(card.brag ? [line(bragRuns(card.brag), { spacing: 'Small' })] : []),
    ...(card.text === '' ? [] : lines(card.text, {}, { spacing: 'Medium' })),
    ...(card.aside.value === ''
      ? []
      : [
          {
            type: 'Container',
            style: 'emphasis',
            spacing: 'Medium',
            items: [
              line(runs(card.aside.label, { weight: 'Bolder' })),
              ...lines(card.aside.value, {}, { spacing: 'Small' })
            ]
          }
        ]),
    ...card.facts.map(fact),
    ...card.rows.map(row),
    ...(card.rest === '' ? [] : lines(card.rest, { isSubtle: true }, { spacing: 'Medium' }))
  ];
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body,
    actions: [{ type: 'Action.OpenUrl', title: card.open.label, url: card.open.url }]
  };
}
