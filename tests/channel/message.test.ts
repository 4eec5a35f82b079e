/** @jest-environment jsdom */
import { TextDecoder, TextEncoder } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { channelMessage, escapeHtml, fit, htmlOfText, largestPost, sizeOf } from '../../src/channel/message';
import { htmlOf, textOf } from '../../src/channel/manualSharing';
import { messageLimit } from '../../src/domain/post';
import { card, member, post, words } from './samples';

// jsdom leaves these to Node.
Object.assign(globalThis, { TextEncoder, TextDecoder });

const Message = v.object({
  body: v.object({ content: v.string() }),
  mentions: v.array(v.looseObject({ id: v.number(), mentionText: v.string() })),
  attachments: v.array(v.looseObject({ id: v.string() }))
});

function bodyOf(content: string): HTMLElement {
  return new DOMParser().parseFromString(content, 'text/html').body;
}

/** What HTML can carry at all: no NUL, no lone surrogates, and line breaks as they are. */
const written = fc
  .string({ unit: 'grapheme', maxLength: messageLimit })
  .filter(text => !/[\0\r]/.test(text))
  .map(text => text.slice(0, messageLimit));

test('any text comes back from the HTML as it was written, and nothing of it is markup', () => {
  fc.assert(
    fc.property(written, text => {
      const body = bodyOf(`<p>${htmlOfText(text)}</p>`);
      for (const one of body.querySelectorAll('br')) one.replaceWith('\n');
      expect(body.textContent).toBe(text.replace(/[\u2028\u2029]/g, '\n'));
      expect(body.querySelectorAll('*').length).toBe(1);
    })
  );
  expect(escapeHtml(`<a href="x" onclick='y'>&amp;`)).toBe('&#60;a href=&#34;x&#34; onclick=&#39;y&#39;&#62;&#38;amp;');
});

test('each mention has its marker, whatever the name', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(name => !/[\0\r]/.test(name)),
        { maxLength: 5 }
      ),
      names => {
        const { body, mentions, attachments } = v.parse(
          Message,
          channelMessage(post({ mentions: names.map((name, index) => member(index, name)) }))
        );
        const markers = [...bodyOf(body.content).querySelectorAll('at')].map(one => ({
          id: Number(one.getAttribute('id')),
          mentionText: one.textContent
        }));
        expect(mentions.map(({ id, mentionText }) => ({ id, mentionText }))).toEqual(markers);
        expect(bodyOf(body.content).querySelector('attachment')?.id).toBe(attachments[0]?.id);
      }
    )
  );
});

const row = fc
  .record({
    title: fc.string({ unit: 'grapheme', maxLength: 200 }),
    detail: fc.string({ maxLength: 80 }),
    url: fc.webUrl()
  })
  .map(one => ({ ...one, brag: undefined }));

test('a post is always under the cap, and what a person typed is never cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: messageLimit }),
      fc.string({ unit: 'grapheme', maxLength: 30 }).map(text => text.repeat(2000)),
      fc.array(row, { maxLength: 120 }),
      fc.integer({ min: 0, max: 20 }),
      (message, text, rows, mentioned) => {
        const whole = post({
          message,
          mentions: Array.from({ length: mentioned }, (_, index) => member(index)),
          card: card({ text, title: text, rows })
        });
        const fitted = fit(whole, words);
        if (message.length > messageLimit) {
          expect(fitted).toBeUndefined();
          return;
        }
        if (!fitted) throw new Error('It should fit.');
        expect(sizeOf(fitted)).toBeLessThanOrEqual(largestPost);
        expect(fitted.message).toBe(message);
        if (sizeOf(whole) <= largestPost) expect(fitted).toEqual(whole);
        else expect(fitted.card.rest).not.toBe('');
      }
    ),
    { numRuns: 60 }
  );
}, 60_000);

test('actions that have no room are counted, and text is cut between characters', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({
    title: `Action ${String(index)}`,
    brag: undefined,
    detail: '',
    url: 'https://example.test/'
  }));
  const fewer = fit(post({ card: card({ rows }) }), words);
  expect(fewer?.card.rows.length).toBeGreaterThan(40);
  expect(fewer?.card.rest).toBe(`And ${String(300 - (fewer?.card.rows.length ?? 0))} more`);
  const shorter = fit(post({ card: card({ text: '👩‍👩‍👧‍👦'.repeat(5000) }) }), words);
  expect(shorter?.card.text).toMatch(/…$/);
  expect(shorter?.card.text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  expect(shorter?.card.rest).toBe(words.text);
});

test('too many words of one’s own, or too many mentions, are told and not cut', () => {
  expect(fit(post({ message: 'x'.repeat(messageLimit + 1) }), words)).toBeUndefined();
  expect(fit(post({ mentions: Array.from({ length: 21 }, (_, index) => member(index)) }), words)).toBeUndefined();
});

test('copied, every word and the link are there, as text and as HTML', () => {
  fc.assert(
    fc.property(written, message => {
      const whole = post({
        message,
        mentions: [member(1, "Callum O'Rourke")],
        card: card({ aside: { label: 'Barrier', value: '<none>' } })
      });
      const text = textOf(whole);
      const html = bodyOf(htmlOf(whole));
      for (const part of [
        message,
        "@Callum O'Rourke",
        '2.3 Agree one pathway',
        '▲ Amber',
        'Two of three teams have agreed.',
        '<none>',
        'Due: 20 September 2017',
        whole.sharePoint.url
      ]) {
        expect(text).toContain(part);
      }
      for (const one of html.querySelectorAll('br')) one.replaceWith('\n');
      expect(html.textContent).toContain(message.replace(/[\u2028\u2029]/g, '\n'));
      expect(html.querySelector('a')?.getAttribute('href')).toBe(whole.sharePoint.url);
    })
  );
});
