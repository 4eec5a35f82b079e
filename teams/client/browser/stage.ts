import type { Faults } from '../faults';
import { element } from './dom';
import { TeamsHost, type AppWord, type HostEvents, type Surroundings, type ToldPlace } from './host';

/** What the client shows of the app: itself, or a cover over it. */
export type StageState = 'loading' | 'loaded' | 'ready' | 'expectedFailure' | 'failed' | 'timedOut' | 'suspended';

export interface StageOptions {
  readonly stage: HTMLElement;
  /** Says in words how the app is, for people who watch. */
  readonly status: HTMLElement;
  /** The address of the page inside the frame. */
  readonly address: string;
  readonly surroundings: Surroundings;
  readonly faults: Faults;
  readonly theme: string;
  readonly events: Pick<HostEvents, 'onLink' | 'onShare'>;
}

const inWords: Readonly<Record<StageState, string>> = {
  loading: 'has said nothing yet',
  loaded: 'says that it has loaded',
  ready: 'says that it is ready',
  expectedFailure: 'says that something failed, and shows it itself',
  failed: 'says that it failed',
  timedOut: 'said nothing in time',
  suspended: 'is suspended'
};

/**
 * The app in its iframe. Teams covers it until the app says that it has loaded, waits for its word that it succeeded,
 * and puts an error page in its place when it failed or said nothing in time
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/content-page).
 */
export class AppStage {
  private readonly options: StageOptions;
  private readonly cover = element('div', 'cover');
  private frame: HTMLIFrameElement | undefined;
  private host: TeamsHost | undefined;
  private theme: string;
  private timer = 0;
  private toldPlace: ToldPlace | undefined;

  public constructor(options: StageOptions) {
    this.options = options;
    this.theme = options.theme;
    options.stage.append(this.cover);
  }

  /** What the app last told of where it is. */
  public get place(): ToldPlace | undefined {
    return this.toldPlace;
  }

  /** Loads the app at one of its sub-pages, in a frame of its own: what ran before is gone without being asked. */
  public load(subPageId = ''): void {
    this.remove();
    const { stage, address, surroundings, faults, events } = this.options;
    const frame = element('iframe', '');
    frame.id = 'app';
    frame.name = 'embedded-page-container';
    frame.title = 'Action plan';
    frame.allow = 'clipboard-write';
    this.toldPlace = undefined;
    stage.prepend(frame);
    this.host = new TeamsHost({
      frame,
      surroundings,
      faults,
      subPageId,
      frameContext: 'content',
      theme: this.theme,
      events: {
        ...events,
        onWord: word => this.hear(word),
        onPlace: place => {
          this.toldPlace = place;
        }
      }
    });
    this.host.start();
    frame.src = address;
    this.frame = frame;
    this.show('loading', [element('span', 'spinner'), element('p', '', 'Loading Action plan…')]);
    this.timer = window.setTimeout(
      () => this.fail('timedOut', `It said nothing for ${Math.round(faults.timeout / 1000)} seconds.`),
      faults.timeout
    );
  }

  /** Takes the app's memory away, as Teams does with a tab that nobody looked at for long: no event tells the app. */
  public suspend(): void {
    this.remove();
    this.show(
      'suspended',
      [
        element('h2', '', 'This tab was suspended'),
        element('p', '', 'Teams puts tabs away that nobody has looked at for a while.'),
        this.button('Reload')
      ],
      'alert'
    );
  }

  public changeTheme(theme: string): void {
    this.theme = theme;
    this.host?.changeTheme(theme);
  }

  private remove(): void {
    window.clearTimeout(this.timer);
    this.host?.stop();
    this.frame?.remove();
    this.frame = undefined;
    this.host = undefined;
  }

  private hear(word: AppWord): void {
    switch (word.kind) {
      case 'loaded':
        return this.show('loaded');
      case 'success':
        window.clearTimeout(this.timer);
        return this.show('ready');
      case 'expectedFailure':
        window.clearTimeout(this.timer);
        return this.show('expectedFailure', [], '', `${word.reason}: ${word.message}`);
      case 'failure':
        return this.fail('failed', `${word.reason}: ${word.message}`);
    }
  }

  private fail(state: 'failed' | 'timedOut', why: string): void {
    window.clearTimeout(this.timer);
    this.show(
      state,
      [element('h2', '', 'There was a problem reaching this app'), element('p', '', why), this.button('Retry')],
      'alert'
    );
  }

  private button(words: string): HTMLElement {
    const button = element('button', 'client-button primary', words);
    button.type = 'button';
    button.addEventListener('click', () => this.load());
    return button;
  }

  /** Covers the app with these lines, or with nothing. */
  private show(state: StageState, lines: readonly Node[] = [], role = 'status', why = ''): void {
    const { stage, status } = this.options;
    stage.dataset['state'] = state;
    status.textContent = `The app ${inWords[state]}${why === '' ? '' : ` (${why})`}.`;
    if (role === '') this.cover.removeAttribute('role');
    else this.cover.setAttribute('role', role);
    this.cover.hidden = lines.length === 0;
    this.cover.replaceChildren(...lines);
    if (this.frame) this.frame.hidden = state === 'failed' || state === 'timedOut';
  }
}
