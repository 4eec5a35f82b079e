import { byId } from './dom';

/** The channel's tabs, one shown at a time; `onShow` is told the name of the one that is shown. */
export class ChannelTabs {
  private readonly tabs = [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
  private readonly onShow: (name: string) => void;

  public constructor(onShow: (name: string) => void) {
    this.onShow = onShow;
    for (const [index, tab] of this.tabs.entries()) {
      tab.addEventListener('click', () => this.select(tab));
      tab.addEventListener('keydown', event => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        const other = this.tabs.at((index + (event.key === 'ArrowRight' ? 1 : -1)) % this.tabs.length);
        if (!other) return;
        this.select(other);
        other.focus();
      });
    }
  }

  /** Whether the tab of this name is in view. */
  public isShown(name: string): boolean {
    return this.tabs.some(
      tab => tab.getAttribute('aria-controls') === name && tab.getAttribute('aria-selected') === 'true'
    );
  }

  public show(name: string): void {
    const tab = this.tabs.find(one => one.getAttribute('aria-controls') === name);
    if (tab) this.select(tab);
  }

  private select(shown: HTMLElement): void {
    for (const tab of this.tabs) {
      const selected = tab === shown;
      tab.setAttribute('aria-selected', String(selected));
      tab.tabIndex = selected ? 0 : -1;
      byId(tab.getAttribute('aria-controls') ?? '').hidden = !selected;
    }
    this.onShow(shown.getAttribute('aria-controls') ?? '');
  }
}
