import { newestPosts, readPosts, type Page, type Post } from './channelMessages';
import { drawPost, span } from './post';

/** How often the posts are read while the window shows, in milliseconds. */
const interval = 4000;
/** So near to the end, in pixels, somebody reads the newest and is kept there. */
const nearEnd = 80;

export interface PostsElements {
  readonly feed: HTMLElement;
  readonly scroll: HTMLElement;
  /** A line for what there is to say when there is nothing to show. */
  readonly note: HTMLElement;
  /** Leads to posts that came while somebody read further up. */
  readonly arrived: HTMLElement;
  /** The number on the tab. */
  readonly count: HTMLElement;
}

/** The posts of one channel: read from Graph again and again, the newest at the bottom as in Teams. */
export class PostsPane {
  private readonly elements: PostsElements;
  private readonly address: string;
  private readonly articles = new Map<string, { state: string; article: HTMLElement }>();
  private earlier: Post[] = [];
  private newest: Post[] = [];
  private next: string | undefined;
  private started = false;
  private reading = false;
  private visible = false;

  public constructor(elements: PostsElements, teamId: string, channelId: string) {
    this.elements = elements;
    this.address = newestPosts(teamId, channelId);
    elements.arrived.addEventListener('click', () => this.showEnd());
    elements.scroll.addEventListener('scroll', () => {
      if (this.atEnd()) elements.arrived.hidden = true;
    });
    elements.feed.addEventListener('keydown', event => this.move(event));
  }

  /** Starts to read, every few seconds while somebody can see it. */
  public start(): void {
    window.setInterval(() => {
      if (document.visibilityState === 'visible') void this.read();
    }, interval);
    void this.read();
  }

  /** The tab was opened or left: opening reads at once and shows the newest post. */
  public show(visible: boolean): void {
    this.visible = visible;
    if (!visible) return;
    this.showEnd();
    void this.read();
  }

  private async read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    const reading = await readPosts(this.address);
    this.reading = false;
    const { feed, note } = this.elements;
    feed.setAttribute('aria-busy', 'false');
    if (reading.kind === 'read') return this.take(reading.page);
    say(note, ['Posts can’t be read just now', 'They are asked for again every few seconds.']);
  }

  private take(page: Page): void {
    const posts = [...page.value].reverse();
    const oldest = posts[0];
    const follows =
      this.started &&
      (page['@odata.nextLink'] === undefined || this.newest.some(post => posts.some(({ id }) => id === post.id)));
    if (!follows) {
      // The first reading, or more came since the last one than a page holds: earlier posts are offered afresh.
      this.earlier = [];
      this.next = page['@odata.nextLink'];
    } else if (oldest) {
      // What has slid off the page since the last reading is kept with the earlier ones.
      this.earlier = [...this.earlier, ...this.newest.filter(post => Number(post.id) < Number(oldest.id))];
    }
    const known = new Set(this.newest.map(post => post.id));
    const arrived = this.started ? posts.filter(post => !known.has(post.id)).length : 0;
    const follow = !this.started || this.atEnd();
    this.newest = posts;
    this.started = true;
    this.draw();
    if (follow) this.showEnd();
    else if (arrived > 0) {
      this.elements.arrived.textContent = arrived === 1 ? '1 new post' : `${arrived} new posts`;
      this.elements.arrived.hidden = false;
    }
  }

  private draw(): void {
    const { feed, note, count, scroll } = this.elements;
    const posts = [...this.earlier, ...this.newest];
    say(note, posts.length === 0 ? ['No posts yet', 'Updates that somebody shares from the plan appear here.'] : []);
    count.hidden = posts.length === 0;
    const number = `${posts.length}${this.next === undefined ? '' : '+'}`;
    if (count.dataset['number'] !== number) {
      count.dataset['number'] = number;
      count.replaceChildren(hidden(', '), number, hidden(posts.length === 1 ? ' post' : ' posts'));
    }
    let place: Element | null = feed.firstElementChild;
    for (const [index, post] of posts.entries()) {
      const article = this.articleOf(post);
      article.setAttribute('aria-posinset', String(index + 1));
      article.setAttribute('aria-setsize', this.next === undefined ? String(posts.length) : '-1');
      if (article === place) place = place.nextElementSibling;
      else feed.insertBefore(article, place);
    }
    while (place) {
      const following: Element | null = place.nextElementSibling;
      place.remove();
      place = following;
    }
    this.offerEarlier(scroll);
  }

  /** The article of a post, drawn again only when the post or its replies have changed: focus and open replies stay. */
  private articleOf(post: Post): HTMLElement {
    const state = JSON.stringify(post);
    const drawn = this.articles.get(post.id);
    if (drawn?.state === state) return drawn.article;
    const article = drawPost(post, drawn?.article.querySelector('details')?.open ?? false);
    if (drawn) {
      const focused = drawn.article.contains(document.activeElement);
      drawn.article.replaceWith(article);
      if (focused) article.focus();
    }
    this.articles.set(post.id, { state, article });
    return article;
  }

  private offerEarlier(scroll: HTMLElement): void {
    const offered = scroll.querySelector('.posts-earlier');
    if (this.next === undefined) offered?.remove();
    else if (!offered) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'posts-earlier';
      button.textContent = 'Show earlier posts';
      button.addEventListener('click', () => void this.readEarlier(button));
      scroll.prepend(button);
    }
  }

  private async readEarlier(button: HTMLButtonElement): Promise<void> {
    if (this.next === undefined) return;
    button.disabled = true;
    const reading = await readPosts(this.next);
    button.disabled = false;
    if (reading.kind !== 'read') return;
    const { scroll, feed } = this.elements;
    const first = feed.firstElementChild;
    const fromEnd = scroll.scrollHeight - scroll.scrollTop;
    this.earlier = [...[...reading.page.value].reverse(), ...this.earlier];
    this.next = reading.page['@odata.nextLink'];
    this.draw();
    scroll.scrollTop = scroll.scrollHeight - fromEnd;
    const before = first?.previousElementSibling;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }

  private atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.elements.scroll;
    return scrollHeight - scrollTop - clientHeight < nearEnd;
  }

  private showEnd(): void {
    const { scroll, arrived } = this.elements;
    arrived.hidden = true;
    if (this.visible) scroll.scrollTop = scroll.scrollHeight;
  }

  /** Page Up and Page Down go from post to post, as a feed's readers expect. */
  private move(event: KeyboardEvent): void {
    if (event.key !== 'PageDown' && event.key !== 'PageUp') return;
    const current = document.activeElement?.closest('article');
    const other = event.key === 'PageDown' ? current?.nextElementSibling : current?.previousElementSibling;
    if (!(other instanceof HTMLElement)) return;
    event.preventDefault();
    other.focus();
  }
}

function say(note: HTMLElement, lines: readonly string[]): void {
  const words = lines.join(' ');
  if (note.dataset['words'] === words) return;
  note.dataset['words'] = words;
  const [first, ...rest] = lines;
  const strong = document.createElement('strong');
  strong.textContent = first ?? '';
  note.replaceChildren(...(first === undefined ? [] : [strong, ...rest.map(line => span('', line))]));
}

/** Text for screen readers only. */
function hidden(text: string): HTMLElement {
  return span('visually-hidden', text);
}
