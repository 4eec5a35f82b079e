import { initials } from '../../../sharepoint/page/pageView';
import { colourOf } from '../avatar';
import type { Message, Post } from './channelMessages';
import { drawBody } from './messageBody';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

export function span(className: string, text: string): HTMLElement {
  const made = document.createElement('span');
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

/** A post as an article named by its author, time and subject; its replies are folded unless `open`. */
export function drawPost(post: Post, open: boolean): HTMLElement {
  const article = document.createElement('article');
  article.className = post.importance === 'normal' ? 'post' : 'post important';
  article.tabIndex = 0;
  article.setAttribute(
    'aria-labelledby',
    `author-${post.id} time-${post.id}${post.subject ? ` subject-${post.id}` : ''}`
  );
  const content = document.createElement('div');
  content.className = 'post-content';
  content.append(...drawMessage(post));
  if (post.replies.length > 0) content.append(drawReplies(post.replies, open));
  article.append(avatar(post), content);
  return article;
}

function authorOf(message: Message): string {
  return message.from?.user?.displayName ?? 'Somebody';
}

function avatar(message: Message): HTMLElement {
  const made = span('avatar', initials(authorOf(message)));
  made.dataset['colour'] = String(colourOf(message.from?.user?.id ?? ''));
  made.setAttribute('aria-hidden', 'true');
  return made;
}

function drawMessage(message: Message): Node[] {
  const line = document.createElement('div');
  line.className = 'post-line';
  const author = span('post-author', authorOf(message));
  author.id = `author-${message.id}`;
  const when = document.createElement('time');
  const date = new Date(message.createdDateTime);
  when.id = `time-${message.id}`;
  when.dateTime = message.createdDateTime;
  when.textContent = `${day.format(date)} ${time.format(date)}`;
  line.append(author, when);
  if (message.importance !== 'normal')
    line.append(span('post-importance', message.importance === 'urgent' ? 'Urgent' : 'Important'));
  const body = document.createElement('div');
  body.className = 'post-body';
  body.append(drawBody(message));
  if (!message.subject) return [line, body];
  const subject = document.createElement('h2');
  subject.className = 'post-subject';
  subject.id = `subject-${message.id}`;
  subject.textContent = message.subject;
  return [line, subject, body];
}

function drawReplies(replies: readonly Message[], open: boolean): HTMLElement {
  const made = document.createElement('details');
  made.className = 'replies';
  made.open = open;
  const summary = document.createElement('summary');
  summary.textContent = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const list = document.createElement('ul');
  for (const reply of [...replies].reverse()) {
    const entry = document.createElement('li');
    const content = document.createElement('div');
    content.className = 'post-content';
    content.append(...drawMessage(reply));
    entry.append(avatar(reply), content);
    list.append(entry);
  }
  made.append(summary, list);
  return made;
}
