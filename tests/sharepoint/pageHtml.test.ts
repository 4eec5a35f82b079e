import { escapeHtml, html, options } from '../../sharepoint/page/html.ts';

describe("the pages' HTML", () => {
  it('escapes every value', () => {
    expect(html`<p title="${'"O\'Brien" <b>&'}">${'<script>'}</p>`.text).toBe(
      '<p title="&#34;O&#39;Brien&#34; &#60;b&#62;&#38;">&#60;script&#62;</p>'
    );
  });

  it('keeps HTML of its own making', () => {
    const items = ['a', '<'].map(item => html`<i>${item}</i>`);
    expect(html`<p>${items}</p>`.text).toBe('<p><i>a</i><i>&#60;</i></p>');
  });

  it('marks the chosen option', () => {
    expect(
      options(
        [
          ['a', 'A'],
          ['b', 'B']
        ],
        'b'
      ).map(option => option.text)
    ).toEqual(['<option value="a">A</option>', '<option value="b" selected>B</option>']);
  });

  it('leaves plain text alone', () => {
    expect(escapeHtml('Children and families, 2026')).toBe('Children and families, 2026');
  });
});
