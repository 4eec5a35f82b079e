import { html, type Html } from '../../../sharepoint/page/html';
import { destinationOf } from './links';

const inline =
  /\*\*(.+?)\*\*|(?<!\w)__(.+?)__(?!\w)|\*(?!\s)(.+?)\*|(?<!\w)_(?!\s)(.+?)_(?!\w)|\[([^\]]+)\]\(([^()\s]+)\)/g;
const item = /^\s*(?:([-*+])|(\d+)[.)])\s+(.*)$/;

/**
 * The Markdown that a card's text may have in Teams: bold, italics, links, lists and lines
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format). Every word of the
 * text is escaped on its way through `html`: there is no other markup than what is written here.
 */
export function markdownOf(text: string): Html {
  const blocks: Html[] = [];
  let lines: Html[] = [];
  let list: { ordered: boolean; start: number; items: Html[] } | undefined;
  const end = (): void => {
    if (lines.length > 0)
      blocks.push(html`<p>${lines.flatMap((line, index) => (index === 0 ? [line] : [html`<br />`, line]))}</p>`);
    if (list)
      blocks.push(
        list.ordered
          ? html`<ol start="${list.start}">
              ${list.items}
            </ol>`
          : html`<ul>
              ${list.items}
            </ul>`
      );
    lines = [];
    list = undefined;
  };
  for (const line of text.split(/\r?\n/)) {
    const [, bullet, number = '1', words] = item.exec(line) ?? [];
    if (words === undefined) {
      if (list) end();
      lines.push(inlineOf(line));
      continue;
    }
    const ordered = bullet === undefined;
    if (list?.ordered !== ordered) end();
    list ??= { ordered, start: Number(number), items: [] };
    list.items.push(html`<li>${inlineOf(words)}</li>`);
  }
  end();
  return html`${blocks}`;
}

function inlineOf(text: string): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, bold, bolder, italic, slanted, label = '', address] = match;
    parts.push(html`${text.slice(end, match.index)}`);
    end = match.index + whole.length;
    const strong = bold ?? bolder;
    const leaning = italic ?? slanted;
    if (strong !== undefined) parts.push(html`<strong>${inlineOf(strong)}</strong>`);
    else if (leaning !== undefined) parts.push(html`<em>${inlineOf(leaning)}</em>`);
    else parts.push(linkOf(address ?? '', inlineOf(label)));
  }
  parts.push(html`${text.slice(end)}`);
  return html`${parts}`;
}

/** A link that a card may have, or its words alone. */
function linkOf(address: string, words: Html): Html {
  return destinationOf(address).kind === 'none' ? words : html`<a href="${address}">${words}</a>`;
}
