import type { PropertyForm } from './propertyForm';
import type { RunningWebPart } from './runtime';

export interface PageFrameOptions {
  readonly webPart: RunningWebPart;
  readonly propertyForm: PropertyForm;
  readonly instanceId: string;
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

/** The page's own commands: edit, publish, the web part's toolbar. */
export function startPageFrame({ webPart, propertyForm, instanceId, store }: PageFrameOptions): void {
  startSignInSwitch();
  const edit = document.getElementById('edit-page');
  const configure = document.getElementById('edit-web-part');
  if (!(edit instanceof HTMLButtonElement)) return;
  const show = (editing: boolean): void => {
    document.body.classList.toggle('editing', editing);
    edit.textContent = editing ? 'Publish' : 'Edit page';
    edit.setAttribute('aria-pressed', String(editing));
    if (configure) configure.hidden = !editing;
    if (!editing) {
      propertyForm.close();
      store();
    }
    webPart.setEditing(editing);
  };
  edit.addEventListener('click', () => show(edit.getAttribute('aria-pressed') !== 'true'));
  configure?.addEventListener('click', () => propertyForm.requestAction(instanceId, 'Toggle'));
  for (const id of ['page-width', 'page-section', 'page-theme', 'page-words']) startSwitch(id);
}
