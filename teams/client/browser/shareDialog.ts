import * as v from 'valibot';
import { escapeHtml } from '../../../sharepoint/page/html';
import { announce, byId } from './dom';
import { postMessage } from './channelMessages';

/** What `sharing.shareWebContent` sends (teams-js, `IShareRequest`). */
const ShareRequest = v.object({
  content: v.pipe(
    v.array(v.object({ type: v.literal('URL'), url: v.string(), message: v.fallback(v.string(), '') })),
    v.minLength(1)
  )
});

/** teams-js's `ErrorCode`, of which these two are used. */
const invalidArguments = 4000;
const userAbort = 8000;

/** What is shared: a page's address, and the words to begin with. */
export interface Shared {
  readonly href: string;
  readonly message: string;
}

/** What became of it: Teams posts as the person, whatever has been granted to the app. */
export type ShareOutcome = { readonly kind: 'shared'; readonly channel: string } | { readonly kind: 'cancelled' };

/** Answers `sharing.shareWebContent`: undefined when it was shared, otherwise the error that teams-js hands on. */
export async function answerShare(request: unknown, teamId: string): Promise<unknown> {
  const parsed = v.safeParse(ShareRequest, request);
  const content = parsed.success ? parsed.output.content[0] : undefined;
  if (!content || !isAddress(content.url))
    return { errorCode: invalidArguments, message: 'Shared content must be a URL.' };
  const outcome = await askToShare({ href: content.url, message: content.message }, teamId);
  return outcome.kind === 'shared' ? undefined : { errorCode: userAbort, message: 'User aborted the operation.' };
}

/** Whether it is an address of the web, the only kind that Teams shares. */
export function isAddress(href: string): boolean {
  return URL.canParse(href) && ['https:', 'http:'].includes(new URL(href).protocol);
}

function field(id: string): HTMLSelectElement | HTMLTextAreaElement {
  const found = byId(id);
  if (found instanceof HTMLSelectElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`#${id} is no field.`);
}

/** Shows Teams' share dialog until it is shared or left. What was typed stays while posting fails. */
export function askToShare({ href, message }: Shared, teamId: string): Promise<ShareOutcome> {
  const dialog = byId('share');
  if (!(dialog instanceof HTMLDialogElement)) throw new Error('The share dialog is no dialog.');
  const [channel, words, problem] = [field('share-channel'), field('share-message'), byId('share-problem')];
  words.value = message;
  problem.textContent = '';
  byId('share-link').textContent = href;
  dialog.showModal();
  words.focus();
  return new Promise(resolve => {
    const closing = new AbortController();
    const end = (outcome: ShareOutcome): void => {
      closing.abort();
      dialog.close();
      resolve(outcome);
    };
    let isSending = false;
    const share = async (): Promise<void> => {
      if (isSending) return;
      isSending = true;
      problem.textContent = '';
      const failure = await postMessage(teamId, channel.value, bodyOf(words.value, href));
      isSending = false;
      if (closing.signal.aborted) return;
      if (failure !== undefined) problem.textContent = failure;
      else {
        const name = channel instanceof HTMLSelectElement ? (channel.selectedOptions[0]?.text ?? '') : '';
        announce(`Shared in ${name}.`);
        end({ kind: 'shared', channel: channel.value });
      }
    };
    const { signal } = closing;
    byId('share-send').addEventListener('click', () => void share(), { signal });
    byId('share-cancel').addEventListener('click', () => end({ kind: 'cancelled' }), { signal });
    dialog.addEventListener('cancel', () => end({ kind: 'cancelled' }), { signal });
  });
}

/** The post: the words, a line a paragraph, and the link under them. */
export function bodyOf(words: string, href: string): string {
  const lines = words
    .split(/\r?\n/)
    .filter(line => line.trim() !== '')
    .map(line => `<p>${escapeHtml(line)}</p>`);
  return `${lines.join('')}<p><a href="${escapeHtml(href)}">${escapeHtml(href)}</a></p>`;
}
