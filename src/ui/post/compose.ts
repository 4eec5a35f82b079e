import { leadName } from '../plan/LeadCell';
import { known, peopleIn, textOf } from '../../model/values';
import type { Action } from '../../model/action';
import type { Update } from '../../model/update';
import type { PostLinks } from '../../app/posting';
import { owesUpdate, shownBrag } from '../../domain/brag';
import type { PlanContent } from '../../domain/plan';
import type { BragInWords, CardRow, Fact, Member, Post, PostCard } from '../../domain/post';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';

/** What a post is about. */
export type PostSubject =
  | { kind: 'update'; action: Action; update: Update }
  | { kind: 'actions'; actions: readonly Action[] }
  /** A reminder that these actions owe an update. */
  | { kind: 'reminder'; actions: readonly Action[] };

/** What a person enters for a post. */
export interface PostFields {
  marker: string;
  message: string;
  /** The text on the card. It starts as the update's own text. */
  words: string;
  withBarrier: boolean;
  /** Ids of the actions to leave out of the card. */
  leftOut: readonly number[];
}

type CardWords = Words['post']['card'];

/** The length to which an action's title is cut on a card with several actions. */
const longestRow = 160;

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= longestRow ? text : `${characters.slice(0, longestRow).join('').trimEnd()}…`;
}

/** Returns the actions that owe an update. */
export function owing(
  actions: readonly Action[],
  { plan, today }: Pick<PlanContent, 'plan' | 'today'>
): readonly Action[] {
  return actions.filter(action => owesUpdate(action, plan, today));
}

/** The storage key for the draft of a post. */
export function draftKeyOf(subject: PostSubject): string {
  switch (subject.kind) {
    case 'update':
      return `post-${String(subject.update.id)}`;
    case 'actions':
      return subject.actions.length === 1 ? `post-action-${String(subject.actions[0]?.id)}` : 'post-actions';
    case 'reminder':
      return 'post-reminder';
  }
}

/** The one action that a post is about; undefined where it is about several. */
export function onlyAction(subject: PostSubject): Action | undefined {
  if (subject.kind === 'update') return subject.action;
  return subject.kind === 'actions' && subject.actions.length === 1 ? subject.actions[0] : undefined;
}

/** The text that a new post starts with. */
export function firstWords(subject: PostSubject, words: CardWords): Pick<PostFields, 'message' | 'words'> {
  const text = textOf(subject.kind === 'update' ? subject.update.narrative : known(onlyAction(subject)?.latest)?.text);
  return { message: subject.kind === 'reminder' ? words.reminder : '', words: text };
}

function inWords(brag: BragInWords['brag'], words: CardWords): BragInWords {
  return { brag, words: words.brag(brag) };
}

function filled(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(fact => fact.value !== '');
}

const nothing: Fact = { label: '', value: '' };

/** An action's title as a card shows it. */
function titleOf(action: Action): string {
  return `${textOf(action.number)} ${textOf(action.action)}`.trim();
}

function actionCard(
  subject: PostSubject,
  action: Action,
  fields: PostFields,
  content: PlanContent,
  links: PostLinks,
  { choices, dates, post: { card: words } }: Words
): PostCard {
  const { plan, areas, today } = content;
  const area = areas.find(one => one.id === action.areaId);
  const update = subject.kind === 'update' ? subject.update : undefined;
  const barrier = textOf(update?.barrier);
  const due = known(action.currentDue);
  return {
    overline: area ? words.area(textOf(area.ref), textOf(area.title)) : '',
    title: titleOf(action),
    brag: inWords(known(update?.brag) ?? shownBrag(action, plan, today).brag, words),
    text: fields.words,
    aside: fields.withBarrier && barrier !== '' ? { label: words.barrier, value: barrier } : nothing,
    facts: filled([
      {
        label: words.due,
        value: due === undefined ? '' : dates.long(due)
      },
      { label: words.lead, value: leadName(action, '') },
      { label: words.stage, value: choiceLabel(choices.stage, update?.stage ?? action.stage) }
    ]),
    rows: [],
    rest: '',
    open: { label: words.open(textOf(action.number)), url: links.teams }
  };
}

function rowOf(action: Action, subject: PostSubject, content: PlanContent, url: string, words: CardWords): CardRow {
  const who = leadName(action, words.noLead);
  const due = [known(action.currentDue)].flatMap(date => (date === undefined ? [] : [words.dueOn(date)]));
  return {
    title: clipped(titleOf(action)),
    brag: inWords(shownBrag(action, content.plan, content.today).brag, words),
    detail: (subject.kind === 'reminder' ? [who, ...due] : [...due, who]).join(' · '),
    url
  };
}

/** Returns the leads of the post's actions, each once. */
export function leadsOf(subject: PostSubject): readonly { name: string; email: string }[] {
  const actions = subject.kind === 'update' ? [subject.action] : subject.actions;
  const leads = new Map(actions.flatMap(action => peopleIn(action.lead)).map(lead => [lead.id, lead]));
  return [...leads.values()];
}

/** Composes the post from its fields. `linksTo` returns the links to an action, or to the plan. */
export function composePost(
  subject: PostSubject,
  fields: PostFields,
  mentions: readonly Member[],
  content: PlanContent,
  linksTo: (actionId: number | undefined) => PostLinks,
  all: Words
): Post {
  const words = all.post.card;
  const action = onlyAction(subject);
  const links = linksTo(action?.id);
  const common = { marker: fields.marker, message: fields.message.trim(), mentions };
  if (action) {
    const number = textOf(action.number);
    return {
      ...common,
      subject: subject.kind === 'update' ? words.aboutUpdate(number) : words.aboutAction(number),
      card: actionCard(subject, action, fields, content, links, all),
      sharePoint: { label: words.inSharePoint(number), url: links.sharePoint }
    };
  }
  const included = subject.kind === 'update' ? [] : subject.actions.filter(one => !fields.leftOut.includes(one.id));
  const title =
    subject.kind === 'reminder' ? words.aboutReminder(included.length) : words.aboutActions(included.length);
  return {
    ...common,
    subject: title,
    card: {
      overline: textOf(content.plan.title),
      title,
      brag: undefined,
      text: '',
      aside: nothing,
      facts: [],
      rows: included.map(one => rowOf(one, subject, content, linksTo(one.id).teams, words)),
      rest: '',
      open: { label: words.openPlan, url: links.teams }
    },
    sharePoint: { label: words.planInSharePoint, url: links.sharePoint }
  };
}
