import type { IPropertyPaneConfiguration, IPropertyPaneDropdownOption } from '@microsoft/sp-property-pane';
import {
  PropertyPaneDropdown,
  PropertyPaneLabel,
  PropertyPaneTextField,
  PropertyPaneToggle
} from '@microsoft/sp-property-pane';
import * as strings from 'ActionPlanWebPartStrings';
import { channelOfLink } from '../../channel/deepLink';

/** The property pane: which plan to show, and whether and where updates may be posted. */
export function paneOf(planOptions: IPropertyPaneDropdownOption[]): IPropertyPaneConfiguration {
  const isLink = (link: string): string => (link.trim() === '' || channelOfLink(link) ? '' : strings.ChannelFault);
  return {
    pages: [
      {
        groups: [
          {
            groupName: strings.GroupName,
            groupFields: [
              PropertyPaneDropdown('plan', { label: strings.PlanLabel, options: planOptions }),
              PropertyPaneTextField('title', { label: strings.TitleLabel, description: strings.TitleDescription })
            ]
          },
          {
            groupName: strings.PostingGroup,
            groupFields: [
              PropertyPaneToggle('posting', {
                label: strings.PostingLabel,
                onText: strings.PostingOn,
                offText: strings.PostingOff
              }),
              PropertyPaneLabel('posting', { text: strings.PostingDescription }),
              PropertyPaneTextField('channel', {
                label: strings.ChannelLabel,
                description: strings.ChannelDescription,
                onGetErrorMessage: isLink
              })
            ]
          }
        ]
      }
    ]
  };
}
