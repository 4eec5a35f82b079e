/** @jest-environment jsdom */
import fc from 'fast-check';
import { adaptiveCard } from '../../src/channel/card';
import type { PostCard } from '../../src/domain/post';
import { card } from './samples';

// The renderer's file for browsers: its modules are of a kind that this test runner doesn't load.
const { AdaptiveCard } = jest.requireActual<typeof import('adaptivecards')>('adaptivecards/dist/adaptivecards');

/** Every piece of a card that is of this type, in order. */
function ofType(json: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(json)) return json.flatMap(one => ofType(one, type));
  if (typeof json !== 'object' || json === null) return [];
  const own = 'type' in json && json.type === type ? [{ ...json }] : [];
  return [...own, ...Object.values(json).flatMap(one => ofType(one, type))];
}

/** The lines that a reader sees. */
function linesOf(of: PostCard): string[] {
  return ofType(adaptiveCard(of), 'RichTextBlock').map(block =>
    ofType(block['inlines'], 'TextRun')
      .map(run => String(run['text']))
      .join('')
  );
}

test('a card says the area, the action, the BRAG as shape and word, the words, the barrier and the date', () => {
  expect(linesOf(card({ aside: { label: 'Barrier or help needed', value: 'No date yet' } }))).toEqual([
    '2. Family support',
    '2.3 Agree one pathway',
    '▲ Amber',
    'Two of three teams have agreed.',
    'Barrier or help needed',
    'No date yet',
    'Due: 20 September 2017'
  ]);
});

test('it is of version 1.4, and whatever can be pressed only opens an address', () => {
  const rows = [{ title: '1.1 A', brag: undefined, detail: 'Due soon', url: 'https://example.test/1' }];
  const json = adaptiveCard(card({ rows }));
  expect(json).toMatchObject({
    type: 'AdaptiveCard',
    version: '1.4',
    actions: [{ type: 'Action.OpenUrl', title: 'Open action 2.3' }]
  });
  const kinds = [...JSON.stringify(json).matchAll(/"type":"(Action\.[^"]+)"/g)].map(match => match[1]);
  expect(new Set(kinds)).toEqual(new Set(['Action.OpenUrl']));
  expect(kinds).toHaveLength(2);
});

test('any text comes back as it was written, line by line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (text, title, value) => {
      const lines = linesOf(
        card({ overline: '', title: `x${title}`, brag: undefined, text: `y${text}`, facts: [{ label: 'F', value }] })
      );
      const split = (one: string): string[] =>
        one.split(/\r\n|[\r\n\u2028\u2029]/).map(line => (line === '' ? '\u00a0' : line));
      expect(lines).toEqual([...split(`x${title}`), ...split(`y${text}`), `F: ${value}`]);
    })
  );
});

test.each([
  '**bold** _it_ [a](javascript:alert(1)) 1. x',
  '{{DATE(2017-09-20T00:00:00Z, SHORT)}} and {{{{TIME(2017-09-20T00:00:00Z)}}',
  '<b>x</b> &amp; <script>1</script>',
  '- a list?'
])('Microsoft’s own renderer shows %s as it was written', text => {
  // jsdom lays nothing out, and the renderer asks the browser for the text that it set.
  Object.defineProperty(HTMLElement.prototype, 'innerText', {
    configurable: true,
    get(this: HTMLElement) {
      return this.textContent;
    },
    set(this: HTMLElement, value: string) {
      this.textContent = value;
    }
  });
  const shown = new AdaptiveCard();
  shown.parse(adaptiveCard(card({ text })));
  expect(shown.render()?.textContent).toContain(text);
});
