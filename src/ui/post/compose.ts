import type { PostLinks } from '../../app/posting';
import { owesUpdate, shownBrag } from '../../domain/brag';
import type { Action, PlanContent, Update } from '../../domain/plan';
import type { BragInWords, CardRow, Fact, Member, Post, PostCard } from '../../domain/post';
import { choiceLabel } from '../words/choiceLabel';
import type { Words } from '../words/words';

/** What a post is about. */
export type PostSubject =
  | { kind: 'update'; action: Action; update: Update }
  | { kind: 'actions'; actions: readonly Action[] }
  /** Asks for the updates that these actions owe. */
  | { kind: 'reminder'; actions: readonly Action[] };

/** What a person puts into a post. */
export interface PostFields {
  marker: string;
  message: string;
  /** The card's text; begins as the update's own words. */
  words: string;
  withBarrier: boolean;
  /** Actions that are not to be on the card, by id. */
  leftOut: readonly number[];
}

type CardWords = Words['post']['card'];

/** Long enough to know the action by, on a card of several. */
const longestRow = 160;

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= longestRow ? text : `${characters.slice(0, longestRow).join('').trimEnd()}…`;
}

/** The actions that owe an update. */
export function owing(
  actions: readonly Action[],
  { plan, today }: Pick<PlanContent, 'plan' | 'today'>
): readonly Action[] {
  return actions.filter(action => owesUpdate(action, plan, today));
}

/** Under which the draft of a post is kept. */
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

/** What a new post says before anybody has written in it. */
export function firstWords(subject: PostSubject, words: CardWords): Pick<PostFields, 'message' | 'words'> {
  const text = subject.kind === 'update' ? subject.update.narrative : (onlyAction(subject)?.latest?.text ?? '');
  return { message: subject.kind === 'reminder' ? words.reminder : '', words: text };
}

function inWords(brag: BragInWords['brag'], words: CardWords): BragInWords {
  return { brag, words: words.brag(brag) };
}

function filled(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(fact => fact.value !== '');
}

const nothing: Fact = { label: '', value: '' };

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
  const barrier = update?.barrier ?? '';
  return {
    overline: area ? words.area(area.ref, area.title) : '',
    title: `${action.number} ${action.action}`.trim(),
    brag: inWords(update?.brag ?? shownBrag(action, plan, today).brag, words),
    text: fields.words,
    aside: fields.withBarrier && barrier !== '' ? { label: words.barrier, value: barrier } : nothing,
    facts: filled([
      {
        label: words.due,
        value: action.currentDue === undefined ? '' : dates.long(action.currentDue)
      },
      { label: words.lead, value: action.lead?.name ?? action.leadRole },
      { label: words.stage, value: choiceLabel(choices.stage, update?.stage ?? action.stage) }
    ]),
    rows: [],
    rest: '',
    open: { label: words.open(action.number), url: links.teams }
  };
}

function rowOf(action: Action, subject: PostSubject, content: PlanContent, url: string, words: CardWords): CardRow {
  const who = action.lead?.name ?? (action.leadRole === '' ? words.noLead : action.leadRole);
  const due = action.currentDue === undefined ? [] : [words.dueOn(action.currentDue)];
  return {
    title: clipped(`${action.number} ${action.action}`.trim()),
    brag: inWords(shownBrag(action, content.plan, content.today).brag, words),
    detail: (subject.kind === 'reminder' ? [who, ...due] : [...due, who]).join(' · '),
    url
  };
}

/** Who leads the actions of a post, each once. */
export function leadsOf(subject: PostSubject): readonly { name: string; email: string }[] {
  const actions = subject.kind === 'update' ? [subject.action] : subject.actions;
  const leads = new Map(actions.flatMap(({ lead }) => (lead ? [[lead.id, lead] as const] : [])));
  return [...leads.values()];
}

/** The post that the fields make; `linksTo` gives the way to an action, or to the plan. */
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
    return {
      ...common,
      subject: subject.kind === 'update' ? words.aboutUpdate(action.number) : words.aboutAction(action.number),
      card: actionCard(subject, action, fields, content, links, all),
      sharePoint: { label: words.inSharePoint(action.number), url: links.sharePoint }
    };
  }
  const shown = subject.kind === 'update' ? [] : subject.actions.filter(one => !fields.leftOut.includes(one.id));
  const title = subject.kind === 'reminder' ? words.aboutReminder(shown.length) : words.aboutActions(shown.length);
  return {
    ...common,
    subject: title,
    card: {
      overline: content.plan.title,
      title,
      brag: undefined,
      text: '',
      aside: nothing,
      facts: [],
      rows: shown.map(one => rowOf(one, subject, content, linksTo(one.id).teams, words)),
      rest: '',
      open: { label: words.openPlan, url: links.teams }
    },
    sharePoint: { label: words.planInSharePoint, url: links.sharePoint }
  };
}
