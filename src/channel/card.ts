import type { Brag } from '../domain/plan';
import type { BragInWords, CardRow, Fact, PostCard } from '../domain/post';

/** A card's JSON (https://adaptivecards.io/explorer/). */
export type CardElement = Readonly<Record<string, unknown>>;

/** The named colours of a card that come nearest; the word and the shape say it too. */
const colours: Readonly<Record<Brag, string>> = {
  Blue: 'Accent',
  Red: 'Attention',
  Amber: 'Warning',
  Green: 'Good',
  Grey: 'Default'
};

type Look = Readonly<Record<string, unknown>>;

/**
 * Text as it was written. A TextBlock would read it as Markdown, a TextRun doesn't; and since a run still reads
 * `{{DATE(…)}}`, two opening braces never stand in one run.
 */
function runs(text: string, look: Look): CardElement[] {
  return (text.match(/[^{]*\{|[^{]+$/g) ?? []).map(part => ({ type: 'TextRun', text: part, ...look }));
}

/** A line of runs; lines of their own, since a run shows no line break. */
function line(inlines: readonly CardElement[], block: Look = {}): CardElement {
  return { type: 'RichTextBlock', inlines, ...block };
}

function lines(text: string, look: Look = {}, first: Look = {}): CardElement[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((one, index) => line(runs(one === '' ? '\u00a0' : one, look), index === 0 ? first : { spacing: 'None' }));
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

/** The card that a post carries: version 1.4, with `Action.OpenUrl` only, since anything else needs a bot. */
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
