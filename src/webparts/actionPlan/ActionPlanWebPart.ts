import * as React from 'react';
import * as ReactDom from 'react-dom';
import type { Theme } from '@fluentui/react/lib/Theme';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import type { IPropertyPaneConfiguration, IPropertyPaneDropdownOption } from '@microsoft/sp-property-pane';
import { PropertyPaneDropdown, PropertyPaneTextField } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import * as strings from 'ActionPlanWebPartStrings';
import type { Host } from '../../app/ports';
import type { App } from '../../app/store';
import { createApp } from '../../app/store';
import { ownKeys } from '../../app/viewState';
import type { Connection } from '../../data/connection';
import { connect } from '../../data/connection';
import { draftStorageOf } from '../../data/draftStorage';
import { planStoreOf } from '../../data/planStore';
import { addressHost } from '../../host/address';
import type { Teams } from '../../host/teams';
import { openMyActions, placeInTeams, subPageInTeams, tellTeams, themeInTeams } from '../../host/teams';
import { LaterScreen } from '../../ui/LaterScreen';
import { PlanApp } from '../../ui/PlanApp';
import { sharePointTheme, teamsTheme } from '../../ui/theme/hostThemes';

export interface ActionPlanProperties {
  title?: string;
  /** The plan's item id as text; '' takes the site's first plan. */
  plan?: string;
}

/** The plug between SPFx and the product: it hands in the connection, the host and the theme, and knows nothing else. */
export default class ActionPlanWebPart extends BaseClientSideWebPart<ActionPlanProperties> {
  private connection: Connection | undefined;
  private app: App | undefined;
  private personal: ReturnType<typeof import('./personalApp').startPersonalApp> | undefined;
  private theme = sharePointTheme(undefined);
  private planOptions: IPropertyPaneDropdownOption[] = [{ key: '', text: strings.FirstPlan }];

  private get teams(): Teams | undefined {
    return this.context.sdks.microsoftTeams;
  }

  /** Who chooses plans, and who types in a site: what is of another person, site or tenant is none of theirs. */
  private ownerIn(...webUrl: readonly string[]): string {
    const { aadInfo, user } = this.context.pageContext;
    return [aadInfo?.tenantId?.toString() ?? '', ...webUrl, user.loginName].join(' ');
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
    const place = teams ? placeInTeams(teams) : 'page';
    if (place === 'personalApp') {
      ReactDom.render(React.createElement(LaterScreen, { theme: this.theme, load: () => this.startPersonal() }), this.domElement);
      return;
    }
    if (!this.app) {
      const planId = Number(this.properties.plan);
      const store = planStoreOf(connection, Number.isSafeInteger(planId) && planId > 0 ? planId : undefined);
      const host: Host = {
        ...addressHost(place, ownKeys, teams && subPageInTeams(teams)),
        ...(teams && { openMyActions: () => openMyActions(teams, this.manifest.id) })
      };
      this.app = createApp(store, host, draftStorageOf(this.ownerIn(connection.webUrl)));
      void this.app.load();
      this.app.watch();
    }
    const loadSetUp = async () => (await import(/* webpackChunkName: 'set-up-site' */ '../../data/setUp')).setUpOf(connection);
    ReactDom.render(React.createElement(PlanApp, { app: this.app, theme: this.theme, title: this.properties.title, loadSetUp }), this.domElement);
  }

  /** “My actions” has its own address and no property pane; its scripts come only where it is shown. */
  private async startPersonal(): Promise<(theme: Theme) => React.ReactElement> {
    const { startPersonalApp } = await import(/* webpackChunkName: 'my-actions' */ './personalApp');
    this.personal ??= startPersonalApp({
      homeUrl: this.context.pageContext.web.absoluteUrl,
      person: this.ownerIn(),
      ownerIn: webUrl => this.ownerIn(webUrl),
      subPageId: this.teams && subPageInTeams(this.teams)
    });
    return this.personal.draw;
  }

  protected override onDispose(): void {
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
    this.planOptions = [{ key: '', text: strings.FirstPlan }, ...plans.map(plan => ({ key: String(plan.id), text: plan.title }))];
    this.context.propertyPane.refresh();
  }

  protected override onPropertyPaneFieldChanged(path: string): void {
    if (path !== 'plan') return;
    this.app?.close();
    this.app = undefined;
  }

  protected override getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const groupFields = [
      PropertyPaneDropdown('plan', { label: strings.PlanLabel, options: this.planOptions }),
      PropertyPaneTextField('title', { label: strings.TitleLabel, description: strings.TitleDescription })
    ];
    return { pages: [{ groups: [{ groupName: strings.GroupName, groupFields }] }] };
  }
}
