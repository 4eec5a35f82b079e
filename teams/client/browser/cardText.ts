import { linkElement } from './links';

const inline = /\*\*(.+?)\*\*|(?<!\w)__(.+?)__(?!\w)|\*(?!\s)(.+?)\*|(?<!\w)_(?!\s)(.+?)_(?!\w)|\[([^\]]+)\]\(([^()\s]+)\)/g;

/** The Markdown that a card's text may have: bold, italics, links, lists and lines. */
export function drawMarkdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  let list: HTMLElement | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [, bullet, number, item] = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/.exec(line) ?? [];
    if (item === undefined) {
      if (index > 0 && !list) fragment.append(document.createElement('br'));
      list = undefined;
      drawInline(fragment, line);
      continue;
    }
    const tag = bullet === undefined ? 'OL' : 'UL';
    if (list?.tagName !== tag) {
      list = document.createElement(tag);
      if (number !== undefined && number !== '1') list.setAttribute('start', number);
      fragment.append(list);
    }
    const entry = document.createElement('li');
    drawInline(entry, item);
    list.append(entry);
  }
  return fragment;
}

function drawInline(parent: Node, text: string): void {
  let end = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, bold, bolder, italic, slanted, label, address] = match;
    parent.appendChild(document.createTextNode(text.slice(end, match.index)));
    end = match.index + whole.length;
    const strong = bold ?? bolder;
    const made = strong !== undefined ? document.createElement('strong') : address === undefined ? document.createElement('em') : linkElement(address, 'link');
    drawInline(made, strong ?? italic ?? slanted ?? label ?? '');
    parent.appendChild(made);
  }
  parent.appendChild(document.createTextNode(text.slice(end)));
}
