import { drawCard } from './card';
import type { Message } from './channelMessages';
import { linkElement } from './links';

/** Elements that are drawn as themselves; whatever else there is counts as its content only. */
const drawn = new Set([
  'P',
  'DIV',
  'SPAN',
  'B',
  'STRONG',
  'I',
  'EM',
  'U',
  'S',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'PRE',
  'CODE',
  'TABLE',
  'THEAD',
  'TBODY',
  'TR',
  'TH',
  'TD',
  'SUB',
  'SUP',
  'BR',
  'HR'
]);

/**
 * Draws a message. Its HTML is parsed into a document that runs nothing and loads nothing, and only known elements,
 * without their attributes, are built anew from it: nothing of what was posted reaches the page as markup.
 */
export function drawBody(message: Message): DocumentFragment {
  const fragment = document.createDocumentFragment();
  if (message.body.contentType === 'text') {
    const text = document.createElement('p');
    text.className = 'plain';
    text.textContent = message.body.content;
    fragment.append(text);
    return fragment;
  }
  const parsed = new DOMParser().parseFromString(message.body.content, 'text/html');
  for (const node of parsed.body.childNodes) append(fragment, node, message);
  return fragment;
}

function append(parent: Node, node: Node, message: Message): void {
  if (node instanceof Text) parent.appendChild(document.createTextNode(node.data));
  if (!(node instanceof HTMLElement)) return;
  const element = drawElement(node, message);
  if (!element) return;
  parent.appendChild(element);
  if (node.tagName === 'ATTACHMENT' || node.tagName === 'IMG') return;
  for (const child of node.childNodes) append(element, child, message);
}

function drawElement(source: HTMLElement, message: Message): HTMLElement | DocumentFragment | undefined {
  const { tagName } = source;
  if (tagName === 'SCRIPT' || tagName === 'STYLE' || tagName === 'TEMPLATE') return undefined;
  if (tagName === 'ATTACHMENT') return drawAttachment(source.getAttribute('id') ?? '', message);
  if (tagName === 'A') return linkElement(source.getAttribute('href') ?? '', 'link');
  if (tagName === 'AT') return withClass('span', 'mention');
  if (/^H[1-6]$/.test(tagName)) return withClass('p', 'body-heading');
  if (tagName === 'IMG' || tagName === 'EMOJI') {
    const text = withClass('span', 'picture');
    text.textContent = source.getAttribute('alt') ?? '';
    return text;
  }
  if (!drawn.has(tagName)) return document.createDocumentFragment();
  const element = document.createElement(tagName);
  for (const name of ['colspan', 'rowspan']) {
    const value = source.getAttribute(name);
    if (value !== null && /^\d{1,3}$/.test(value)) element.setAttribute(name, value);
  }
  return element;
}

function withClass(tag: 'span' | 'p', className: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

function drawAttachment(id: string, message: Message): HTMLElement | undefined {
  const attachment = message.attachments.find(one => one.id === id);
  if (!attachment) return undefined;
  if (attachment.contentType === 'application/vnd.microsoft.card.adaptive') return drawCard(attachment.content ?? '');
  const name = attachment.name ?? 'Attachment';
  const link = attachment.contentUrl === null ? withClass('span', 'file') : linkElement(attachment.contentUrl, 'file');
  link.textContent = name;
  return link;
}
