import {
  ActionSet,
  AdaptiveCard,
  CardObjectRegistry,
  ColumnSet,
  Container,
  FactSet,
  GlobalSettings,
  Image,
  ImageSet,
  OpenUrlAction,
  RichTextBlock,
  SerializationContext,
  Table,
  TextBlock,
  TextRun,
  type Action,
  type CardElement
} from 'adaptivecards';
import * as v from 'valibot';
import { cardLook } from './cardLook';
import { markdownOf } from './cardMarkdown';
import { destinationOf, followLink } from './links';

type Json = Readonly<Record<string, unknown>>;
const JsonRecord = v.record(v.string(), v.unknown());

/** Deeper than any card is laid out; a card can't have the page draw for ever. */
const deepest = 24;
/**
 * Teams draws cards up to this version
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference).
 */
const newest: readonly [major: number, minor: number] = [1, 5];
/** Pictures are fetched from elsewhere here by nobody, and colours are the theme's. */
const dropped = new Set([
  'backgroundImage',
  'iconUrl',
  'refresh',
  'authentication',
  'requires',
  'rtl',
  'speak',
  'lang'
]);

/** What a message that a person posted may have: everything to be looked at, and links. */
const elements = new CardObjectRegistry<CardElement>();
for (const [name, type] of [
  ['TextBlock', TextBlock],
  ['RichTextBlock', RichTextBlock],
  ['Image', Image],
  ['ImageSet', ImageSet],
  ['FactSet', FactSet],
  ['Container', Container],
  ['ColumnSet', ColumnSet],
  ['TextRun', TextRun],
  ['ActionSet', ActionSet],
  ['Table', Table]
] as const)
  elements.register(name, type);
const actions = new CardObjectRegistry<Action>();
actions.register('Action.OpenUrl', OpenUrlAction);

GlobalSettings.setTabIndexAtCardRoot = false;
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownOf(text).text;
  result.didProcess = true;
};
AdaptiveCard.onAnchorClicked = (_element, anchor, event) => {
  if (event?.type === 'click') followLink(anchor, anchor.href);
  return event?.type === 'click';
};

/** Draws a card from its JSON with Microsoft's own renderer, or a line that says that it can't be. */
export function drawCard(content: string): HTMLElement {
  const frame = document.createElement('div');
  frame.className = 'card';
  const json = parse(content);
  if (json?.['type'] !== 'AdaptiveCard') return saying(frame, 'This card can’t be shown.');
  if (isNewer(json['version'])) {
    const { fallbackText } = json;
    return saying(
      frame,
      typeof fallbackText === 'string' && fallbackText !== ''
        ? fallbackText
        : 'This card can’t be shown: Teams shows cards up to version 1.5.'
    );
  }
  try {
    const drawn = render(json, frame);
    if (drawn) frame.append(drawn);
  } catch (error) {
    console.warn('A card could not be drawn.', error);
    return saying(frame, 'This card can’t be shown.');
  }
  return frame;
}

function render(json: Json, frame: HTMLElement): HTMLElement | undefined {
  const card = new AdaptiveCard();
  const context = new SerializationContext();
  context.setElementRegistry(elements);
  context.setActionRegistry(actions);
  card.hostConfig = cardLook;
  card.onExecuteAction = action => {
    if (action instanceof OpenUrlAction) followLink(frame, action.url ?? '');
  };
  card.parse({ ...prepared(json, 0) }, context);
  card.lang = 'en-GB';
  return card.render();
}

function saying(frame: HTMLElement, words: string): HTMLElement {
  const line = document.createElement('p');
  line.className = 'card-note';
  line.textContent = words;
  frame.replaceChildren(line);
  return frame;
}

function parse(content: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(content);
    return v.is(JsonRecord, value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isNewer(version: unknown): boolean {
  const [, major = '1', minor = '0'] = /^(\d{1,4})\.(\d{1,4})/.exec(String(version ?? '1.0')) ?? [];
  return Number(major) > newest[0] || (Number(major) === newest[0] && Number(minor) > newest[1]);
}

/** The card without what this client doesn't show, and with lists where lists belong. */
function prepared(json: Json, depth: number): Json {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    if (dropped.has(key)) continue;
    if (Array.isArray(value))
      kept[key] =
        depth > deepest
          ? []
          : value
              .filter(one => !isRefused(one))
              .map((one: unknown) => (v.is(JsonRecord, one) ? preparedElement(one, depth + 1) : one));
    else if (v.is(JsonRecord, value)) {
      if (depth <= deepest && !isRefused(value)) kept[key] = preparedElement(value, depth + 1);
    } else if (!lists.has(key)) kept[key] = value;
  }
  return kept;
}

const lists = new Set(['body', 'items', 'columns', 'facts', 'actions', 'inlines', 'images', 'rows', 'cells']);

/** Whether an action leads nowhere that a message may lead to; other kinds of actions have no place in the registry. */
function isRefused(value: unknown): boolean {
  return (
    v.is(JsonRecord, value) &&
    value['type'] === 'Action.OpenUrl' &&
    destinationOf(String(value['url'] ?? '')).kind === 'none'
  );
}

/** A picture that isn't in the card itself is told by its name. */
function preparedElement(json: Json, depth: number): Json {
  if (json['type'] !== 'Image' || /^data:image\/(png|jpeg|gif|webp);base64,/i.test(String(json['url'])))
    return prepared(json, depth);
  const name = typeof json['altText'] === 'string' && json['altText'] !== '' ? json['altText'] : 'Picture';
  return { type: 'TextBlock', text: name, isSubtle: true, wrap: true };
}
