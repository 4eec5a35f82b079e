import { attachmentMarkers, mentionMarkers, sanitise } from '../../../sharepoint/graph/markup.ts';

test.each([
  ['<p>Plain &amp; <b>bold</b></p>', '<p>Plain &amp; <b>bold</b></p>'],
  ['<script>alert(1)</script>after', 'after'],
  ['<SCRIPT SRC="//x"></SCRIPT>after', 'after'],
  ['<style>p{}</style><svg><script>x</script></svg>after', 'after'],
  ['<p onclick="x()" style="position:fixed" class="y">a</p>', '<p>a</p>'],
  ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
  ['<a href="java&#115;cript&colon;alert(1)">a</a>', '<a>a</a>'],
  ['<a href=" JaVaScRiPt:alert(1)">a</a>', '<a>a</a>'],
  ['<a href="java\tscript:alert(1)">a</a>', '<a>a</a>'],
  ['<a href="data:text/html,x">a</a>', '<a>a</a>'],
  ['<a href="https://example.test/?a=1&amp;b=&quot;2">a</a>', '<a href="https://example.test/?a=1&amp;b=%222">a</a>'],
  [
    '<a href=\'https://example.test/" onmouseover="x\'>a</a>',
    '<a href="https://example.test/%22%20onmouseover=%22x">a</a>'
  ],
  [
    '<img src="x" onerror="alert(1)" alt="&quot;><script>x</script>">',
    '<img alt="&quot;&gt;&lt;script&gt;x&lt;/script&gt;">'
  ],
  ['<img src="data:image/png;base64,AAAA">', '<img src="data:image/png;base64,AAAA">'],
  ['<img src="data:image/svg+xml;base64,AAAA">', '<img>'],
  ['<iframe src="https://example.test"></iframe>x', 'x'],
  ['<form><input value="x">text</form>', 'text'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
  ['<p>unclosed <b>bold', '<p>unclosed <b>bold</b></p>'],
  ['</div>x</p>', 'x'],
  ['<p><b>x</p>y', '<p><b>x</b></p>y'],
  ['<!-- <script>x</script> -->x<!-- never closed <b>', 'x'],
  ['<p', '&lt;p'],
  ['&eacute;&#233;é', '&eacute;&#233;é'],
  ['<scr<script>ipt>x</script>y', '&lt;scry'],
  [
    '<at id="0">O\'Brien</at><attachment id="a"></attachment>',
    '<at id="0">O\'Brien</at><attachment id="a"></attachment>'
  ]
])('%s becomes %s', (html, safe) => {
  expect(sanitise(html)).toBe(safe);
  expect(sanitise(safe)).toBe(safe);
});

test('a megabyte of tags that never end is read in one go', () => {
  // Were each tag to look at all that follow it, this would take longer than a test may.
  for (const piece of ['<a"', "<a '", '<aaaa', '<div>', '<!-', '<a href="x" '])
    expect(sanitise(piece.repeat(1_000_000 / piece.length)).length).toBeGreaterThan(1000);
});

test('markers are read as a browser would', () => {
  expect(
    mentionMarkers('<at id=\'0\'>O&#39;Brien &amp; <b>co</b></at> <AT ID=1>x</AT> <!-- <at id="2">y</at> -->')
  ).toEqual([
    { id: '0', text: "O'Brien & co" },
    { id: '1', text: 'x' }
  ]);
  expect(attachmentMarkers('<attachment id="a&quot;b"></attachment><attachment></attachment>')).toEqual(['a"b']);
});
