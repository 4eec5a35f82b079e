import type { PropertyForm } from './propertyForm';
import type { RunningWebPart } from './runtime';

/** A web part of the page, as the page's commands name it. */
export interface PagePart {
  readonly name: string;
  readonly webPart: RunningWebPart;
  readonly instanceId: string;
}

export interface PageFrameOptions {
  readonly parts: readonly PagePart[];
  readonly propertyForm: PropertyForm;
  readonly store: () => void;
}

/** Signs in as somebody else and shows the page again through their eyes. */
export async function signIn(login: string): Promise<void> {
  await fetch('/_local/sign-in', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login })
  });
  window.location.reload();
}

/** Has the frame's "Signed in as" list sign in as whom it shows. */
export function startSignInSwitch(): void {
  const list = document.getElementById('signed-in-as');
  if (list instanceof HTMLSelectElement) list.addEventListener('change', () => void signIn(list.value));
}

/** Has a list of the frame show the page again with what it shows, as its name says in the address. */
export function startSwitch(id: string): void {
  const list = document.getElementById(id);
  if (!(list instanceof HTMLSelectElement)) return;
  list.addEventListener('change', () => {
    const url = new URL(window.location.href);
    if (list.selectedIndex === 0) url.searchParams.delete(list.name);
    else url.searchParams.set(list.name, list.value);
    window.location.assign(url);
  });
}

/** The page's own commands: edit, publish, the web parts' toolbars. */
export function startPageFrame({ parts, propertyForm, store }: PageFrameOptions): void {
  startSignInSwitch();
  const edit = document.getElementById('edit-page');
  const commands = [...document.querySelectorAll<HTMLButtonElement>('button[data-command]')];
  const removed = new Set<PagePart>();
  if (!(edit instanceof HTMLButtonElement)) return;
  const show = (editing: boolean): void => {
    document.body.classList.toggle('editing', editing);
    edit.textContent = editing ? 'Publish' : 'Edit page';
    edit.setAttribute('aria-pressed', String(editing));
    for (const button of commands) button.hidden = !editing;
    if (!editing) {
      propertyForm.close();
      store();
    }
    for (const part of parts) if (!removed.has(part)) part.webPart.setEditing(editing);
  };
  edit.addEventListener('click', () => show(edit.getAttribute('aria-pressed') !== 'true'));
  const carryOut = (part: PagePart, command: string | undefined): void => {
    if (removed.has(part)) return;
    if (command === 'edit') return propertyForm.requestAction(part.instanceId, 'Toggle');
    propertyForm.close();
    removed.add(part);
    part.webPart.remove();
  };
  for (const button of commands) {
    const part = parts.find(one => one.name === button.dataset['part']);
    if (part) button.addEventListener('click', () => carryOut(part, button.dataset['command']));
  }
  for (const id of ['page-width', 'page-section', 'page-theme', 'page-words']) startSwitch(id);
}
