import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import type { IPropertyPaneConfiguration, IPropertyPaneDropdownOption } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as strings from 'ActionPlanWebPartStrings';
import type { App } from '../../app/store';
import { createApp } from '../../app/store';
import { ownKeys } from '../../app/viewState';
import type { Connection } from '../../data/connection';
import { connect } from '../../data/connection';
import { draftStorageOf } from '../../data/draftStorage';
import { planStoreOf } from '../../data/planStore';
import { addressHost } from '../../host/address';
import type { Teams } from '../../host/teams';
import { placeInTeams, subPageInTeams, tellTeams, themeInTeams } from '../../host/teams';
import { PlanApp } from '../../ui/PlanApp';
import type { PostingOffer } from '../../ui/post/PostingContext';
import { sharePointTheme, teamsTheme } from '../../ui/theme/hostThemes';
import { offerPosting } from './posting';
import { paneOf } from './propertyPane';

export interface ActionPlanProperties {
  title?: string;
  /** The plan's item id as text; '' takes the site's first plan. */
  plan?: string;
  /** Updates may be posted straight into a channel; off unless somebody switched it on. */
  posting?: boolean;
  /** Teams' link to the channel; '' takes the plan's own, or the tab's. */
  channel?: string;
}

/** The plug between SPFx and the product: it hands in the connection, the host and the theme, and knows nothing else. */
export default class ActionPlanWebPart extends BaseClientSideWebPart<ActionPlanProperties> {
  private connection: Connection | undefined;
  private app: App | undefined;
  private theme = sharePointTheme(undefined);
  private posting: PostingOffer | undefined;
  private planOptions: IPropertyPaneDropdownOption[] = [{ key: '', text: strings.FirstPlan }];

  private get teams(): Teams | undefined {
    return this.context.sdks.microsoftTeams;
  }

  /** Who types here, and where: drafts of another person, site or tenant are none of theirs. */
  private get owner(): string {
    const { aadInfo, user, web } = this.context.pageContext;
    return [aadInfo?.tenantId?.toString() ?? '', web.absoluteUrl, user.loginName].join(' ');
  }

  protected override async onInit(): Promise<void> {
    await super.onInit();
    const { teams } = this;
    this.connection = connect(this.context.pageContext.web.absoluteUrl);
    if (!teams) return;
    this.theme = teamsTheme(themeInTeams(teams));
    teams.teamsJs.app.registerOnThemeChangeHandler(name => {
      this.theme = teamsTheme(name);
      this.render();
    });
    tellTeams(teams);
  }

  protected override onThemeChanged(theme: IReadonlyTheme | undefined): void {
    if (!this.teams) this.theme = sharePointTheme(theme);
  }

  public override render(): void {
    const { connection, teams } = this;
    if (!connection) return;
    if (!this.app) {
      const place = teams ? placeInTeams(teams) : 'page';
      const planId = Number(this.properties.plan);
      const store = planStoreOf(connection, Number.isSafeInteger(planId) && planId > 0 ? planId : undefined);
      this.app = createApp(store, addressHost(place, ownKeys, teams && subPageInTeams(teams)), draftStorageOf(this.owner));
      void this.app.load();
      this.app.watch();
    }
    const loadSetUp = async () => (await import(/* webpackChunkName: 'set-up-site' */ '../../data/setUp')).setUpOf(connection);
    this.posting ??= offerPosting({ ...this.properties, componentId: this.manifest.id, context: this.context, connection, teams });
    const { app, theme, posting, properties: { title } } = this;
    ReactDom.render(React.createElement(PlanApp, { app, theme, title, loadSetUp, posting }), this.domElement);
  }

  protected override onDispose(): void {
    this.app?.close();
    ReactDom.unmountComponentAtNode(this.domElement);
  }

  protected override onPropertyPaneConfigurationStart(): void {
    const { connection } = this;
    if (connection) void this.listPlans(connection);
  }

  private async listPlans(connection: Connection): Promise<void> {
    const { plansOfSite } = await import(/* webpackChunkName: 'plans-of-site' */ '../../data/plansOfSite');
    const plans = await plansOfSite(connection).catch(() => []);
    this.planOptions = [{ key: '', text: strings.FirstPlan }, ...plans.map(plan => ({ key: String(plan.id), text: plan.title }))];
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
