/** The element of the page with this id; a page without it is a mistake of ours. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The frame has no #${id}.`);
  return found;
}

/** Puts a choice into the page's own address, so that a reload keeps it; '' takes it out. */
export function remember(key: string, value: string): void {
  const url = new URL(window.location.href);
  if (value === '') url.searchParams.delete(key);
  else url.searchParams.set(key, value);
  window.history.replaceState(null, '', url);
}

let hiding = 0;

/** Says something at the foot of the window for some seconds; screen readers hear it. */
export function announce(words: string, ...after: readonly Node[]): void {
  const line = byId('announcement');
  line.replaceChildren(words, ...after);
  line.hidden = false;
  window.clearTimeout(hiding);
  hiding = window.setTimeout(() => {
    line.hidden = true;
  }, 12_000);
}

/** A small element with a class and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
