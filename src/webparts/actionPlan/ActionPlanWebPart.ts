import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { Theme } from '@fluentui/react/lib/Theme';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import type { IPropertyPaneConfiguration, IPropertyPaneDropdownOption } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as strings from 'ActionPlanWebPartStrings';
import type { Device, Host, Owner } from '../../app/ports';
import type { App } from '../../app/store';
import { createApp } from '../../app/store';
import type { Connection } from '../../data/connection';
import { connect } from '../../data/connection';
import { browserStorage } from '../../device/browserStorage';
import { draftStorageOf } from '../../device/draftStorage';
import { outboxStorage } from '../../device/outboxStorage';
import { planIdIn, planStoreOf } from '../../data/planStore';
import { known } from '../../model/values';
import { addressHost } from '../../host/address';
import type { InTeams } from '../../host/inTeams';
import { openInTeams } from '../../host/inTeams';
import { joinPage } from '../../host/instances';
import { webLocks } from '../../host/locks';
import { openMyActions } from '../../host/teams';
import { LazyScreen } from '../../ui/shell/LazyScreen';
import { PlanApp } from '../../ui/shell/PlanApp';
import type { PostingOffer } from '../../ui/post/PostingContext';
import { sharePointTheme, teamsTheme } from '../../ui/theme/hostThemes';
import { loadWords } from '../../ui/words/load';
import type { Words } from '../../ui/words/words';
import { learnPlace } from './learnPlace';
import { offerPosting } from './posting';
import { paneOf } from './propertyPane';

export interface ActionPlanProperties {
  title?: string;
  /** The plan's item id as text; '' for the site's first plan. */
  plan?: string;
  /** True where the settings allow posting into a channel. */
  posting?: boolean;
  /** Teams' link to the channel; '' for the plan's channel, or the tab's. */
  channel?: string;
}

/** Connects SPFx and the product: it provides the connection to SharePoint, the host, the device and the theme. */
export default class ActionPlanWebPart extends BaseClientSideWebPart<ActionPlanProperties> {
  private connection: Connection | undefined;
  private words: Words | undefined;
  private app: App | undefined;
  private personal: ReturnType<typeof import('./personalApp').startPersonalApp> | undefined;
  private theme = sharePointTheme(undefined);
  private inTeams: InTeams | undefined;
  private stopSharingAction: (() => void) | undefined;
  private stopLearning: (() => void) | undefined;
  private posting: PostingOffer | undefined;
  private planOptions: IPropertyPaneDropdownOption[] = [{ key: '', text: strings.FirstPlan }];

  private get person(): Pick<Owner, 'tenant' | 'user'> {
    const { aadInfo, user } = this.context.pageContext;
    return { tenant: aadInfo?.tenantId?.toString() ?? '', user: user.loginName };
  }

  /**
   * The device's storage and locks for this person in the site at `webUrl`. Other people, sites and tenants have
   * storage of their own.
   */
  private deviceIn(webUrl: string): Device {
    const owner = { ...this.person, site: webUrl };
    const storage = browserStorage();
    const outbox = outboxStorage(storage);
    const close = (): void => {
      outbox.close();
      storage.close();
    };
    return { drafts: draftStorageOf(owner, storage), outbox, locks: webLocks, owner, close };
  }

  protected override async onInit(): Promise<void> {
    await super.onInit();
    const {
      pageContext,
      sdks: { microsoftTeams }
    } = this.context;
    const webUrl = pageContext.web.absoluteUrl;
    this.connection = connect(webUrl);
    const words = await loadWords(pageContext.cultureInfo.currentUICultureName);
    this.words = words;
    if (!microsoftTeams) return;
    this.inTeams = await openInTeams(microsoftTeams, webUrl, words.teams, name => {
      this.theme = teamsTheme(name);
      this.render();
    });
    this.theme = teamsTheme(this.inTeams.theme);
  }

  protected override onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (!this.context.sdks.microsoftTeams) this.theme = sharePointTheme(theme);
  }

  public override render(): void {
    const { connection, words, inTeams } = this;
    if (!connection || !words) return;
    const hostKind = inTeams?.hostKind ?? 'page';
    if (hostKind === 'personalApp') {
      ReactDom.render(
        React.createElement(LazyScreen, { words, theme: this.theme, load: () => this.startPersonal() }),
        this.domElement
      );
      return;
    }
    if (!this.app) {
      const planId = planIdIn(this.properties.plan);
      const store = planStoreOf(connection, planId);
      const { microsoftTeams } = this.context.sdks;
      const host: Host = {
        ...addressHost(hostKind, joinPage(this.domElement, known(planId)), inTeams?.subPageId),
        ...(microsoftTeams && {
          openMyActions: () => openMyActions(microsoftTeams, inTeams?.appId ?? this.manifest.id)
        })
      };
      this.app = createApp(store, host, this.deviceIn(connection.webUrl));
      void this.app.load();
      this.app.watch();
      this.stopSharingAction?.();
      this.stopSharingAction = inTeams?.shareOpenAction(this.app);
      this.stopLearning?.();
      this.stopLearning = learnPlace({ app: this.app, connection, teams: inTeams });
    }
    const loadSetUp = async () =>
      (await import(/* webpackChunkName: 'set-up-site' */ '../../data/setUp')).setUpOf(connection);
    this.posting ??= offerPosting({
      ...this.properties,
      context: this.context,
      connection,
      teams: inTeams
    });
    const {
      app,
      theme,
      posting,
      properties: { title }
    } = this;
    ReactDom.render(
      React.createElement(PlanApp, { app, words, theme, title, onDrawn: inTeams?.notifyDrawn, loadSetUp, posting }),
      this.domElement
    );
  }

  /** Starts “My actions”, which is a chunk of its own; gives the function that draws it. */
  private async startPersonal(): Promise<(theme: Theme) => React.ReactElement> {
    const { startPersonalApp } = await import(/* webpackChunkName: 'my-actions' */ './personalApp');
    this.personal ??= startPersonalApp({
      homeUrl: this.context.pageContext.web.absoluteUrl,
      person: this.person,
      deviceIn: webUrl => this.deviceIn(webUrl),
      subPageId: this.inTeams?.subPageId,
      postingOver: connection => offerPosting({ context: this.context, connection, teams: this.inTeams })
    });
    this.inTeams?.notifyReady();
    return this.personal.draw;
  }

  protected override onDispose(): void {
    this.stopSharingAction?.();
    this.stopLearning?.();
    this.app?.close();
    this.personal?.close();
    ReactDom.unmountComponentAtNode(this.domElement);
  }

  protected override onPropertyPaneConfigurationStart(): void {
    const { connection } = this;
    if (connection) void this.listPlans(connection);
  }

  private async listPlans(connection: Connection): Promise<void> {
    const { plansOfSite } = await import(/* webpackChunkName: 'plans-of-site' */ '../../data/plansOfSite');
    const plans = await plansOfSite(connection).catch(() => []);
    this.planOptions = [
      { key: '', text: strings.FirstPlan },
      ...plans.map(plan => ({ key: String(plan.id), text: plan.title }))
    ];
    this.context.propertyPane.refresh();
  }

  protected override onPropertyPaneFieldChanged(path: string): void {
    this.posting = undefined;
    if (path !== 'plan') return;
    this.app?.close();
    this.app = undefined;
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return paneOf(this.planOptions);
  }
}
