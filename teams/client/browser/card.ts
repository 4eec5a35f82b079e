import * as v from 'valibot';
import { drawMarkdown } from './cardText';
import { linkElement } from './links';

// The elements of Adaptive Cards (https://adaptivecards.io/explorer/) that a message usually has. To be replaced by
// the package `adaptivecards` when the product gets it as a dependency for posting.

type Json = Readonly<Record<string, unknown>>;
const Record = v.record(v.string(), v.unknown());

/** Deeper than any card is laid out; a card can't have the page draw for ever. */
const deepest = 12;

/** Draws a card from its JSON, or a line that says that it can't be. */
export function drawCard(content: string): HTMLElement {
  const card = element('div', 'ac');
  const parsed = parse(content);
  if (parsed?.['type'] !== 'AdaptiveCard') {
    card.append('This card can’t be shown.');
    return card;
  }
  card.append(...children(parsed['body'], 0), ...actionSet(parsed['actions']));
  return card;
}

function parse(content: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return v.is(Record, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function element(tag: 'div' | 'dl' | 'dt' | 'dd' | 'img', ...classes: readonly string[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = classes.filter((name) => name !== '').join(' ');
  return made;
}

/** The text under a key, in the class names' case; the card may have any JSON there. */
function word(json: Json, key: string, usual: string): string {
  const value = json[key];
  return typeof value === 'string' && /^[a-z]+$/i.test(value) ? value.toLowerCase() : usual;
}

function textOf(json: Json, key: string): string {
  const value = json[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter((one): one is Json => v.is(Record, one)) : [];
}

function children(value: unknown, depth: number): HTMLElement[] {
  return depth > deepest ? [] : records(value).flatMap((json) => draw(json, depth));
}

function draw(json: Json, depth: number): HTMLElement[] {
  if (json['isVisible'] === false) return [];
  const drawn = elementOf(json, depth);
  for (const made of drawn) {
    made.classList.add(`ac-spacing-${word(json, 'spacing', 'default')}`);
    if (json['separator'] === true) made.classList.add('ac-separator');
  }
  return drawn;
}

function elementOf(json: Json, depth: number): HTMLElement[] {
  switch (json['type']) {
    case 'TextBlock':
      return [textBlock(json)];
    case 'FactSet':
      return [factSet(json)];
    case 'Image':
      return [image(json)];
    case 'Container': {
      const made = element('div', 'ac-container', `ac-style-${word(json, 'style', 'default')}`);
      made.append(...children(json['items'], depth + 1));
      return [made];
    }
    case 'ColumnSet': {
      const made = element('div', 'ac-columns', `ac-style-${word(json, 'style', 'default')}`);
      made.append(...records(json['columns']).filter((one) => one['isVisible'] !== false).map((one) => column(one, depth + 1)));
      return [made];
    }
    case 'ActionSet':
      return actionSet(json['actions']);
    default:
      return v.is(Record, json['fallback']) && depth < deepest ? draw(json['fallback'], depth + 1) : [];
  }
}

function textBlock(json: Json): HTMLElement {
  const made = element('div', 'ac-text', `ac-size-${word(json, 'size', 'default')}`, `ac-weight-${word(json, 'weight', 'default')}`,
    `ac-color-${word(json, 'color', 'default')}`, `ac-align-${word(json, 'horizontalAlignment', 'left')}`);
  if (json['isSubtle'] === true) made.classList.add('ac-subtle');
  if (json['wrap'] !== true) made.classList.add('ac-one-line');
  if (word(json, 'fontType', 'default') === 'monospace') made.classList.add('ac-mono');
  if (word(json, 'style', 'default') === 'heading') made.classList.add('ac-heading');
  made.append(drawMarkdown(textOf(json, 'text')));
  return made;
}

function factSet(json: Json): HTMLElement {
  const list = element('dl', 'ac-facts');
  for (const fact of records(json['facts'])) {
    const title = element('dt');
    const value = element('dd');
    title.append(drawMarkdown(textOf(fact, 'title')));
    value.append(drawMarkdown(textOf(fact, 'value')));
    list.append(title, value);
  }
  return list;
}

/** Only pictures inside the card itself are loaded: nothing comes from elsewhere here, so others are told by name. */
function image(json: Json): HTMLElement {
  const url = textOf(json, 'url');
  const alt = textOf(json, 'altText');
  if (/^data:image\/(png|jpeg|gif|webp);base64,/i.test(url)) {
    const made = document.createElement('img');
    made.className = `ac-image ac-image-${word(json, 'size', 'auto')}`;
    made.alt = alt;
    made.src = url;
    return made;
  }
  const made = element('div', 'ac-picture');
  made.textContent = alt === '' ? 'Picture' : alt;
  return made;
}

function column(json: Json, depth: number): HTMLElement {
  const made = element('div', 'ac-column', `ac-style-${word(json, 'style', 'default')}`, `ac-valign-${word(json, 'verticalContentAlignment', 'top')}`);
  const width = json['width'];
  const pixels = typeof width === 'string' ? /^(\d{1,4})px$/.exec(width)?.[1] : undefined;
  const weight = typeof width === 'number' || (typeof width === 'string' && /^\d{1,4}$/.test(width)) ? Number(width) : undefined;
  if (width === 'auto') made.classList.add('ac-auto');
  else if (pixels !== undefined) made.style.flex = `0 0 ${pixels}px`;
  else if (weight !== undefined) made.style.flex = `${weight} 1 0`;
  made.append(...children(json['items'], depth));
  return made;
}

/** `Action.OpenUrl` as links; the others need a bot behind the card, which a person's post hasn't. */
function actionSet(value: unknown): HTMLElement[] {
  const links = records(value)
    .filter((action) => action['type'] === 'Action.OpenUrl')
    .map((action) => {
      const link = linkElement(textOf(action, 'url'), `ac-action ac-action-${word(action, 'style', 'default')}`);
      link.textContent = textOf(action, 'title');
      return link;
    });
  if (links.length === 0) return [];
  const made = element('div', 'ac-actions');
  made.append(...links);
  return [made];
}
