import * as fc from 'fast-check';
import { isMarkup, textOfMarkup } from '../../src/data/markup';
import { guardText } from '../../src/domain/guard';

test.each([
  [
    'what SharePoint’s editor writes',
    '<div class="ExternalClass8A"><p>One &amp; two</p><p>Three&#58; &#163;5<br></p></div>',
    'One & two\nThree: £5'
  ],
  [
    'what a flow writes',
    '<p>Done on <strong>Friday</strong>.</p>\r\n<ul>\r\n<li>first</li>\r\n<li>second</li></ul>',
    'Done on Friday.\nfirst\nsecond'
  ],
  ['line breaks alone', 'One<br>two<br/>three', 'One\ntwo\nthree'],
  ['emphasis within plain lines', 'One\ntwo <b>bold</b>', 'One\ntwo bold'],
  [
    'scripts and styles',
    '<div><style>p{color:red}</style><script>alert("1 < 2")</script>Safe<!-- a note --></div>',
    'Safe'
  ],
  ['an image that runs a script', '<p>Safe<img src=x onerror="alert(1)"></p>', 'Safe'],
  ['Word’s own elements', '<p class="MsoNormal"><o:p>One</o:p><span lang="EN-GB">, two</span></p>', 'One, two'],
  ['a table', '<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>', 'a b\nc'],
  ['nothing but the editor’s own', '<div class="ExternalClass8A">\u200B<br/>&nbsp;</div>', ''],
  ['a text that is written about elements', '<p>Use &lt;b&gt; for bold</p>', 'Use <b> for bold']
])('gives the text of %s', (_what, html, text) => {
  expect(textOfMarkup(html)).toBe(text);
});

test.each([
  'Done in <5 days',
  'a < b and c > d',
  '<name of the child>',
  'If x<y, then y>x',
  'Fish &amp; chips',
  'Two  spaces\n\n\nand lines ',
  '<b> without its end',
  'mail <me@example.org>'
])('leaves plain text as it is: %s', text => {
  expect(isMarkup(text)).toBe(false);
  expect(textOfMarkup(text)).toBe(text);
});

test('digits that tags part are one number to the guard', () => {
  const parted = '<p>CHI <b>010</b>190<span>1</span><em>23</em>4</p>';
  expect(textOfMarkup(parted)).toBe('CHI 0101901234');
  const text = textOfMarkup('<p>CHI <b>0101</b>90<span>0</span>0<em>0</em>5</p>');
  expect(guardText(text, { organisationDomains: [] })).toEqual(
    guardText('CHI 0101900005', { organisationDomains: [] })
  );
});

test('no text without a tag is changed, and what comes out of markup holds no element', () => {
  fc.assert(
    fc.property(
      fc.string().filter(text => !text.includes('<')),
      text => textOfMarkup(text) === text
    )
  );
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '<br>',
    '<script>',
    '</script>',
    'x',
    ' ',
    '5 < 6',
    '<',
    '>',
    '&nbsp;'
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const html = pieces.join('');
      return !isMarkup(html) || !/<\/?(?:p|b|br)>/.test(textOfMarkup(html));
    })
  );
});

test('a huge note is read in no time', () => {
  const begun = performance.now();
  textOfMarkup(`<div>${'<'.repeat(30_000)}${'<p>a'.repeat(8000)}</div>`);
  textOfMarkup('<div '.repeat(12_000));
  expect(performance.now() - begun).toBeLessThan(2000);
});
